namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>Enclosure of the inverse tangent, which increases, so the ends decide.</summary>
public static class Arctangent
{
    private const int Halvings = 3;
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>The inverse tangent, in (-pi/2, pi/2).</summary>
    public static DyadicInterval Arctan(DyadicInterval x, int bits) =>
        Exponentials.Increasing(x, y => Exponentials.Odd(y, z => At(z, bits)));

    /// <summary>arctan(x) = pi/2 - arctan(1/x) for x &gt; 1 (DLMF 4.24.17).</summary>
    private static DyadicInterval At(Dyadic x, int bits)
    {
        var work = bits + 16;
        var point = DyadicInterval.Point(x);
        return x <= Dyadic.One
            ? Reduced(point, work).Round(bits)
            : DyadicInterval.Subtract(
                Constants.Pi(work).Scale(-1), Reduced(DyadicInterval.Divide(One, point, work)!.Value, work), bits);
    }

    /// <summary>
    /// For 0 &lt; x &lt;= 1: arctan(x) = 2 arctan(x/(1 + sqrt(1 + x^2))) three times (half-angle formula), which brings
    /// the argument below 1/10; then sum (-1)^k x^(2k+1)/(2k+1), alternating with falling terms, so what is left out is
    /// at most the first term left out in size (DLMF 4.24.3).
    /// </summary>
    private static DyadicInterval Reduced(DyadicInterval x, int work)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var square = DyadicInterval.Multiply(x, x, work);
            var root = DyadicInterval.Root(DyadicInterval.Add(One, square, work), 2, work)!.Value;
            x = DyadicInterval.Divide(x, DyadicInterval.Add(One, root, work), work)!.Value;
        }

        var minusSquare = -DyadicInterval.Multiply(x, x, work);
        var (sum, power) = (x, x);
        for (var k = 1; ; k++)
        {
            power = DyadicInterval.Multiply(power, minusSquare, work);
            var term = DyadicInterval.Divide(power, 2 * k + 1, work);
            if (term.Magnitude.Top < x.Magnitude.Top - work)
            {
                return DyadicInterval.Add(sum, DyadicInterval.Around0(term.Magnitude), work).Scale(Halvings);
            }

            sum = DyadicInterval.Add(sum, term, work);
        }
    }
}
