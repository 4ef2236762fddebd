using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests;

/// <summary>Random expressions over all kinds of nodes, functions and domains, for property tests.</summary>
internal static class ExprGen
{
    internal static readonly Symbol X = new("x");
    internal static readonly Symbol Y = new("y");
    internal static readonly Symbol U = new("u", Domain.Positive);
    internal static readonly Symbol Lambda = new("lambda", Domain.Positive);
    internal static readonly Symbol Lambda2 = new("lambda_2", Domain.Nonnegative);
    internal static readonly Symbol Below = new("b", Domain.Negative);
    internal static readonly Symbol Q = new("q", Domain.Closed(1, 2));
    internal static readonly Symbol N = new("n", Domain.PositiveInteger);
    private static readonly Symbol T = new("t", Domain.Positive);
    private static readonly Symbol S = new("s");

    internal static readonly IReadOnlyList<Symbol> Symbols = [X, Y, U, Lambda, Lambda2, Below, Q, N];

    internal static readonly IReadOnlyDictionary<string, Symbol> ByName = Symbols.ToDictionary(s => s.Name);

    /// <summary>Small rationals, mostly integers.</summary>
    internal static readonly Gen<Rational> Rationals = Gen.Frequency(
        (3, Gen.Int[-4, 4].Select(i => (Rational)i)),
        (2, Gen.Select(Gen.Int[-9, 9], Gen.Int[1, 6], (a, b) => new Rational(a, b))));

    /// <summary>Exponents as the theory has them: small rationals, symbols, and expressions affine in q.</summary>
    internal static readonly Gen<Expr> Exponents = Gen.Frequency(
        (4, Gen.Int[-3, 4].Select(i => (Expr)i)),
        (4, Gen.Select(Gen.Int[-5, 5], Gen.Int[1, 4], (a, b) => (Expr)new Rational(a, b))),
        (1, Gen.OneOf<Expr>(Q, N, X)),
        (2, Gen.Select(Rationals, Rationals, (a, b) => a * Q + (Expr)b)),
        (2, Gen.Select(Rationals, Rationals, (a, b) => a / (Expr)Q + (Expr)b)));

    /// <summary>Expressions of any kind.</summary>
    internal static readonly Gen<Expr> Expressions = Tree(Leaves(Symbols), withIntegrals: true);

    /// <summary>Polynomials with rational coefficients in x, y and u.</summary>
    internal static readonly Gen<Expr> Polynomials = Gen.Recursive<Expr>((depth, inner) => depth > 3
        ? Leaves([X, Y, U])
        : Gen.Frequency(
            (2, Leaves([X, Y, U])),
            (2, Gen.Select(inner, inner, (a, b) => a + b)),
            (1, Gen.Select(inner, inner, (a, b) => a - b)),
            (2, Gen.Select(inner, inner, (a, b) => a * b)),
            (1, Gen.Select(inner, Gen.Int[0, 3], (a, k) => a.Pow(k)))));

    /// <summary>Smooth expressions in x, built to be defined at every real x.</summary>
    internal static readonly Gen<Expr> SmoothInX = Gen.Recursive<Expr>((depth, inner) => depth > 2
        ? Leaves([X])
        : Gen.Frequency(
            (2, Leaves([X])),
            (2, Gen.Select(inner, inner, (a, b) => a + b)),
            (2, Gen.Select(inner, inner, (a, b) => a * b)),
            (1, Gen.Select(inner, Gen.Int[1, 3], (a, k) => a.Pow(k))),
            (1, Gen.Select(inner, Rationals, (a, r) => (a.Pow(2) + 1).Pow(r))),
            (1, Gen.Select(inner, inner, (a, b) => (a.Pow(2) + 1).Pow(b / (b.Pow(2) + 1)))),
            (1, inner.Select(a => Apply.Of(Function.Log, a.Pow(2) + 1))),
            (2, Gen.Select(inner, Gen.OneOf(Function.Arcsinh, Function.Arctan), (a, f) => Apply.Of(f, a))),
            (1, Gen.Select(inner, Gen.OneOf(Function.Exp, Function.Sinh, Function.Cosh),
                (a, f) => Apply.Of(f, Apply.Of(Function.Arctan, a))))));

