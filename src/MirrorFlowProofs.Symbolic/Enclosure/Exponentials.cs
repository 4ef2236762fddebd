namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>Enclosures of exp, log, sinh, cosh and arcsinh. All but cosh increase, so the ends decide.</summary>
public static class Exponentials
{
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>The exponential; null when an end is beyond 2^21 in size (the value would leave the range).</summary>
    public static DyadicInterval? Exp(DyadicInterval x, int bits)
    {
        if (!x.Magnitude.IsZero && x.Magnitude.Top > 21)
        {
            return null;
        }

        return Increasing(x, y => ExpAt(y, bits));
    }

    /// <summary>The natural logarithm; null unless the interval lies above 0.</summary>
    public static DyadicInterval? Log(DyadicInterval x, int bits) =>
        x.IsPositive ? Increasing(x, y => LogAt(y, bits)) : null;

    /// <summary>The hyperbolic sine; null where <see cref="Exp"/> is.</summary>
    public static DyadicInterval? Sinh(DyadicInterval x, int bits) =>
        !x.Magnitude.IsZero && x.Magnitude.Top > 21 ? null : Increasing(x, y => Odd(y, z => SinhAt(z, bits)));

    /// <summary>The hyperbolic cosine; null where <see cref="Exp"/> is. Even, and increasing from 0 on.</summary>
    public static DyadicInterval? Cosh(DyadicInterval x, int bits) =>
        !x.Magnitude.IsZero && x.Magnitude.Top > 21
            ? null
            : Increasing(DyadicInterval.Abs(x), y => y.IsZero ? One : CoshAt(y, bits));

    /// <summary>The inverse hyperbolic sine.</summary>
    public static DyadicInterval Arcsinh(DyadicInterval x, int bits) =>
        Increasing(x, y => Odd(y, z => ArcsinhAt(z, bits)));

    internal static DyadicInterval Increasing(DyadicInterval x, Func<Dyadic, DyadicInterval> at)
    {
        var lower = at(x.Lower);
        return x.IsPoint ? lower : new DyadicInterval(lower.Lower, at(x.Upper).Upper);
    }

    internal static DyadicInterval Odd(Dyadic x, Func<Dyadic, DyadicInterval> atPositive) =>
        x.IsZero ? default : x.Sign > 0 ? atPositive(x) : -atPositive(-x);

    /// <summary>
    /// exp(x) = 2^k exp(r / 2^m)^(2^m), r = x - k ln 2 with any integer k near x / ln 2. With |s| &lt;= 1/2,
    /// s = r / 2^m, the Taylor terms from n on add up to at most 2 |s|^n / n! (ratio at most 1/2; DLMF 4.2.19).
    /// </summary>
    private static DyadicInterval ExpAt(Dyadic x, int bits)
    {
        if (x.IsZero)
        {
            return One;
        }

        var halvings = SquareRootOf(bits) / 2 + 2;
        var work = bits + 16 + halvings + Math.Max(0, x.Top);
        var point = DyadicInterval.Point(x);
        var ln2 = Constants.Ln2(work);
        var k = DyadicInterval.Divide(point, ln2, 64)!.Value.Lower.Floor();
        var s = DyadicInterval.Subtract(
            point, DyadicInterval.Multiply(DyadicInterval.Point(k), ln2, work), work).Scale(-halvings);

        var (sum, term) = (One, One);
        for (var n = 1; ; n++)
        {
            term = DyadicInterval.Divide(DyadicInterval.Multiply(term, s, work), n, work);
            if (term.Magnitude.IsZero || term.Magnitude.Top < -work)
            {
                sum = DyadicInterval.Add(sum, DyadicInterval.Around0(term.Magnitude.Scale(1)), work);
                break;
            }

            sum = DyadicInterval.Add(sum, term, work);
        }

        for (var i = 0; i < halvings; i++)
        {
            sum = DyadicInterval.Multiply(sum, sum, work);
        }

        return sum.Round(bits).Scale((int)k);
    }

