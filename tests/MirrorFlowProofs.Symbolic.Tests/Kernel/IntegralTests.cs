using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>The variable of an integral is bound: its name never matters and nothing free is caught under it.</summary>
public sealed class IntegralTests
{
    private static readonly Symbol S = new("s", Domain.Positive);
    private static readonly Symbol T = new("t", Domain.Positive);
    private static readonly Symbol U = ExprGen.U;
    private static readonly Symbol X = ExprGen.X;

    [Fact]
    public void The_name_of_the_variable_does_not_matter() =>
        Assert.Equal(Integral.Of(S * X, S, 0, U), Integral.Of(T * X, T, 0, U));

    [Fact]
    public void The_variable_is_not_free()
    {
        var integral = Integral.Of(S * X, S, 0, U);
        Assert.Equal([U, X], Substitution.SymbolsOf(integral));
        Assert.False(Substitution.DependsOn(integral, S));
        Assert.False(Substitution.DependsOn(integral, new Symbol(Integral.BoundName, Domain.Positive)));
        Assert.Equal(integral, Substitution.Replace(integral, S, 5));
        Assert.Equal(integral, Substitution.Replace(integral, new Symbol(Integral.BoundName, Domain.Positive), 5));
    }

    [Fact]
    public void Limits_and_parameters_are_replaced()
    {
        var replaced = Substitution.Replace(Integral.Of(S.Pow(2) * X, S, X, U), X, 3 * U);
        Assert.Equal(Integral.Of(3 * U * S.Pow(2), S, 3 * U, U), replaced);
    }

    [Fact]
    public void The_derivative_is_by_limits_and_under_the_integral_sign()
    {
        var integral = Integral.Of((S + X.Pow(2)).Pow(new Rational(1, 3)), S, X, U);
        Assert.Equal((U + X.Pow(2)).Pow(new Rational(1, 3)), Calculus.Differentiate(integral, U));
        var under = Integral.Of(2 * X * (S + X.Pow(2)).Pow(new Rational(-2, 3)) / 3, S, X, U);
        Assert.Equal(under - (X + X.Pow(2)).Pow(new Rational(1, 3)), Calculus.Differentiate(integral, X));
    }

    /// <summary>Without this the panels would shrink towards the zero until their number is exhausted.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void An_integral_across_a_zero_of_its_integrand_is_given_up_at_once(int upper)
    {
        var integral = Integral.Of((1 - S).Pow(new Rational(1, 3)) * (2 + S).Pow(new Rational(1, 2)), S, 0, upper);

        var value = EnclosureEvaluator.Evaluate(integral, new Dictionary<Symbol, Rational>(), 512);

        Assert.Equal("a factor of the integrand may vanish inside the interval of integration, or at its upper limit", value.Reason);
    }

    [Fact]
    public void An_integral_of_nothing_is_0()
    {
        Assert.Equal(Expr.Zero, Integral.Of(0, S, 0, U));
        Assert.Equal(Expr.Zero, Integral.Of(S, S, U, U));
    }

    [Fact]
    public void Nothing_free_is_caught()
    {
        var free = new Symbol(Integral.BoundName, Domain.Positive);
        Assert.Equal("integral(v1, v1 > 0, 0, v)", $"{Integral.Of(S, S, 0, free)}");
        Assert.Equal("integral(v*v1, v1 > 0, 0, u)", $"{Integral.Of(S * free, S, 0, U)}");

        var inner = Integral.Of(S * T, S, 0, 1);
        Assert.Equal("integral(integral(v*v1, v1 > 0, 0, 1), v > 0, 0, 1)", $"{Integral.Of(inner, T, 0, 1)}");
        Assert.Equal("integral(v*v1, v1 > 0, 0, 1)", $"{Substitution.Replace(inner, T, free)}");
        Assert.Equal(inner, Substitution.Replace(Substitution.Replace(inner, T, free), free, T));
        Assert.Equal(Integral.Of(5 * S, S, 0, 1), Substitution.Replace(Substitution.Replace(inner, T, free), free, 5));
        Assert.Equal(inner, Integral.Of(free * T, free, 0, 1));
    }

    [Fact]
    public void A_free_symbol_of_that_name_and_another_domain_is_not_taken_for_the_variable()
    {
        var (real, positive) = (new Symbol(Integral.BoundName), new Symbol(Integral.BoundName, Domain.Positive));
        var integral = Integral.Of(real * positive, positive, 0, U);
        Assert.True(Substitution.DependsOn(integral, real));
        Assert.False(Substitution.DependsOn(integral, positive));
    }
}