    private static Gen<Expr> Leaves(IReadOnlyList<Symbol> symbols) => Gen.Frequency(
        (2, Rationals.Select(r => (Expr)r)),
        (3, Gen.OneOf<Expr>([.. symbols])));

    private static Gen<Expr> Tree(Gen<Expr> leaf, bool withIntegrals) => Gen.Recursive<Expr>((depth, inner) =>
    {
        if (depth > 3)
        {
            return leaf;
        }

        var nodes = new List<(int, Gen<Expr>)>
        {
            (3, leaf),
            (4, inner.List[2, 4].Select(parts => Sum.Of(parts))),
            (1, Gen.Select(inner, inner, (a, b) => a - b)),
            (4, inner.List[2, 3].Select(parts => Product.Of(parts))),
            (4, Gen.Select(inner, Exponents, (a, e) => Defined(() => a.Pow(e)))),
            (1, Gen.Select(inner, inner.Where(HasSmallConstant), (a, b) => Defined(() => a.Pow(b)))),
            (1, Gen.Select(inner, inner, (a, b) => Defined(() => a / b))),
            (3, Gen.Select(Gen.Enum<Function>(), inner, (f, a) =>
                Defined(() => Apply.Of(f.Arity() == 1 && f != Function.CosPi ? f : Function.Abs, a)))),
            (1, Gen.Select(Gen.OneOf(Function.CarlsonRF, Function.CarlsonRD, Function.CarlsonRJ), inner.List[4], (f, a) =>
                Defined(() => Apply.Of(f, [.. a.Take(f.Arity())])))),
            (1, Gen.Select(inner, Exponents, Exponents, (z, a, b) =>
                Defined(() => Apply.Of(Function.Hypergeometric, a, b, b + 1, z)))),
        };
        if (withIntegrals && depth > 0)
        {
            nodes.Add((1, Gen.Select(Integrands, inner, inner, Gen.OneOf(S, T), Gen.Bool, (f, a, b, v, fromZero) =>
                Defined(() => Over(f, v, fromZero ? 0 : a, b)))));
        }

        return Gen.Frequency([.. nodes]);
    });

    // Over a real variable unless the limits are in the domain of the variable: so it is read.
    private static Expr Over(Expr f, Symbol v, Expr from, Expr to)
    {
        var variable = Ranges.Of(from).Lower >= 0 && Ranges.Of(to).Lower >= 0 ? v : S;
        return Integral.Of(Substitution.Replace(f, S, variable), variable, from, to);
    }

    private static Gen<Expr> Integrands => Tree(Leaves([S, S, S, Lambda, X]), withIntegrals: false);

    /// <summary>Whether an exponent asks for no more than ninth powers of numbers.</summary>
    private static bool HasSmallConstant(Expr exponent) =>
        Expansion.TermsOf(exponent).OfType<Number>().All(n => Rational.Abs(n.Value) < 10);

    /// <summary>Whether the number in front is short enough to leave the tests their speed.</summary>
    private static bool IsShort(Expr e)
    {
        var coefficient = Product.SplitCoefficient(e).Coefficient;
        return coefficient.Numerator.GetBitLength() + coefficient.Denominator.GetBitLength() < 500;
    }

    /// <summary>
    /// Random parts may ask for 1/0, for a power of 0 that a later factor could make 1/0, or for millions of digits;
    /// such a draw becomes the symbol x.
    /// </summary>
    private static Expr Defined(Func<Expr> build)
    {
        try
        {
            return build() is var e and not Power { Base: Number { Value.IsZero: true } } && IsShort(e) ? e : X;
        }
        catch (Exception e) when (e is DivideByZeroException or ExpressionTooLargeException)
        {
            return X;
        }
    }
}
