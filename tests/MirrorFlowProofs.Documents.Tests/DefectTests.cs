using CsCheck;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// Documents put together at random from plausible and odd lines: every claim is decided or refused at a place inside the document,
/// and none meets a defect of the tool. Thousands of them with <c>MIRRORFLOW_FULL=1</c>.
/// </summary>
public sealed class DefectTests
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 5_000 : 40;

    private static readonly string[] Settings =
    [
        "geometry: q in [1, 2]", "geometry: q = 2", "geometry: q = 1", "geometry: q = 4/3", "geometry: $q \\in [1, 2]$", "geometry: q = 0", "geometry: q = ",
        "reparameterization: x = w1*w2", "reparameterization: x = w1*w2*w3", "reparameterization: x = w1 * ... * wL", "reparameterization: x = w1^2", "reparameterization: x = -w1^2",
        "reparameterization: x = u^2 - v^2", "reparameterization: x = w1*w2 - w3*w4", "reparameterization: x = 0", "reparameterization: x = w1/w2", "reparameterization: x = c*w1*w2",
        "reparameterization: x = sinh(w1)", "reparameterization: x = x", "reparameterization: $x = \\prod_{i=1}^{3} w_i$", "reparameterization: x = w1^q", "reparameterization: x = w1*w2 + 1",
        "balance: equal", "balance: first", "balance: distinct", "balance: |w2|^q - |w1|^q = lambda", "balance: |w2|^q - |w1|^q = -1", "balance: |w2|^q - |w1|^q = 1/0", "balance: |w2|^q - |w1|^q = v, v > 0",
        "balance: |w_i|^q - |w_1|^q = lambda", "balance: |w1|^q - |w1|^q = 0", "decay: none", "decay: decoupled", "decay: coupled", "rate: 1/4", "rate: 0", "rate: a",
        "domains: a > 0, n >= 1 integer", "domains: x > 0", "domains: x < 0", "domains: v real", "domains: a in [1, 1]", "domains: q in (1, 2)", "domains: L >= 3 integer", "domains: R > 0",
        "where: m = q*(L - 1)/L", "where: k = 1/0", "where: k = k", "where: a = R'(x)", "loss: -x", "loss: (x - b)^2/2", "loss: 1/x", "loss: 0", "start: x(0) = b", "start: x(0) = 0", "start: x(0) = 1/0",
        "assume: |f'(x)| <= B, 1/R''(x) >= mu", "assume: |f'(x)| <= 0", "starts: distinct", "weights: w1", "weights: x", "# a comment", "expect: refuted", "\texpect: proved", "",
    ];

    private static readonly string[] Values =
    [
        "x", "|x|", "q", "L", "m", "lambda", "u", "y", "w1", "|w1|^q", "0", "-1", "1/2", "pi", "e", "a", "n", "alpha", "A", "t", "X", "x_0", "mu", "R''(x)", "R'(x)", "R(x)", "R*(y)", "P(u)", "P'(u)",
        "M'(x)", "W(x)", "R*(R'(x))", "G", "f'(x)", "sign(x)", "beta", "R''(2*x)", "M[q=1](x)", "10^30", "x(y)", "log(x)", "sqrt(x)", "infinity", "1/0", "hyp2f1(1, 2, 3, x)", "integral(s, s, 0, x)",
        "integral(1/s, s, 1, 2)", "integral(v, v, 0, x)", "at(x^2, x = 2)", "d/dx(R(x))", "d/dt(x)", "d/dt(w1)", "d/dx(x^x)", "at(R''(x), x = 0)", "always", "never", "m <= 1", "L <= p", "L - 1",
        "at least two weights are 0", "0^(n - 1)", "(x - x)^q", "(-1)^n", "sign(x)*|x|^(q - 1)", "$\\frac{1}{\\sqrt{4|x|^q + \\lambda^2}}$", "$\\nabla^2 R(x)$", "$\\int_1^x \\frac{1}{s}\\,ds$", "$\\prod_{i=1}^{L} 2$", "$", "$$", "((", "\u221e", "\ud835\udefc", "",
    ];

    private static readonly string[] Shapes =
        ["{0}", "{0} = {1}", "{0} <= {1} < {0}", "{0}*{1}", "({0})/({1})", "({0})^({1})", "{0} as {1}", "{0} -> {1} as x -> 0+", "{0} ~ {1} as n -> infinity", "d {0} = {1} dt", "x(t) = {0}", "|x| <= {0}", "${0} = {1}$"];

    [Fact]
    public void No_document_meets_a_defect() => Documents().Sample(
        text =>
        {
            var document = DocumentCheck.Decide(new DocumentText("odd.md", text), new CheckOptions { TimeLimit = TimeSpan.FromSeconds(2) });
            var lines = text.ReplaceLineEndings("\n").Split('\n');

            Assert.DoesNotContain(document.Problems, p => p.Message.Contains(DocumentCheck.Defect, StringComparison.Ordinal));
            Assert.All(document.Problems, p => Assert.InRange(p.Column, 1, lines[p.Line - 1].Length + 1));
        },
        iter: Inputs);

    private static Gen<string> Documents() => Gen.Select(
        OneOf(Settings).Array[1, 9],
        Gen.Select(OneOf([.. ClaimKinds.Keys]), OneOf("", "", "", " at q = 2", " at q = 1", " at q = x"), OneOf(Shapes), OneOf(Values), OneOf(Values)).Array[1, 4],
        OneOf("\n", "\n", "\r\n"))
        .Select((settings, claims, end) => string.Join(
            end,
            [
                "```claim odd",
                .. settings.DistinctBy(s => s.Split(':')[0]),
                .. claims.Select(c => $"{c.Item1}{c.Item2}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, c.Item3, c.Item4, c.Item5)}"),
                "```",
                "",
            ]));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
