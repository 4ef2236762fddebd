using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The root u &gt;= 0 of prod_i (u + lam_i) = X, for X &gt;= 0 of any size.
/// </summary>
/// <remarks>
/// The problem is well conditioned: since lam_0 = 0, a relative error of X is not amplified in u. The start is the root
/// of prod max(u, lam_i) = X, within a factor 2^K of the solution; Newton's method in log u, where the equation is
/// convex with slope between k and K, then converges from the right; Halley's method in u ends it at full precision.
/// Results below the range of T become 0. Immutable, no allocation per call.
/// </remarks>
public sealed class PowerProductRoot<T>
    where T : struct, IReal<T>
{
    private readonly double[] _offsets;
    private readonly double[] _logTail;
    private readonly double[] _logBreak;
    private readonly RationalPower<T>? _root;

    /// <summary>Takes the offsets, sorted from 0.</summary>
    /// <exception cref="ArgumentException">The offsets do not start at 0, decrease, or are not finite.</exception>
    public PowerProductRoot(ReadOnlySpan<T> offsets)
        : this(new PowerProduct<T>(offsets))
    {
    }

    /// <summary>Takes the product.</summary>
    public PowerProductRoot(PowerProduct<T> product)
    {
        ArgumentNullException.ThrowIfNull(product);
        Product = product;
        int count = product.Factors;
        int zeros = product.ZeroOffsets;
        _offsets = new double[count];
        _logTail = new double[count + 1];
        _logBreak = new double[count + 1];
        _logBreak[count] = double.PositiveInfinity;
        for (int j = count - 1; j >= zeros; j--)
        {
            Scaled<T> offset = Scaled<T>.Of(product.Offsets[j]);
            double log = Math.Log(T.ToDouble(offset.Mantissa)) + (offset.Exponent * Math.Log(2));
            _offsets[j] = T.ToDouble(product.Offsets[j]);
            _logTail[j] = _logTail[j + 1] + log;
            _logBreak[j] = (j * log) + _logTail[j];
        }

        _root = zeros == count ? new RationalPower<T>(new Rational(1, count)) : null;
    }

    /// <summary>The product P.</summary>
    public PowerProduct<T> Product { get; }

    /// <summary>u for X &gt;= 0; NaN for negative X.</summary>
    public T Solve(T x) => x > T.Zero && T.IsFinite(x) ? Solve(Scaled<T>.Of(x)) : x < T.Zero ? T.Log(x) : x;

    /// <summary>u for X = exp(<paramref name="logX"/>).</summary>
    public T SolveLog(T logX) => Solve(Scaled<T>.FromLog(logX));

    /// <summary>u for X = |x|^q, without over- or underflow of X; x = 0 gives 0.</summary>
    public T SolvePower(T x, RationalPower<T> q)
    {
        ArgumentNullException.ThrowIfNull(q);
        T size = T.Abs(x);
        return size == T.Zero || !T.IsFinite(size) ? size : Solve(q.Evaluate(Scaled<T>.Of(size)));
    }

    /// <summary>u for X &gt; 0 with a wide exponent.</summary>
    public T Solve(Scaled<T> x)
    {
        if (_root is not null)
        {
            return _root.Evaluate(x).ToReal();
        }

        double start = Start(x);
        if (!(start > 1e-307))
        {
            return T.FromDouble(start);
        }

        return Polish(T.FromDouble(start), x);
    }

    // Newton in log u on prod (u + lam_i) / max(u0, lam_i) = 1, in double.
    private double Start(Scaled<T> x)
    {
        double logX = Math.Log(T.ToDouble(x.Mantissa)) + (x.Exponent * 0.6931471805599453);
        int j = Product.ZeroOffsets;
        while (logX > _logBreak[j])
        {
            j++;
        }

        double top = Math.Exp((logX - _logTail[j]) / j);
        double u = top;
        for (int i = 0; i < 60; i++)
        {
            double ratio = 1;
            double slope = 0;
            foreach (double offset in _offsets)
            {
                double sum = u + offset;
                ratio *= sum / Math.Max(top, offset);
                slope += u / sum;
            }

            double step = Math.Log(ratio) / slope;
            u *= Math.Exp(-step);
            if (!(Math.Abs(step) > 0.1))
            {
                break;
            }
        }

        return u;
    }

    private T Polish(T u, Scaled<T> x)
    {
        bool plain = Math.Abs(x.Exponent) < 900;
        T target = plain ? x.ToReal() : T.One;
        double epsilon = T.ToDouble(T.Epsilon);
        for (int i = 0; i < 60; i++)
        {
            T step;
            double enough;
            if (plain && Product.IsPlain(u))
            {
                (T value, T first, T second) = Product.Plain(u);
                T rest = value - target;
                T twice = first + first;
                step = twice * rest / ((twice * first) - (rest * second));
                enough = 0.1 * Math.Cbrt(epsilon);
            }
            else
            {
                T ratio = (Product.Wide(u) / x).ToReal();
                T slope = Product.LogSlope(u);
                T log = T.Log1P(ratio - T.One);
                step = -(u * T.ExpM1(-log / (u * slope)));
                enough = 0.1 * Math.Sqrt(epsilon);
            }

            u -= step;
            if (!(Math.Abs(T.ToDouble(step / u)) > enough))
            {
                break;
            }
        }

        return u;
    }
}
