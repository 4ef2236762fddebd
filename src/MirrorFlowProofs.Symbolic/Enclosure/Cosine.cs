namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>Enclosure of the cosine of a rational multiple of pi.</summary>
internal static class Cosine
{
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>
    /// cos(pi turn) for a turn in [0, 1/2]: sum (-1)^k y^k/(2k)! with <c>y = (pi turn)^2 &lt; 2.5</c> (DLMF 4.19.2). From the second
    /// term on the terms fall in size and alternate in sign, so what is left out is at most the first term left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The turn is not in [0, 1/2].</exception>
    internal static DyadicInterval OfTurn(Rational turn, int bits)
    {
        if (turn.Sign < 0 || turn > new Rational(1, 2))
        {
            throw new ArgumentOutOfRangeException(nameof(turn), $"expected a turn in [0, 1/2], found {turn}");
        }

        var work = bits + 16;
        var angle = DyadicInterval.Multiply(Constants.Pi(work), DyadicInterval.Of(turn, work), work);
        var minusSquare = -DyadicInterval.Multiply(angle, angle, work);
        var (sum, term) = (One, One);
        for (var k = 1; ; k++)
        {
            term = DyadicInterval.Divide(DyadicInterval.Multiply(term, minusSquare, work), (2 * k - 1) * (2 * k), work);
            if (k > 1 && term.Magnitude.Top < -work)
            {
                return DyadicInterval.Add(sum, DyadicInterval.Around0(term.Magnitude), bits);
            }

            sum = DyadicInterval.Add(sum, term, work);
        }
    }
}
