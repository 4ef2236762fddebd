namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Rules of powers fire under their side condition, and only then.</summary>
public sealed class PowerRulesTests
{
    private static readonly Symbol X = ExprGen.X;
    private static readonly Symbol Y = ExprGen.Y;
    private static readonly Symbol U = ExprGen.U;
    private static readonly Symbol N = ExprGen.N;
    private static readonly Symbol Q = ExprGen.Q;
    private static readonly Expr AbsX = Apply.Of(Function.Abs, X);

    [Fact]
    public void The_root_of_a_square_is_the_absolute_value()
    {
        Assert.Equal(AbsX, Power.Sqrt(X.Pow(2)));
        Assert.Equal(AbsX.Pow(Q), X.Pow(2).Pow(Q / 2));
        Assert.Equal(U, Power.Sqrt(U.Pow(2)));
        Assert.Equal(X.Pow(2), AbsX.Pow(2));
    }

    [Fact]
    public void Other_powers_of_powers_need_a_nonnegative_base_or_an_integer()
    {
        Assert.Equal("(x^3)^(1/3)", X.Pow(3).Pow(new Rational(1, 3)).ToString());
        Assert.Equal(U, U.Pow(3).Pow(new Rational(1, 3)));
        Assert.Equal(X, X.Pow(new Rational(1, 3)).Pow(3));
        Assert.Equal("(x^q)^(1/q)", X.Pow(Q).Pow(1 / (Expr)Q).ToString());
        Assert.Equal(U, U.Pow(Q).Pow(1 / (Expr)Q));
        Assert.Equal(X.Pow(N * Q), X.Pow(Q).Pow(N));
    }

    [Fact]
    public void A_power_of_a_product_splits_off_nonnegative_factors_only()
    {
        Assert.Equal("sqrt(x*y)", Power.Sqrt(X * Y).ToString());
        Assert.NotEqual(Power.Sqrt(X) * Power.Sqrt(Y), Power.Sqrt(X * Y));
        Assert.Equal(Power.Sqrt(U) * Power.Sqrt(X * Y), Power.Sqrt(U * X * Y));
        Assert.Equal(Power.Sqrt(U) * Power.Sqrt(ExprGen.Lambda), Power.Sqrt(U * ExprGen.Lambda));
        Assert.Equal(X.Pow(3) * Y.Pow(3), (X * Y).Pow(3));
        Assert.Equal(X.Pow(N) * Y.Pow(N), (X * Y).Pow(N));
        Assert.Equal(Power.Sqrt(2) * Power.Sqrt(-X), Power.Sqrt(-2 * X));
    }

    [Fact]
    public void Roots_of_numbers_are_reduced()
    {
        Assert.Equal((Expr)new Rational(2, 3), Power.Sqrt(new Rational(4, 9)));
        Assert.Equal(2 * Power.Sqrt(3), Power.Sqrt(12));
        Assert.Equal(Power.Sqrt(2) / 2, Power.Of(2, new Rational(-1, 2)));
        Assert.Equal(Power.Of(2, 1 / (Expr)Q) / 2, Power.Of(2, 1 / (Expr)Q - 1));
        Assert.Equal(Power.Of(2, 3 * Q), Power.Of(8, Q));
        Assert.Equal(Power.Of(12, 20_001), Power.Sqrt(Power.Of(12, 40_002)));
        Assert.Equal("sqrt(-4)", Power.Sqrt(-4).ToString());
    }

    [Fact]
    public void Of_negative_numbers_an_integer_exponent_counts_up_to_even_numbers()
    {
        var m = new Symbol("m", Domain.Real with { IsInteger = true });
        Assert.Equal(Expr.One, Power.Of(-1, 2 * N));
        Assert.Equal((Expr)(-1), Power.Of(-1, 2 * N + 1));
        Assert.Equal(Power.Of(-1, N), Power.Of(-1, 3 * N - 2));
        Assert.Equal(Power.Of(-1, N + m), Power.Of(-1, N - m));
        Assert.Equal(-Power.Of(-1, N), Power.Of(-1, N + 3));
        Assert.Equal(Power.Of(-1, N) * Power.Of(2, N), Power.Of(-2, N));
        Assert.Equal(Power.Of(4, N), Power.Of(-2, 2 * N));
        Assert.Equal("(-1)^(2*x)", Power.Of(-1, 2 * X).ToString());
        Assert.Equal("(-1)^(n/2)", Power.Of(-1, N / 2).ToString());
    }

    [Fact]
    public void Zero_to_a_power_is_known_by_the_sign_of_the_exponent()
    {
        Assert.Equal(Expr.Zero, Power.Of(0, Q));
        Assert.Equal("0^x", Power.Of(0, X).ToString());
        Assert.Throws<DivideByZeroException>(() => Power.Of(0, -U));
        Assert.Equal(Expr.One, Power.Of(0, 0));
    }
}
