namespace MirrorFlowProofs.Documents;

/// <summary>Turns what stands between dollar signs from LaTeX into the plain text syntax; the rest is left.</summary>
internal static class Dollars
{
    /// <exception cref="DocumentException">A dollar sign is alone, or the LaTeX cannot be read.</exception>
    internal static Fragment ToPlain(Fragment value)
    {
        var (parts, from) = (new List<Fragment>(), 0);
        while (value.Text.IndexOf('$', from) is >= 0 and var open)
        {
            var mark = open + 1 < value.Text.Length && value.Text[open + 1] == '$' ? "$$" : "$";
            var close = value.Text.IndexOf(mark, open + mark.Length, StringComparison.Ordinal);
            if (close < 0)
            {
                throw value.Complain(open, $"this '{mark}' is not closed");
            }

            parts.Add(value.Slice(from, open));
            parts.Add(LatexMath.ToPlain(value.Slice(open + mark.Length, close)));
            from = close + mark.Length;
        }

        return parts.Count == 0 ? value : Fragment.Join([.. parts, value.From(from)]).Trim();
    }
}
