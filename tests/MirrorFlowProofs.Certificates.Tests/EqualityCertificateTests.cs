using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>Equalities as theorems.</summary>
[Collection(InstalledCoq.Tests)]
public sealed class EqualityCertificateTests(InstalledCoq coq)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol X = new("x");
    private static readonly Symbol V = new("v", new Domain(1, true, null, true));
    private static readonly Symbol Deep = new("u", new Domain(1, true, null, true));
    private static readonly Symbol Q = Theory.Geometry.SymbolicQ;
    private static readonly Expr Root = Power.Of(U + 1, new Rational(1, 2));

    [Fact]
    public async Task A_true_equality_is_certified_and_a_false_one_is_not()
    {
        var (accepted, _) = await coq.AcceptedAsync(
        [
            Of("roots", (Root + 1) * (Root - 1), U),
            Of("powers", Power.Of(U, Q - 1) * (U + 1), Power.Of(U, Q) + Power.Of(U, Q - 1)),
            Of("wrong", (Root + 1) * (Root - 1), U + 1),
        ], Limit);

        Assert.Equal([true, true, false], accepted);
    }

    [Fact]
    public async Task Roots_that_others_give_logarithms_and_compositions_are_seen_through()
    {
        var square = Power.Of(U, 2);
        var (accepted, _) = await coq.AcceptedAsync(
        [
            Of("logarithms", Apply.Of(Function.Log, U * (U + 1)), Apply.Of(Function.Log, U) + Apply.Of(Function.Log, U + 1)),
            Of("proportional", Power.Of(1 / square + 4, new Rational(1, 2)) * U, Power.Of(4 * square + 1, new Rational(1, 2))),
            Of("cosine", Apply.Of(Function.Cosh, Apply.Of(Function.Arcsinh, U)), Power.Of(square + 1, new Rational(1, 2))),
            Of("size", Apply.Of(Function.Sign, X - 1) * Apply.Of(Function.Abs, X - 1), X - 1),
            Of("false_size", Apply.Of(Function.Sign, X - 1) * Apply.Of(Function.Abs, X - 1), X + 1),
        ], Limit);

        Assert.Equal([true, true, true, true, false], accepted);
    }

    [Fact]
    public async Task Inequalities_follow_from_signs_or_from_enclosed_numbers()
    {
        var (accepted, _) = await coq.AcceptedAsync(
        [
            new ClaimCertificates().Of("signs", "", [Formula("log(v)*(1 - u) < 0", V, Deep)], []),
            new ClaimCertificates().Of("wrong_sign", "", [Formula("log(v)*(1 - u) > 0", V, Deep)], []),
            new ClaimCertificates().Of("numbers", "", [Formula("exp(1) < 2719/1000")], []),
            new ClaimCertificates().Of("wrong_numbers", "", [Formula("exp(1) < 2718/1000")], []),
        ], Limit);

        Assert.Equal([true, false, true, false], accepted);
    }

    [Fact]
    public void What_has_no_theorem_says_why()
    {
        var certificate = new ClaimCertificates().Of("name", "claim", [Formula("u = u", U)], []);

        Assert.Null(certificate.Text);
        Assert.Contains("nothing is left to compute", certificate.Without!, StringComparison.Ordinal);
    }

    private static FormulaAssertion Formula(string text, params IReadOnlyList<Symbol> symbols) => new(Standing.Statement, "", new NoFlow(), text) { Symbols = symbols };

    private static Certificate Of(string name, Expr left, Expr right) =>
        EqualityCertificate.Of(name, name, [new Comparison($"{left} = {right}", Meaning.Of(left), WrittenRelation.Equal, Meaning.Of(right))]);
}
