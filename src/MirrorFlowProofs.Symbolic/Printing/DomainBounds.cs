namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>The ends of a domain as inequalities of a system.</summary>
internal static class DomainBounds
{
    /// <summary>One inequality an end: <c>u &gt; 0</c>, or <c>0 &lt; u</c> with the lower end first; none for an infinite end.</summary>
    internal static IReadOnlyList<string> Bounds(this Domain domain, string name, Func<Rational, string> number, bool lowerFirst)
    {
        List<string> bounds = [];
        if (domain.Lower is { } lower)
        {
            bounds.Add(lowerFirst
                ? $"{number(lower)} {(domain.LowerOpen ? "<" : "<=")} {name}"
                : $"{name} {(domain.LowerOpen ? ">" : ">=")} {number(lower)}");
        }

        if (domain.Upper is { } upper)
        {
            bounds.Add($"{name} {(domain.UpperOpen ? "<" : "<=")} {number(upper)}");
        }

        return bounds;
    }
}
