using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory.Conservation;

namespace MirrorFlowProofs.Theory.Tests.Conservation;

public sealed class ConservationLawsTests
{
    [Theory]
    [InlineData("w1*w2*w3", "q", "abs(w2)^q - abs(w1)^q; abs(w3)^q - abs(w1)^q", 1)]
    [InlineData("w1^2*w2", "2", "w2^2 - w1^2/2", 1)]
    [InlineData("w1*w2*w3", "1", "abs(w2) - abs(w1); abs(w3) - abs(w1)", 1)]
    [InlineData("w1^2 - w2^2", "2", "w1*w2", 1)]
    [InlineData("w1^2 + w2^2", "2", "log(abs(w2)) - log(abs(w1))", 1)]
    [InlineData("w1^2 + w2^3", "2", "1/w2 + 3*log(abs(w1))/2", 1)]
    [InlineData("w1^3 - w2^3", "2", "1/w1 + 1/w2", 1)]
    [InlineData("w1^5 - w2^5", "2", "1/w1^3 + 1/w2^3", 1)]
    [InlineData("w1*w3 + w2*w4", "2", "w3^2 - w1^2; w4^2 - w2^2; w1*w4 - w2*w3", 1)]
    [InlineData("w1*w3, w1*w4, w2*w3, w2*w4", "2", "w3^2 + w4^2 - w1^2 - w2^2", 3)]
    [InlineData("w1*w2, w3*w4", "q", "abs(w2)^q - abs(w1)^q; abs(w4)^q - abs(w3)^q", 2)]
    [InlineData("w1*w5 + w2*w6, w1*w7 + w2*w8, w3*w5 + w4*w6, w3*w7 + w4*w8", "2", "w1^2 + w3^2 - w5^2 - w7^2; w2^2 + w4^2 - w6^2 - w8^2; w1*w2 + w3*w4 - w5*w6 - w7*w8", 5)]
    public void Known_laws_are_conserved_and_counted(string x, string q, string laws, int directions)
    {
        var report = Find(x, q);
        var expected = laws.Split(';').Select(Parse).ToList();
        Assert.Equal((expected.Count, directions, true), (report.Independent, report.Directions, report.IsComplete));
        Assert.All(report.Laws.SelectMany(law => law.Obligations), o => Assert.Equal(ObligationAnswer.Holds, o.Decide().Answer));

        // The known ones are conserved too; with as many found and proved, both describe the same level sets.
        Assert.All(expected, law => Assert.All(
            Enumerable.Range(0, report.Curves.Fields.Count),
            field => Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(report.Curves.Along(field, law)).Answer)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("6/5")]
    [InlineData("4/3")]
    [InlineData("3/2")]
    [InlineData("2")]
    [InlineData("q")]
    public void They_are_the_balance_equations_of_every_catalog_depth(string q)
    {
        foreach (var depth in new[] { 2, 3, 4, 5 })
        {
            var report = ConservationLaws.Find(SteepestCurves.Of(Geometry(q), Reparameterization.DeepDiagonal(depth)));
            var flow = MonomialFlow.TryCreate(Geometry(q), Reparameterization.DeepDiagonal(depth))!;
            var balance = Enumerable.Range(1, depth - 1).Select(j => flow.Invariant(j) - flow.Invariant(0));
            Assert.Equal(balance, report.Laws.Select(law => law.Quantity).Take(depth - 1));
            Assert.True(report.IsComplete);
        }
    }

    [Theory]
    [InlineData("w1^2*w2*w3^3", "q")]
    [InlineData("w1^2*w2*w3^3", "4/3")]
    [InlineData("2*w1^2*w2", "3/2")]
    public void Multiplicities_weigh_the_powers(string x, string q)
    {
        var report = Find(x, q);
        Assert.True(report.IsComplete, string.Join("; ", report.Laws.Select(l => l.Quantity)));
        Assert.All(report.Laws.SelectMany(law => law.Obligations), o => Assert.Equal(ObligationAnswer.Holds, o.Decide().Answer));
    }

    [Fact]
    public void Single_powers_of_opposite_sign_have_a_law_at_every_q()
    {
        // x = w1^3 - w2^3: sign(w) |w|^(3 - 2 q) of the two add up to a constant; at q = 2, 1/w1 + 1/w2.
        var law = Assert.Single(Find("w1^3 - w2^3", "q").Laws);
        Assert.Equal(ObligationAnswer.Holds, Assert.Single(law.Obligations).Decide().Answer);
        Assert.True(Find("w1^3 - w2^3", "5/4").IsComplete);

        // At q = 3/2 the exponent is 0 and the law says nothing: the count is not for every q.
        Assert.False(Find("w1^3 - w2^3", "q").CountsForEveryQ);
        Assert.True(Find("w1^2*w2*w3", "q").CountsForEveryQ);
    }

    [Fact]
    public void What_is_not_found_is_not_denied()
    {
        // The law across the blocks of x = w1 w2 - w3^3 is no sum of powers.
        var report = Find("w1*w2 - w3^3", "2");
        Assert.Equal((1, 2, false), (report.Independent, report.Most, report.IsComplete));
    }

    [Theory]
    [InlineData("w1*w2, w1", "1", "expected every weight in one output only where q < 2, found w1 in several: there the flow is not a combination of one field an output")]
    [InlineData("(w1 + w2)^100000", "2", "expected outputs of at most 1000 terms when multiplied out, found (w1 + w2)^100000")]
    [InlineData("q*w1*w2", "q", "expected weights named w1, w2, ..., found 'q'")]
    [InlineData("3", "2", "expected a reparameterization with at least one weight such as w1*w2")]
    public void What_cannot_be_is_said(string x, string q, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Find(x, q)).Message);

    private static ConservationReport Find(string x, string q) =>
        ConservationLaws.Find(SteepestCurves.Of(Geometry(q), [.. x.Split(',').Select(Reparameterization.Parse)]));

    private static Geometry Geometry(string q) => new(q == "q" ? Theory.Geometry.SymbolicQ : Rational.Parse(q));

    private static Expr Parse(string text) =>
        Parser.Parse(text, new Dictionary<string, Symbol> { ["q"] = Theory.Geometry.SymbolicQ }, Domain.Real);
}
