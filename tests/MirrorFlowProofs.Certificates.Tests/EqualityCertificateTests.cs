using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>Equalities as theorems.</summary>
[Collection(InstalledCoq.Tests)]
public sealed class EqualityCertificateTests(InstalledCoq coq)
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol Q = Theory.Geometry.SymbolicQ;
    private static readonly Expr Root = Power.Of(U + 1, new Rational(1, 2));

    [Fact]
    public async Task A_true_equality_is_certified_and_a_false_one_is_not()
    {
        var results = await coq.CheckAsync(
        [
            Of("roots", (Root + 1) * (Root - 1), U),
            Of("powers", Power.Of(U, Q - 1) * (U + 1), Power.Of(U, Q) + Power.Of(U, Q - 1)),
            Of("wrong", (Root + 1) * (Root - 1), U + 1),
        ]);

        Assert.Equal([Outcome.Certified, Outcome.Certified, Outcome.Refused], results.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("nothing is left to compute", false)]
    [InlineData("an inequality or a limit", true)]
    public void What_has_no_theorem_says_why(string reason, bool isInequality)
    {
        var certificate = EqualityCertificate.Of("name", "claim", [new Comparison("u = u", Meaning.Of(U), isInequality ? WrittenRelation.AtMost : WrittenRelation.Equal, Meaning.Of(U))]);

        Assert.Null(certificate.Text);
        Assert.Contains(reason, certificate.Without!, StringComparison.Ordinal);
    }

    private static Certificate Of(string name, Expr left, Expr right) =>
        EqualityCertificate.Of(name, name, [new Comparison($"{left} = {right}", Meaning.Of(left), WrittenRelation.Equal, Meaning.Of(right))]);
}
