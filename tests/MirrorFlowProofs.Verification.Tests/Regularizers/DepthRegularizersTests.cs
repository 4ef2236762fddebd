using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;
using MirrorFlowProofs.Verification.Regularizers;

namespace MirrorFlowProofs.Verification.Tests.Regularizers;

/// <summary>Table 1 of Jacobs, Zhou, Burkholz 2026, and the same at other geometries.</summary>
public sealed class DepthRegularizersTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new[] { Geometry.SymbolicQ, Names.X, AnyDepth.Depth }.ToDictionary(s => s.Name);

    [Theory]
    [InlineData("1", "L/(L + 1)*abs(x)^(1 + 1/L)", "abs(x)", null)]
    [InlineData("2", "L/2*abs(x)^(2/L)", "log(abs(x))", "L/2")]
    [InlineData("3/2", "2*L/(L + 3)*abs(x)^(1/2 + 3/(2*L))", "2*abs(x)^(1/2)", null)]
    [InlineData("q", "L/(L*(2 - q) + q)*abs(x)^(2 - q*(L - 1)/L)", "abs(x)^(2 - q)/(2 - q)", null)]
    public void Decoupled_at_every_depth_and_in_the_limit(string q, string everyDepth, string limit, string? leading)
    {
        var form = Of(q).Decoupled;
        var deep = DepthRegularizers.Limit(form);

        Assert.Equal((VerdictKind.Proved, VerdictKind.Proved), (form.Verdict, deep.Verdict));
        AssertEqual(everyDepth, form.Value);
        AssertEqual(limit, deep.Limit);
        Assert.Equal(leading is null, deep.Subtracted is null);
        AssertEqual(leading ?? "0", deep.Subtracted ?? Expr.Zero);
        Assert.Equal(q == "q" ? ["q != 2"] : [], deep.Conditions);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("q")]
    public void Coupled_is_the_same_for_every_geometry(string q)
    {
        var form = Of(q).Coupled;
        var deep = DepthRegularizers.Limit(form);

        Assert.Equal((VerdictKind.Proved, VerdictKind.Proved), (form.Verdict, deep.Verdict));
        AssertEqual("L/2*abs(x)^(2/L)", form.Value);
        AssertEqual("log(abs(x))", deep.Limit);
        AssertEqual("L/2", deep.Subtracted!);
    }

    [Fact]
    public void A_single_depth_is_the_one_derived_there()
    {
        var derived = new DerivedFlow(Geometry.SymbolicQ, 4, BalanceKind.Equal);

        AssertEqual(derived.Notations["M(x)"].Value, Substitution.Replace(Of("q").Decoupled.Value, AnyDepth.Depth, 4));
        AssertEqual(derived.Notations["W(x)"].Value, Substitution.Replace(Of("q").Coupled.Value, AnyDepth.Depth, 4));
        AssertEqual(derived.Derivation.Result!.MetricExponent, Substitution.Replace(Of("q").MetricExponent.Value, AnyDepth.Depth, 4));
    }

    private static DepthRegularizers Of(string q) => new(q == "q" ? Geometry.SymbolicQ : Rational.Parse(q));

    private static void AssertEqual(string expected, Expr actual) => AssertEqual(Parser.Parse(expected, Symbols), actual);

    private static void AssertEqual(Expr expected, Expr actual) =>
        Assert.True(ZeroTest.Decide(expected - actual).Answer == ZeroAnswer.Zero, $"expected {expected}, found {actual}");
}
