using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>An integral node: prepared where the integrand is a product of powers on one scale, otherwise by quadrature.</summary>
internal abstract class CompiledIntegral<T>
    where T : struct, IReal<T>
{
    /// <summary>The integral between two numbers; <paramref name="registers"/> hold the arguments of the whole.</summary>
    internal abstract T Evaluate(T lower, T upper, T[] registers);

    /// <summary>Chooses the way; <paramref name="outer"/> are the arguments in the integrand, in these registers.</summary>
    internal static CompiledIntegral<T> Of(Integral integral, IReadOnlyList<Symbol> outer, int[] registers) =>
        PreparedIntegral<T>.TryCreate(integral)
            ?? (CompiledIntegral<T>)new QuadratureIntegral<T>(
                CompiledExpression<T>.Compile([integral.Integrand], [integral.Variable, .. outer]), registers);
}

/// <summary>A constant times int prod (v + lam_i)^a, offsets from 0 on.</summary>
internal sealed class PreparedIntegral<T> : CompiledIntegral<T>
    where T : struct, IReal<T>
{
    private const int MostFactors = 64;
    private readonly PowerProductIntegral<T> _integral;
    private readonly T _coefficient;

    private PreparedIntegral(PowerProductIntegral<T> integral, T coefficient) =>
        (_integral, _coefficient) = (integral, coefficient);

    internal override T Evaluate(T lower, T upper, T[] registers) => _coefficient * _integral.Between(lower, upper);

    /// <summary>Null for an integrand of another shape.</summary>
    /// <exception cref="ArgumentException">The integral diverges at 0.</exception>
    internal static PreparedIntegral<T>? TryCreate(Integral integral)
    {
        var coefficient = integral.Integrand is Product product ? product.Coefficient : Rational.One;
        var factors = new List<(Rational Offset, Rational Exponent)>();
        foreach (var factor in Product.FactorsOf(integral.Integrand).Where(f => f is not Number))
        {
            var (@base, exponent) = factor is Power { Exponent: Number n } p ? (p.Base, n.Value) : (factor, Rational.One);
            if (@base - integral.Variable is not Number { Value: { Sign: >= 0 } offset })
            {
                return null;
            }

            factors.Add((offset, exponent));
        }

        factors.Sort((left, right) => left.Offset.CompareTo(right.Offset));
        if (factors.Count == 0 || !factors[0].Offset.IsZero || CommonExponent(factors.Select(f => f.Exponent)) is not { } a)
        {
            return null;
        }

        var offsets = factors.SelectMany(f => Enumerable.Repeat(
            T.FromRational(f.Offset.Numerator, f.Offset.Denominator), (int)(f.Exponent / a).Numerator)).ToArray();
        var prepared = new PowerProductIntegral<T>(offsets, a);
        return prepared.ConvergesAtZero || !integral.Lower.IsZero
            ? new(prepared, T.FromRational(coefficient.Numerator, coefficient.Denominator))
            : throw new ArgumentException($"{integral} diverges at 0");
    }

    // The largest a of which all exponents are positive multiples, at most MostFactors in all.
    private static Rational? CommonExponent(IEnumerable<Rational> exponents)
    {
        var all = exponents.ToList();
        if (all.Any(e => e.Sign != all[0].Sign))
        {
            return null;
        }

        var denominator = all.Aggregate(BigInteger.One, (d, e) => d * e.Denominator);
        var divisor = all.Aggregate(BigInteger.Zero, (g, e) => BigInteger.GreatestCommonDivisor(g, (e * denominator).Numerator));
        var a = new Rational(all[0].Sign * divisor, denominator);
        return all.Aggregate(Rational.Zero, (sum, e) => sum + (e / a)) <= MostFactors ? a : null;
    }
}

/// <summary>Quadrature of a compiled integrand.</summary>
internal sealed class QuadratureIntegral<T>(CompiledExpression<T> integrand, int[] outer) : CompiledIntegral<T>
    where T : struct, IReal<T>
{
    private readonly T[] _arguments = new T[1 + outer.Length];

    internal override T Evaluate(T lower, T upper, T[] registers)
    {
        for (int i = 0; i < outer.Length; i++)
        {
            _arguments[i + 1] = registers[outer[i]];
        }

        return upper < lower
            ? -DoubleExponential<T>.Integrate(Integrand, upper, lower)
            : DoubleExponential<T>.Integrate(Integrand, lower, upper);
    }

    private T Integrand(T v)
    {
        _arguments[0] = v;
        return integrand.Evaluate(_arguments);
    }
}
