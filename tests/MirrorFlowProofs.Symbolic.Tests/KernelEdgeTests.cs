namespace MirrorFlowProofs.Symbolic.Tests;

/// <summary>Corners of the kernel that once were, or could easily be, wrong.</summary>
public class KernelEdgeTests
{
    private static readonly Symbol T = new("t", Domain.Positive);
    private static readonly Symbol V = new("v", Domain.Positive);

    [Fact]
    public void A_nested_integral_does_not_capture_the_outer_variable() =>
        Assert.Equal("integral(integral(v*v1, v1 > 0, 0, 1), v > 0, 0, 1)", $"{Integral.Of(Integral.Of(T * V, V, 0, 1), T, 0, 1)}");

    [Fact]
    public void The_sign_of_an_integral_is_not_read_off_outside_the_domain_of_its_variable()
    {
        var integral = Integral.Of(T, T, -2, 1);
        Assert.Equal(Domain.Real, Ranges.Of(integral));
        Assert.Equal(Domain.Positive, Ranges.Of(Integral.Of(T, T, 0, 1)));
    }

    [Fact]
    public void Infinite_ends_are_open() =>
        Assert.Equal(new Domain(null, false, 3, false), new Domain(null, true, 3, false));

    [Fact]
    public void Huge_powers_of_one_are_written_down()
    {
        Assert.Equal(Expr.One, Power.Of(-1, (Rational)System.Numerics.BigInteger.Pow(10, 30)));
        Assert.Throws<ExpressionTooLargeException>(() => Power.Of(2, (Rational)System.Numerics.BigInteger.Pow(10, 30)));
    }

    [Fact]
    public void A_hidden_division_by_zero_is_not_proved()
    {
        var x = new Symbol("x");
        var zero = Power.Of(x + 1, 2) - x.Pow(2) - 2 * x - 1;
        var another = Power.Of(x - 1, 2) - x.Pow(2) + 2 * x - 1;
        Assert.Equal(ZeroAnswer.Undecided, ZeroTest.Decide(x - 2 * x * another / zero).Answer);
    }

    [Fact]
    public void Two_symbols_of_one_name_are_not_taken_for_one()
    {
        var (real, positive) = (new Symbol("x"), new Symbol("x", Domain.Positive));
        Assert.NotEqual(ZeroAnswer.Zero, ZeroTest.Decide(Power.Of(real.Pow(2), new Rational(1, 2)) - positive).Answer);
    }
}
