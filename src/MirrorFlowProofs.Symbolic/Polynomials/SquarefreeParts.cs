namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>
/// Squarefree decomposition: a primitive polynomial as a product of powers of squarefree polynomials without common
/// factors (D. Y. Y. Yun, On square-free decomposition algorithms, SYMSAC 1976).
/// </summary>
internal static class SquarefreeParts
{
    /// <summary>The parts with their multiplicities, all of positive degree and primitive.</summary>
    internal static IReadOnlyList<(Polynomial Part, int Multiplicity)> Of(Polynomial p)
    {
        var parts = new List<(Polynomial, int)>();
        var pending = new Stack<Polynomial>([p.Primitive()]);
        while (pending.TryPop(out var next))
        {
            if (next.IsConstant)
            {
                continue;
            }

            if (next.TotalDegree() == 1)
            {
                parts.Add((next, 1));
                continue;
            }

            var variable = Enumerable.Range(0, next.Variables).First(v => next.DegreeIn(v) > 0);
            var content = GreatestCommonDivisor.ContentIn(next, variable);
            pending.Push(content);
            parts.AddRange(InVariable(next.DivideExactly(content)!, variable));
        }

        return parts;
    }

    private static IEnumerable<(Polynomial Part, int Multiplicity)> InVariable(Polynomial p, int variable)
    {
        var derivative = p.DerivativeIn(variable);
        var common = GreatestCommonDivisor.Of(p, derivative);
        var rest = p.DivideExactly(common)!;
        var quotient = derivative.DivideExactly(common)!;
        for (var multiplicity = 1; !rest.IsConstant; multiplicity++)
        {
            var difference = quotient - rest.DerivativeIn(variable);
            var part = GreatestCommonDivisor.Of(rest, difference);
            if (!part.IsConstant)
            {
                yield return (part, multiplicity);
            }

            rest = rest.DivideExactly(part)!;
            quotient = difference.DivideExactly(part)!;
        }
    }
}
