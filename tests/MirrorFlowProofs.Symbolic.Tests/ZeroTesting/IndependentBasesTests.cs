namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Identities that need independent bases, signs or derivatives, and neighbours that do not hold.</summary>
public class IndependentBasesTests
{
    private static readonly Symbol Q = new("q", Domain.Closed(1, 2));
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol N = new("n", Domain.Nonnegative);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol Mu = new("mu", Domain.Positive);
    private static readonly Symbol X = new("x");
    private static readonly Symbol Y = new("y");
    private static readonly Symbol S = new("s", new Domain(0, true, 1, true));

    private static Expr Root => Sqrt(4 * Abs(X).Pow(Q) + Lambda.Pow(2));

    public static TheoryData<string, Expr> Identities() => new()
    {
        { "perfect square", Sqrt(U.Pow(2) + 2 * U + 1) - (U + 1) },
        { "perfect square of a real symbol", Sqrt(X.Pow(2) + 2 * X + 1) - Abs(X + 1) },
        { "difference of squares", Sqrt(U.Pow(2) - 1) - Sqrt(U - 1) * Sqrt(U + 1) },
        { "both factors forced", Sqrt(X * Y - X - Y + 1) * Sqrt(X - 1) - (X - 1) * Sqrt(Y - 1) },
        { "product of two factors of unknown sign, squared", Sqrt(X.Pow(2) - Y.Pow(2)).Pow(2) - (X - Y) * (X + Y) },
        { "cube root content", Power.Of(2 * U + 2 * Lambda, R(1, 3)) - Power.Of(2, R(1, 3)) * Power.Of(U + Lambda, R(1, 3)) },
        { "common factor with symbolic exponent", Power.Of(U.Pow(2) + U * Lambda, 1 / Q) - Power.Of(U, 1 / Q) * Power.Of(U + Lambda, 1 / Q) },
        { "powers of q as variables", Power.Of(U.Pow(2 * Q) - Lambda.Pow(2 * Q), 1 / Q) - Power.Of(U.Pow(Q) - Lambda.Pow(Q), 1 / Q) * Power.Of(U.Pow(Q) + Lambda.Pow(Q), 1 / Q) },
        { "conjugate radicals", Power.Of((Root - Lambda) / 2, 1 / Q) * Power.Of((Root + Lambda) / 2, 1 / Q) - Abs(X) },
        { "conjugate radicals over q + 1", Power.Of((Root - Lambda) / 2, 1 + 1 / Q) * Power.Of((Root + Lambda) / 2, 1 + 1 / Q) - Abs(X).Pow(Q + 1) },
        { "denested root", Sqrt(2 * U + Lambda + 2 * Sqrt(U.Pow(2) + U * Lambda)) - Sqrt(U) - Sqrt(U + Lambda) },
        { "nonnegative symbol that is divided by", Power.Of(Lambda / N + 1, R(-1, 2)) - Sqrt(N) / Sqrt(N + Lambda) },
        { "size of a sum", Abs(X + Y) * Sign(X + Y) - X - Y },
        { "size of a product of sums", Abs(X.Pow(2) - Y.Pow(2)) - Abs(X - Y) * Abs(X + Y) },
        { "rational base", Power.Of(1 - U / (U + Lambda), 1 / Q) - Power.Of(Lambda, 1 / Q) * Power.Of(U + Lambda, -1 / Q) },
        { "sum of cubes under a root", Power.Of(U.Pow(3) + Lambda.Pow(3), R(1, 3)) - Power.Of(U + Lambda, R(1, 3)) * Power.Of(U.Pow(2) - U * Lambda + Lambda.Pow(2), R(1, 3)) },
        { "arcsinh of half the angle", Arcsinh(Sqrt(U / Lambda)) - Arcsinh(2 * Sqrt(U * (U + Lambda)) / Lambda) / 2 },
        { "logarithm of conjugates", Log((1 + S) / (1 - S)) - 2 * Arcsinh(S / Sqrt(1 - S.Pow(2))) },
        { "logarithm of conjugate roots", LogOfRoots() },
        { "log 4", Log(4) - 2 * Log(2) },
        { "arctan of the inverse", Arctan(U) + Arctan(1 / U) - 2 * Arctan(1) },
        { "arctan of the inverse of a real symbol", Arctan(X) + Arctan(1 / X) - 2 * Sign(X) * Arctan(1) },
        { "one function at two forms of one argument", Arctan(Sqrt(X.Pow(2) - 2 * X * Y + Y.Pow(2)) / Y) - Arctan(Abs(X - Y) / Y) },
        { "hypergeometric power", Hyp(R(1, 2), 1, -U / Lambda) - 2 * Lambda * (Sqrt(1 + U / Lambda) - 1) / U },
        { "hypergeometric logarithm", Hyp(1, 1, -U) - Log(1 + U) / U },
        { "hypergeometric arctan", Hyp(1, R(1, 2), -U) - Arctan(Sqrt(U)) / Sqrt(U) },
        { "integral of a power product", BetaIntegral() },
        { "square of a logarithm", Log(U * Lambda).Pow(2) - Log(U).Pow(2) - Log(Lambda).Pow(2) - 2 * Log(U) * Log(Lambda) },
        { "square of arcsinh", Arcsinh(Sqrt(U)).Pow(2) - Arcsinh(2 * Sqrt(U * (U + 1))).Pow(2) / 4 },
    };