    /// <summary>
    /// log(x) = e ln 2 + 2 artanh((m - 1)/(m + 1)), x = m 2^e, 3/4 &lt;= m &lt; 3/2, so the argument is at most 1/5 in
    /// size (DLMF 4.6.4).
    /// </summary>
    private static DyadicInterval LogAt(Dyadic x, int bits)
    {
        var work = bits + 12;
        var e = x.Top;
        if (x.Scale(-e) < Dyadic.Of(3, -2))
        {
            e--;
        }

        var m = x.Scale(-e);
        if (m == Dyadic.One)
        {
            return DyadicInterval.Multiply(DyadicInterval.Point(e), Constants.Ln2(work), bits);
        }

        var z = DyadicInterval.Divide(
            DyadicInterval.Point(m - Dyadic.One), DyadicInterval.Point(m + Dyadic.One), work)!.Value;
        var logM = ArtanhSeries(z, work).Scale(1);
        return e == 0
            ? logM.Round(bits)
            : DyadicInterval.Add(
                DyadicInterval.Multiply(DyadicInterval.Point(e), Constants.Ln2(work), work), logM, bits);
    }

    /// <summary>
    /// artanh(z) = sum z^(2k+1)/(2k+1) for |z| &lt;= 1/4, z not 0: the terms fall by at least 16, so those from n on
    /// add up to at most twice the n-th.
    /// </summary>
    private static DyadicInterval ArtanhSeries(DyadicInterval z, int work)
    {
        var square = DyadicInterval.Multiply(z, z, work);
        var (sum, power) = (z, z);
        for (var k = 1; ; k++)
        {
            power = DyadicInterval.Multiply(power, square, work);
            var term = DyadicInterval.Divide(power, 2 * k + 1, work);
            if (term.Magnitude.Top < z.Magnitude.Top - work)
            {
                return DyadicInterval.Add(sum, DyadicInterval.Around0(term.Magnitude.Scale(1)), work);
            }

            sum = DyadicInterval.Add(sum, term, work);
        }
    }

    /// <summary>
    /// For x &lt; 1 the series sum x^(2k+1)/(2k+1)!, whose terms fall by at least 6, so those left out add up to at
    /// most twice the first of them and are not negative (DLMF 4.33.1); otherwise (exp(x) - exp(-x))/2.
    /// </summary>
    private static DyadicInterval SinhAt(Dyadic x, int bits)
    {
        var work = bits + 12;
        if (x >= Dyadic.One)
        {
            var exp = ExpAt(x, work);
            return DyadicInterval.Subtract(exp, Inverse(exp, work), bits).Scale(-1);
        }

        var point = DyadicInterval.Point(x);
        var square = DyadicInterval.Multiply(point, point, work);
        var (sum, term) = (point, point);
        for (var k = 1; ; k++)
        {
            term = DyadicInterval.Divide(DyadicInterval.Multiply(term, square, work), 2 * k * (2 * k + 1), work);
            if (term.Magnitude.Top < x.Top - work)
            {
                return DyadicInterval.Add(sum, new(Dyadic.Zero, term.Upper.Scale(1)), bits);
            }

            sum = DyadicInterval.Add(sum, term, work);
        }
    }

    private static DyadicInterval CoshAt(Dyadic x, int bits)
    {
        var exp = ExpAt(x, bits + 8);
        return DyadicInterval.Add(exp, Inverse(exp, bits + 8), bits).Scale(-1);
    }

    /// <summary>
    /// For x &lt;= 1/4: 2 artanh(x/(1 + sqrt(1 + x^2))), from tanh(y/2) = sinh y/(1 + cosh y) (DLMF 4.35.22), whose
    /// argument is at most 1/8; otherwise log(x + sqrt(1 + x^2)) (DLMF 4.37.16).
    /// </summary>
    private static DyadicInterval ArcsinhAt(Dyadic x, int bits)
    {
        var work = bits + 16;
        var point = DyadicInterval.Point(x);
        var root = DyadicInterval.Root(
            DyadicInterval.Add(One, DyadicInterval.Multiply(point, point, work), work), 2, work)!.Value;
        if (x <= Dyadic.Of(1, -2))
        {
            var z = DyadicInterval.Divide(point, DyadicInterval.Add(One, root, work), work)!.Value;
            return ArtanhSeries(z, work).Scale(1).Round(bits);
        }

        return Log(DyadicInterval.Add(point, root, work), bits)!.Value;
    }

    private static DyadicInterval Inverse(DyadicInterval x, int bits) => DyadicInterval.Divide(One, x, bits)!.Value;

    private static int SquareRootOf(int n) => (int)IntegerRoot.Floor(n, 2);
}
