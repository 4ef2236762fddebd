namespace MirrorFlowProofs.Numerics;

/// <content>Elementary functions: argument reduction by powers of two, then one short series each.</content>
public readonly partial struct DoubleDouble
{
    // ln 2 to 3 x 53 bits, so that k ln 2 keeps 106 bits for |k| up to 1100.
    private const double Ln2A = 0.6931471805599453;
    private const double Ln2B = 2.3190468138462996e-17;
    private const double Ln2C = 5.707708438416212e-34;

    private static readonly DoubleDouble[] InverseFactorials = Reciprocals(n => Factorial(n), 12);
    private static readonly DoubleDouble[] InverseOdd = Reciprocals(n => (2 * n) + 1, 32);

    /// <inheritdoc/>
    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        if (value.High <= 0 || !double.IsFinite(value.High))
        {
            return new(Math.Sqrt(value.High), 0);
        }

        int half = Math.ILogB(value.High) / 2;
        DoubleDouble scaled = ScaleB(value, -2 * half);
        DoubleDouble root = new(Math.Sqrt(scaled.High), 0);
        for (int i = 0; i < 2; i++)
        {
            root += (scaled - (root * root)) / (root * 2);
        }

        return ScaleB(root, half);
    }

    /// <inheritdoc/>
    public static DoubleDouble Exp(DoubleDouble value)
    {
        if (!(Math.Abs(value.High) < 800))
        {
            return new(Math.Exp(value.High), 0);
        }

        int k = (int)Math.Round(value.High / Ln2A);
        double first = k * Ln2A;
        double firstError = Math.FusedMultiplyAdd(k, Ln2A, -first);
        double second = k * Ln2B;
        double secondError = Math.FusedMultiplyAdd(k, Ln2B, -second);
        DoubleDouble reduced = value - first - firstError - second - (secondError + (k * Ln2C));
        return ScaleB(One + ReducedExpM1(reduced), k);
    }

    /// <inheritdoc/>
    public static DoubleDouble ExpM1(DoubleDouble value) =>
        Math.Abs(value.High) < 0.35 ? ReducedExpM1(value) : Exp(value) - One;

    /// <inheritdoc/>
    public static DoubleDouble Log(DoubleDouble value)
    {
        if (!(value.High > 0) || double.IsInfinity(value.High))
        {
            return new(Math.Log(value.High), 0);
        }

        int exponent = Exponent(value);
        DoubleDouble mantissa = ScaleB(value, -exponent);
        if (mantissa.High > 1.4142135623730951)
        {
            exponent++;
            mantissa = ScaleB(mantissa, -1);
        }

        DoubleDouble log = AtanhDoubled((mantissa - One) / (mantissa + One));
        return exponent == 0 ? log : log + (exponent * Ln2) + new DoubleDouble(exponent * Ln2C, 0);
    }

    /// <inheritdoc/>
    public static DoubleDouble Log1P(DoubleDouble value) =>
        Math.Abs(value.High) < 0.3 ? AtanhDoubled(value / (2 + value)) : Log(One + value);

    /// <inheritdoc/>
    public static DoubleDouble Pow(DoubleDouble value, DoubleDouble exponent)
    {
        if (exponent.High == 0 || value.High == 0 || !double.IsFinite(value.High))
        {
            return new(Math.Pow(value.High, exponent.High), 0);
        }

        return Exp(exponent * Log(value));
    }

    // exp(x) - 1 for |x| <= 0.35: Taylor at x/512, then nine times e -> 2e + e^2.
    private static DoubleDouble ReducedExpM1(DoubleDouble value)
    {
        DoubleDouble x = new(value.High / 512, value.Low / 512);
        DoubleDouble sum = InverseFactorials[10];
        for (int n = 9; n >= 1; n--)
        {
            sum = (sum * x) + InverseFactorials[n];
        }

        sum *= x;
        for (int i = 0; i < 9; i++)
        {
            sum = (sum + sum) + (sum * sum);
        }

        return sum;
    }

    // 2 atanh(s), |s| <= 0.18: 2 s sum s^(2n) / (2n + 1); 22 terms leave 0.18^44 / 45 < 1e-34.
    private static DoubleDouble AtanhDoubled(DoubleDouble s)
    {
        DoubleDouble square = s * s;
        DoubleDouble sum = InverseOdd[22];
        for (int n = 21; n >= 0; n--)
        {
            sum = (sum * square) + InverseOdd[n];
        }

        sum *= s;
        return sum + sum;
    }

    private static long Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static DoubleDouble[] Reciprocals(Func<int, long> denominator, int count) =>
        [.. Enumerable.Range(0, count).Select(n => One / new DoubleDouble(denominator(n), 0))];
}
