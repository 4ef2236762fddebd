namespace MirrorFlowProofs.Symbolic.Tests;

/// <summary>Identities that hold by a known theorem, and neighbours of them that do not.</summary>
public class ZeroTestTests
{
    private static readonly Symbol Q = new("q", Domain.Closed(1, 2));
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol X = new("x");
    private static readonly Symbol W1 = new("w1");
    private static readonly Symbol W2 = new("w2");
    private static readonly Symbol W3 = new("w3");

    private static Expr Abs(Expr e) => Apply.Of(Function.Abs, e);

    private static Expr Sign(Expr e) => Apply.Of(Function.Sign, e);

    private static Expr Log(Expr e) => Apply.Of(Function.Log, e);

    private static Expr Half => new Rational(1, 2);

    public static TheoryData<string, Expr> Identities()
    {
        var s = Power.Of(U / Lambda, new Rational(1, 3));
        var r = Power.Of(U / (U + Lambda), new Rational(1, 3));
        var a = 1 / Q - 1;
        return new()
        {
            { "sign times size", W1 - Sign(W1) * Abs(W1) },
            { "signed power of a product", Sign(W1 * W2) * Abs(W1 * W2).Pow(Q - 1) - Sign(W1) * Abs(W1).Pow(Q - 1) * Sign(W2) * Abs(W2).Pow(Q - 1) },
            { "balance", Abs(W1).Pow(Q - 1) * Sign(W1) * Sign(W2 * W3) * Abs(W2 * W3).Pow(Q - 1) - Abs(W1 * W2 * W3).Pow(Q - 1) * Sign(W1 * W2 * W3) },
            { "inverse metric", W2 * W3 * Sign(W2 * W3) * Abs(W2 * W3).Pow(Q - 1) - Abs(W2 * W3).Pow(Q) },
            { "quadratic root", Sqrt(4 * Abs(X).Pow(Q) + Lambda.Pow(2)).Pow(2) - 4 * Abs(X).Pow(Q) - Lambda.Pow(2) },
            { "quadratic root solves", Root() * (Root() + Lambda) - Abs(X).Pow(Q) },
            { "sum of cubes", 1 / (1 + s) * 1 / (1 - s + s.Pow(2)) - Lambda / (U + Lambda) },
            { "difference of cubes under a root", 1 - r.Pow(3) - Lambda / (U + Lambda) },
            { "homogeneous power", Power.Of(1 + U / Lambda, a) * Power.Of(Lambda, a) - Power.Of(U + Lambda, a) },
            { "even root", Power.Of(X.Pow(2), Half) - Abs(X) },
            { "logarithm", Log(U * (U + Lambda)) - Log(U) - Log(U + Lambda) },
            { "hyperbolic", Apply.Of(Function.Cosh, X).Pow(2) - Apply.Of(Function.Sinh, X).Pow(2) - 1 },
            { "inverse hyperbolic", Apply.Of(Function.Sinh, Apply.Of(Function.Arcsinh, U)) - U },
            { "derivative of the mirror map at depth 2", Calculus.Differentiate(Apply.Of(Function.Arcsinh, 2 * X / Lambda) / 2, X) - 1 / Sqrt(4 * X.Pow(2) + Lambda.Pow(2)) },
            { "prime powers", Power.Of(12, 1 / Q) - Power.Of(4, 1 / Q) * Power.Of(3, 1 / Q) },
            { "negated sum", Power.Of(U - Lambda, Half) * Power.Of(U - Lambda, Half) + (Lambda - U) },
        };
    }

    public static TheoryData<string, Expr> Falsehoods() => new()
    {
        { "square root of a square", Power.Of(X.Pow(2), Half) - X },
        { "sign forgotten", W1 - Abs(W1) },
        { "exponent", Abs(W1).Pow(Q - 1) * W1 - Sign(W1) * Abs(W1).Pow(Q - 1) },
        { "coefficient", Sqrt(4 * Abs(X).Pow(Q) + Lambda.Pow(2)).Pow(2) - 2 * Abs(X).Pow(Q) - Lambda.Pow(2) },
        { "coefficient in a root", Sqrt(X.Pow(2) + Lambda.Pow(2)) - Sqrt(X.Pow(2)) - Lambda },
        { "symbol", Power.Of(1 + U / Lambda, 1 / Q) * Power.Of(U, 1 / Q) - Power.Of(U + Lambda, 1 / Q) },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void Identities_are_zero(string name, Expr e) => Assert.True(ZeroTest.Decide(e).Answer == ZeroAnswer.Zero, name);

    [Theory]
    [MemberData(nameof(Falsehoods))]
    public void Falsehoods_are_not_zero(string name, Expr e) => Assert.True(ZeroTest.Decide(e).Answer != ZeroAnswer.Zero, name);

    private static Expr Sqrt(Expr e) => Power.Sqrt(e);

    private static Expr Root() => (-Lambda + Sqrt(Lambda.Pow(2) + 4 * Abs(X).Pow(Q))) / 2;
}
