namespace MirrorFlowProofs.Experiments;

/// <summary>Predictions about pairs of settings that differ in one axis, all seeds together.</summary>
internal static class Pairs
{
    /// <summary>
    /// A number is smaller at the first of two values: agrees where the 95% interval of the difference over the seeds lies below 0 in every
    /// pair (with one seed, where the difference does), disagrees where one lies above, else undecided.
    /// </summary>
    public static Prediction Smaller(
        IReadOnlyList<Outcome> outcomes, string axis, string number, IReadOnlyList<(string First, string Second)> pairs, string statement, Func<Outcome, bool>? among = null)
    {
        List<string> below = [], above = [], open = [];
        foreach (var (key, first, second) in Matched(outcomes, axis, number, pairs, among))
        {
            var difference = Spread.Of([.. first.Zip(second, (a, b) => a - b)]);
            var words = FormattableString.Invariant($"{key}: {first.Average():g4} and {second.Average():g4}");
            (double.IsNaN(difference.Mean) || Math.Abs(difference.Mean) <= difference.HalfWidth ? open : difference.Mean < 0 ? below : above).Add(words);
        }

        var count = below.Count + above.Count + open.Count;
        return count == 0
            ? Prediction.TooLittle(statement, $"needs two values of {axis}")
            : new Prediction(
                statement,
                FormattableString.Invariant($"{below.Count} of {count} pairs as predicted, {above.Count} the other way, {open.Count} undecided; ") + (above.Concat(open).FirstOrDefault() ?? below[^1]),
                above.Count > 0 ? Agreement.Disagrees : open.Count > 0 ? Agreement.Undecided : Agreement.Agrees);
    }

    /// <summary>A number is the same at two values, up to a relative difference of the means.</summary>
    public static Prediction Close(
        IReadOnlyList<Outcome> outcomes, string axis, string number, IReadOnlyList<(string First, string Second)> pairs, double allowed, string statement, Func<Outcome, bool>? among = null)
    {
        var (worst, where, count) = (-1.0, "", 0);
        foreach (var (key, first, second) in Matched(outcomes, axis, number, pairs, among))
        {
            var difference = Math.Abs((first.Average() / second.Average()) - 1);
            (worst, where) = difference > worst ? (difference, key) : (worst, where);
            count++;
        }

        return count == 0
            ? Prediction.TooLittle(statement, $"needs two values of {axis}")
            : Prediction.Of(statement, FormattableString.Invariant($"relative difference at most {worst:g2} over {count} pairs (allowed {allowed}), {where}"), worst <= allowed);
    }

    private static IEnumerable<(string Key, double[] First, double[] Second)> Matched(
        IReadOnlyList<Outcome> outcomes, string axis, string number, IReadOnlyList<(string First, string Second)> pairs, Func<Outcome, bool>? among)
    {
        foreach (var group in outcomes.Where(among ?? (_ => true)).GroupBy(o => o.Setting.KeyWithout(axis, Axis.Seed)))
        {
            foreach (var (first, second) in pairs)
            {
                double[] Of(string value) => [.. group.Where(o => o.Setting[axis] == value).Select(o => o[number])];
                var (a, b) = (Of(first), Of(second));
                if (a.Length > 0 && a.Length == b.Length)
                {
                    yield return ($"{group.Key} {first} and {second}".Trim(), a, b);
                }
            }
        }
    }
}