    public static TheoryData<string, Expr> Falsehoods() => new()
    {
        { "square of unknown sign", Sqrt(X.Pow(2) + 2 * X + 1) - (X + 1) },
        { "sign forgotten", Abs(X + Y) - X - Y },
        { "negative factors", Sqrt(X.Pow(2) - Y.Pow(2)).Pow(3) - (X.Pow(2) - Y.Pow(2)) * Abs(X - Y) },
        { "conjugate with another coefficient", Power.Of((Root - Lambda) / 2, 1 / Q) * Power.Of((Root + Lambda) / 3, 1 / Q) - Abs(X) },
        { "conjugate without abs", Power.Of((Root - Lambda) / 2, 1 / Q) * Power.Of((Root + Lambda) / 2, 1 / Q) - X },
        { "arctan of the inverse, both signs", Arctan(X) + Arctan(1 / X) - 2 * Arctan(1) },
        { "arcsinh factor", Arcsinh(Sqrt(U / Lambda)) - Arcsinh(Sqrt(U * (U + Lambda)) / Lambda) / 2 },
        { "constant", Log(1 + U) - Log(2 + 2 * U) + Log(3) },
        { "hypergeometric parameter", Hyp(R(1, 3), 1, -U / Lambda) - 2 * Lambda * (Sqrt(1 + U / Lambda) - 1) / U },
        { "tiny", Sqrt(U.Pow(2) + 2 * U + 1) - (U + 1) - Power.Of(10, -100) },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void Identities_are_zero(string name, Expr e)
    {
        var result = ZeroTest.Decide(e);
        Assert.True(result.Answer == ZeroAnswer.Zero, $"{name}: {result.Answer}, {result.Reason}");
    }

    [Theory]
    [MemberData(nameof(Falsehoods))]
    public void Falsehoods_are_refuted(string name, Expr e)
    {
        var result = ZeroTest.Decide(e);
        Assert.True(result.Answer == ZeroAnswer.NonZero, $"{name}: {result.Answer}, {result.Reason}");
    }

    /// <summary>
    /// A base under an exponent that may be an integer may be negative there: (u - lambda)^(2/q) is abs(u - lambda)^(2/q)
    /// at q = 1, but not at q = 2.
    /// </summary>
    [Fact]
    public void An_exponent_that_may_be_an_integer_forces_no_sign()
    {
        var split = Power.Of(Expansion.Expand((U - Lambda) * (X - Y).Pow(2)), 2 / Q);
        Assert.Equal(
            ZeroAnswer.Zero, ZeroTest.Decide(split - Power.Of(U - Lambda, 2 / Q) * Abs(X - Y).Pow(4 / Q)).Answer);
        Assert.NotEqual(
            ZeroAnswer.Zero, ZeroTest.Decide(split - Abs(U - Lambda).Pow(2 / Q) * Abs(X - Y).Pow(4 / Q)).Answer);
    }

    [Fact]
    public void What_is_defined_nowhere_is_not_called_zero()
    {
        var result = ZeroTest.Decide(Sqrt(U - 1) * Sqrt(-U) - Sqrt(U.Pow(2) - U));
        Assert.Equal(ZeroAnswer.Undecided, result.Answer);
        Assert.StartsWith("no point was found at which it is defined, and none of ", result.Reason, StringComparison.Ordinal);
    }

    private static Expr LogOfRoots()
    {
        var s = Sqrt(U / (U + Lambda));
        return Log((1 + s) / (1 - s)) - 2 * Arcsinh(Sqrt(U / Lambda));
    }

    private static Expr BetaIntegral()
    {
        var v = new Symbol("v", Domain.Positive);
        var integral = Integral.Of(Power.Of(v, 1 / Q - 1) * Power.Of(v + Lambda, 1 / Q - 1), v, 0, U);
        return integral - Q * Power.Of(U, 1 / Q) * Power.Of(Lambda, 1 / Q - 1)
            * Apply.Of(Function.Hypergeometric, 1 - 1 / Q, 1 / Q, 1 / Q + 1, -U / Lambda);
    }

    private static Expr Hyp(Expr a, Expr b, Expr z) => Apply.Of(Function.Hypergeometric, a, b, b + 1, z);

    private static Expr R(int a, int b) => new Rational(a, b);

    private static Expr Sqrt(Expr e) => Power.Sqrt(e);

    private static Expr Abs(Expr e) => Apply.Of(Function.Abs, e);

    private static Expr Sign(Expr e) => Apply.Of(Function.Sign, e);

    private static Expr Log(Expr e) => Apply.Of(Function.Log, e);

    private static Expr Arcsinh(Expr e) => Apply.Of(Function.Arcsinh, e);

    private static Expr Arctan(Expr e) => Apply.Of(Function.Arctan, e);
}
