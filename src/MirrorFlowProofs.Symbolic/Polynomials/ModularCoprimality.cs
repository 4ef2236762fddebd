using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>A quick proof that two polynomials have no common divisor with a given variable.</summary>
internal static class ModularCoprimality
{
    // 2^31 - 1: products of two residues stay within 64 bits.
    private const ulong Prime = 2147483647;

    /// <summary>
    /// Whether the images in one variable, the others set to numbers modulo a prime, keep their degrees and are coprime.
    /// A common divisor with that variable would have an image of the same degree that divides both images, since its
    /// leading coefficient divides theirs; so true proves that there is none. False proves nothing.
    /// </summary>
    internal static bool AreCoprimeIn(Polynomial a, Polynomial b, int variable)
    {
        var (x, y) = (Image(a, variable), Image(b, variable));
        if (x[^1] == 0 || y[^1] == 0)
        {
            return false;
        }

        if (x.Length < y.Length)
        {
            (x, y) = (y, x);
        }

        while (y.Length > 1)
        {
            (x, y) = (y, Remainder(x, y));
        }

        return y.Length == 1 && y[0] != 0;
    }

    private static ulong[] Image(Polynomial p, int variable)
    {
        var image = new ulong[p.DegreeIn(variable) + 1];
        foreach (var (monomial, coefficient) in p.Terms)
        {
            var residue = BigInteger.Remainder(coefficient, Prime);
            var value = (ulong)(residue.Sign < 0 ? residue + Prime : residue);
            for (var v = 0; v < p.Variables; v++)
            {
                if (v != variable && monomial[v] > 0)
                {
                    value = value * Power(Point(v), monomial[v]) % Prime;
                }
            }

            image[monomial[variable]] = (image[monomial[variable]] + value) % Prime;
        }

        return image;
    }

    /// <summary>The remainder without leading zeros; one zero for 0.</summary>
    private static ulong[] Remainder(ulong[] x, ulong[] y)
    {
        var rest = (ulong[])x.Clone();
        var inverse = Power(y[^1], (int)(Prime - 2));
        for (var top = rest.Length - 1; top >= y.Length - 1; top--)
        {
            var factor = rest[top] * inverse % Prime;
            for (var i = 0; i < y.Length; i++)
            {
                var at = top - y.Length + 1 + i;
                rest[at] = (rest[at] + (Prime - factor) * y[i] % Prime) % Prime;
            }
        }

        var length = y.Length - 1;
        while (length > 1 && rest[length - 1] == 0)
        {
            length--;
        }

        return rest[..length];
    }

    /// <summary>A fixed number for each variable, without structure.</summary>
    private static ulong Point(int variable) => Power(48271, 3 * variable + 7);

    private static ulong Power(ulong value, int exponent)
    {
        var result = 1UL;
        for (var e = exponent; e > 0; e >>= 1)
        {
            if ((e & 1) == 1)
            {
                result = result * value % Prime;
            }

            value = value * value % Prime;
        }

        return result;
    }
}
