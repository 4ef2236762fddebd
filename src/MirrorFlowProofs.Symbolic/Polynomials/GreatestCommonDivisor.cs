namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>
/// Greatest common divisors of polynomials by the primitive remainder sequence, one variable after the other (Knuth,
/// The Art of Computer Programming, volume 2, section 4.6.1, algorithm E), after a look modulo a prime that settles
/// most coprime pairs.
/// </summary>
internal static class GreatestCommonDivisor
{
    /// <summary>The greatest common divisor, primitive with a positive leading coefficient; 1 for coprime inputs.</summary>
    internal static Polynomial Of(Polynomial a, Polynomial b)
    {
        if (a.IsZero || b.IsZero)
        {
            return (a.IsZero ? b : a).Primitive();
        }

        (a, b) = (a.Primitive(), b.Primitive());
        if (a.Equals(b))
        {
            return a;
        }

        var one = Polynomial.Constant(a.Variables, 1);
        if (a.IsConstant || b.IsConstant || (a.TotalDegree() == 1 && b.TotalDegree() == 1))
        {
            return one;
        }

        // A common divisor is free of a variable that one of the two is free of: it divides the coefficients there.
        for (var v = 0; v < a.Variables; v++)
        {
            var (inA, inB) = (a.DegreeIn(v) > 0, b.DegreeIn(v) > 0);
            if (inA != inB)
            {
                return Of(inA ? ContentIn(a, v) : a, inB ? ContentIn(b, v) : b);
            }
        }

        var main = MainVariable(a, b);
        var (contentA, contentB) = (ContentIn(a, main), ContentIn(b, main));
        var content = Of(contentA, contentB);
        if (ModularCoprimality.AreCoprimeIn(a, b, main))
        {
            return content;
        }

        var primitive = RemainderSequence(a.DivideExactly(contentA)!, b.DivideExactly(contentB)!, main);
        return (content * primitive).Primitive();
    }

    /// <summary>The greatest common divisor of the coefficients in powers of a variable.</summary>
    internal static Polynomial ContentIn(Polynomial p, int variable)
    {
        var content = Polynomial.Constant(p.Variables, 0);
        foreach (var coefficient in p.CoefficientsIn(variable).Values.OrderBy(c => c.Terms.Length))
        {
            content = Of(content, coefficient);
            if (content.IsOne)
            {
                break;
            }
        }

        return content;
    }

    private static int MainVariable(Polynomial a, Polynomial b) => Enumerable.Range(0, a.Variables)
        .Where(v => a.DegreeIn(v) > 0)
        .MinBy(v => Math.Min(a.DegreeIn(v), b.DegreeIn(v)));

    private static Polynomial RemainderSequence(Polynomial a, Polynomial b, int variable)
    {
        if (a.DegreeIn(variable) < b.DegreeIn(variable))
        {
            (a, b) = (b, a);
        }

        while (true)
        {
            var remainder = PseudoRemainder(a, b, variable);
            if (remainder.IsZero)
            {
                return b.DivideExactly(ContentIn(b, variable))!.Primitive();
            }

            if (remainder.DegreeIn(variable) == 0)
            {
                return Polynomial.Constant(a.Variables, 1);
            }

            remainder = remainder.Primitive();
            (a, b) = (b, remainder.DivideExactly(ContentIn(remainder, variable))!);
        }
    }

    /// <summary>The remainder of <paramref name="a"/> times a power of the leading coefficient of <paramref name="b"/>.</summary>
    private static Polynomial PseudoRemainder(Polynomial a, Polynomial b, int variable)
    {
        var degree = b.DegreeIn(variable);
        var leading = b.CoefficientsIn(variable)[degree];
        while (!a.IsZero && a.DegreeIn(variable) is var top && top >= degree)
        {
            a = leading * a - (a.CoefficientsIn(variable)[top] * b).Shift(variable, top - degree);
        }

        return a;
    }
}
