namespace MirrorFlowProofs.Documents.Tests;

/// <summary>A refuted claim that is wrong in one place comes with the statement that is right.</summary>
public sealed class NearestTruthTests
{
    private const string Depth2 = "geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: |w2|^q - |w1|^q = lambda\n";

    private const string EveryDepth = "geometry: q in [1, 2]\nreparameterization: x = w1 * ... * wL\nbalance: equal\nwhere: m = q*(L - 1)/L\n";

    [Theory]
    [InlineData(Depth2 + "hessian: 2/sqrt(4*|x|^q + lambda^2)", "R''(x) = 1/sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData(Depth2 + "hessian: 1/sqrt(4*|x|^q - lambda^2)", "R''(x) = 1/sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData(Depth2 + "hessian: 1/sqrt(4*|x|^(2*q) + lambda^2)", "R''(x) = 1/sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData(Depth2 + "hessian: 1/sqrt(4*|x|^q + lambda)", "R''(x) = 1/sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData(Depth2 + "hessian: 1/sqrt(|x|^q + lambda^2)", "R''(x) = 1/sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData(Depth2 + "mirror map at q = 2: arcsinh(2*x/lambda)", "R'(x) = arcsinh(2*x/lambda)/2")]
    [InlineData(Depth2 + "mirror map at q = 2: arcsinh(x/lambda)/2", "R'(x) = arcsinh(2*x/lambda)/2")]
    [InlineData(Depth2 + "coercivity: lambda^2", "mu = lambda")]
    [InlineData("geometry: q in [1, 2]\nreparameterization: x = w1*w2\ninverse metric: |w1|^q - |w2|^q", "1/R''(x) = abs(w1)^q + abs(w2)^q")]
    [InlineData(EveryDepth + "potential: |x|^(2 - m)/((1 - m)*(2 - m))", "R(x) = abs(x)^(2 - m)/(L*(1 - m)*(2 - m))")]
    public void One_change_makes_it_true(string lines, string nearest)
    {
        var claim = Assert.Single(Checked.Block(lines).Claims);

        Assert.Equal((Verification.VerdictKind.Refuted, nearest), (claim.Verdict.Kind, claim.Nearest));
    }

    [Theory]
    [InlineData("claim: 1 = 2")]
    [InlineData("domains: a > 0\nclaim: exp(a) = a^3 + 17*a + 5")]
    [InlineData("domains: a > 0\nclaim: a > 1")]
    [InlineData("claim: x^2 = 2*x^2")]
    [InlineData("chain: (x + 1)^2 = x^2 + 2*x + 1 = x^2 + 3*x + 1")]
    public void Nothing_is_said_where_none_was_found(string lines)
    {
        var claim = Assert.Single(Checked.Block(lines).Claims);

        Assert.Equal((Verification.VerdictKind.Refuted, null), (claim.Verdict.Kind, claim.Nearest));
    }
}
