namespace MirrorFlowProofs.Documents.Tests;

/// <summary>What cannot be read is said at its place in the document; the whole message is pinned.</summary>
public sealed class ProblemTests
{
    private const string Depth2 = "geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: |w2|^q - |w1|^q = lambda";

    private static readonly (string What, string Document)[] Documents =
    [
        ("undefined symbol", Claim($"{Depth2}\nhessian: 1/sqrt(4*|x|^q + lamda^2)")),
        ("undefined symbol in LaTeX", Claim($"{Depth2}\nhessian: $\\frac{{1}}{{\\sqrt{{4|x|^q + \\mu_0^2}}}}$")),
        ("undefined symbol inside a derivative", Claim($"{Depth2}\nclaim: d/dx(R'(x) + at(lambda*x, x = bat)) = R''(x)")),
        ("undefined symbol on an indented line of a list", "- a list\n\n  ```claim c\n  domains: aleph > 0\n  claim:\n    aleph\n    = alef\n  ```\n"),
        ("unknown function", Claim("claim: sinn(1) = 1")),
        ("wrong arity", Claim("claim: log(2, 3) = 1")),
        ("unbalanced bracket", Claim("claim: (1 + 2 = 3")),
        ("bracket too many", Claim("claim: 1 + 2) = 3")),
        ("unbalanced left in LaTeX", Claim("claim: $\\left(1 + 2 = 3$")),
        ("unbalanced brace in LaTeX", Claim("claim: $\\frac{1}{2 = 3$")),
        ("unclosed dollar", Claim("claim: $1 = 1")),
        ("unclosed block", "text\n\n```claim c\nclaim: 1 = 1\n"),
        ("duplicate id", Claim("claim: 1 = 1") + Claim("claim: 2 = 2")),
        ("block without a name", "```claim\nclaim: 1 = 1\n```\n"),
        ("block without a claim", Claim(Depth2)),
        ("no geometry", Claim("reparameterization: x = w1*w2\nbalance: equal\nhessian: 1/x")),
        ("no setting", Claim("conserved: w1 - w2")),
        ("no balance", Claim("geometry: q = 2\nreparameterization: x = w1*w2\nhessian: 1/x")),
        ("unknown setting", "```setting depth-2\ngeometry: q = 2\n```\n" + Claim("setting: dept-2\nhessian: 1/x")),
        ("setting twice", "```setting s\ngeometry: q = 2\n```\n\n```setting s\ngeometry: q = 1\n```\n"),
        ("unknown key", Claim("geometry: q = 2\nhesian: 1/x")),
        ("key without a value", Claim("claim:")),
        ("line without a key", Claim("1 = 1")),
        ("key twice", Claim("geometry: q = 2\ngeometry: q = 1\nclaim: 1 = 1")),
        ("clashing domains", Claim("domains: a > 0, a < 0\nclaim: a = a")),
        ("clashing names", Claim("domains: a > 0\nwhere: a = 2\nclaim: a = a")),
        ("clash with a symbol of the theory", Claim($"{Depth2}\ndomains: q in [0, 3]\nhessian: 1/x")),
        ("bad domain", Claim("domains: a > 0, b in [2, 1]\nclaim: a = a")),
        ("bad geometry", Claim("geometry: q = 3\nclaim: 1 = 1")),
        ("bad map", Claim("geometry: q = 2\nreparameterization: w1*w2\nconserved: w1")),
        ("bad balance", Claim("geometry: q = 2\nreparameterization: x = w1*w2\nbalance: |w1| - |w2| = lambda\nhessian: 1/x")),
        ("balance without a smallest weight", Claim("geometry: q = 2\nreparameterization: x = w1*w2\ndomains: c real\nbalance: w1^2 - w2^2 = c\nhessian: 1/x")),
        ("balance that leaves a weight out", Claim("geometry: q = 2\nreparameterization: x = w1*w2*w3\nbalance: w2^2 - w1^2 = lambda\nhessian: 1/x")),
        ("another left side", Claim($"{Depth2}\nhessian: R'(x) = 1/x")),
        ("no relation", Claim("claim: 1 + 1")),
        ("decay that is none", Claim($"{Depth2}\ndecay: strong\nregularizer: |x|")),
        ("regularizer without decay", Claim($"{Depth2}\nregularizer: |x|")),
        ("limit without a place", Claim("domains: n > 0\nlimit: 1/n -> 0")),
        ("limit without a side", Claim("domains: n real\nlimit: 1/n -> 0 as n -> 0")),
        ("limit outside the domain", Claim("domains: n > 0\nlimit: 1/n -> 0 as n -> -infinity")),
        ("trajectory without a loss", Claim($"{Depth2}\ntrajectory: x(t) = t")),
        ("ambiguous product", Claim("domains: x > 0\nclaim: $1/2x = x$")),
        ("ambiguous argument", Claim("domains: x > 0\nclaim: $\\ln 2x = x$")),
        ("inverse or power", Claim("domains: x > 0\nclaim: $\\sinh^{-1}(x) = x$")),
        ("unknown command", Claim("claim: $\\fraq{1}{2} = 1$")),
        ("character without a meaning", Claim("claim: 1 ≤ 2")),
        ("emoji before the culprit", Claim("claim: 1 = 1 + 𝛼")),
        ("expected verdict", Claim("expect: true\nclaim: 1 = 1")),
        ("clash of a depth", Claim("domains: L > 0\nclaim: L = L")),
        ("clash of a fixed q", Claim("geometry: q = 2\ndomains: q in (1, 2)\nclaim: q = 2")),
        ("relation in a value", Claim($"{Depth2}\nhessian: 1/x < 2")),
        ("unknown name in a definition", Claim("where: m = 2*k\nclaim: m = m")),
        ("division by zero", Claim("claim: 1/(2 - 2) = 1")),
        ("value outside a domain", Claim("domains: a > 0\nclaim: at(a^2, a = -1) = 1")),
        ("a function of a name in LaTeX", Claim("domains: x > 0, t > 0\nclaim: $x(t) = x t$")),
        ("a power of a function in LaTeX", Claim("domains: x > 0\nclaim: $\\ln(x)^2 = x$")),
        ("what is differentiated in LaTeX", Claim("domains: x > 0\nclaim: $\\frac{d}{dx} x x = x$")),
        ("two digits without braces in LaTeX", Claim("domains: x > 0\nclaim: $x^10 = x$")),
        ("an exponent of ten in LaTeX", Claim("domains: x > 0\nclaim: $x > 1e-3$")),
        ("a factor behind a product in LaTeX", Claim("domains: x > 0\nclaim: $\\prod_{i=1}^{2} w_i x = x$")),
        ("a sum up to the depth in LaTeX", Claim("claim: $\\sum_{i=1}^{L} |w_i| = 1$")),
        ("an integral without its differential", Claim("domains: x > 0\nclaim: $\\int_0^x s = x$")),
        ("a norm", Claim("domains: x > 0\nclaim: $\\|x\\| = x$")),
        ("no integer in the domain", Claim("domains: n in (0, 1) integer\nclaim: n = n")),
        ("convergence without assumptions", Claim("geometry: q = 2\ngradient integral: $\\int_0^\\infty |\\nabla f(x_t)|^2\\,dt \\le 1$")),
        ("an assumption that is none", Claim("geometry: q = 2\nassume: |f(x)| <= B\nclaim: 1 = 1")),
        ("dynamics without a time", Claim("geometry: q = 2\nreparameterization: x = w1*w2\ndynamics: d x = -G*(w1^2 + w2^2)")),
        ("a mirror flow off balance under decay", Claim($"{Depth2}\ndecay: decoupled\ndynamics: d R'(x) = -G dt")),
        ("saddles of something else", Claim("geometry: q = 2\nreparameterization: x = w1*w2 + w3\nsaddles: at least two weights are 0")),
        ("starts of a product", Claim($"{Depth2}\nstarts: distinct\nhessian: 1/x")),
        ("a number that is conserved", Claim("geometry: q = 2\nreparameterization: x = w1*w2\nconserved: 5")),
        ("a decay law that does not begin with 1", Claim("geometry: q = 2\nreparameterization: x = w1*w2\ndecay: decoupled\ndecay law: w1^2 - w2^2 as 5*exp(-2*A)")),
        ("a decay law in the weights", Claim("geometry: q = 2\nreparameterization: x = w1*w2\ndecay: decoupled\ndecay law: w1^2 - w2^2 as w1^2 - w2^2")),
        ("a rate that is negative", Claim("geometry: q = 2\nreparameterization: x = w1*w2\nrate: -1\nconserved: w1^2 - w2^2")),
        ("a box of something else", Claim("geometry: q = 1\nreparameterization: x = w1*w2\nbalance: equal\ndecay: decoupled\nstationary: 7 <= alpha^(-2)")),
        ("the regularizer of the other decay", Claim("geometry: q = 2\nreparameterization: x = w1*w2\nbalance: equal\ndecay: decoupled\nregularizer: W(x) = |x|")),
        ("x and u in one formula", Claim($"{Depth2}\nclaim: R''(x) = 1/(2*u + lambda)")),
        ("x and u in a chain", Claim($"{Depth2}\nhessian: 1/sqrt(4*|x|^q + lambda^2) = 1/(2*u + lambda)")),
        ("x and u in a value", Claim($"{Depth2}\nhessian: x/u")),
        ("x and u in a limit", Claim($"{Depth2}\nlimit: R''(x)*P'(u) -> 1 as x -> infinity")),
        ("x and y in one formula", Claim("geometry: q = 2\nreparameterization: x = u^2 - v^2\nbalance: equal\nclaim: R''(x) = 1/(8*beta^2*cosh(4*y))")),
        ("fewer depths", Claim("geometry: q = 2\nreparameterization: x = w1 * ... * wL\nbalance: equal\ndomains: L >= 3 integer\nonto: never")),
        ("two constants of one name", Claim("geometry: q = 2\nassume: |f'(x)| <= c, 1/R''(x) >= c\nclaim: 1 = 1")),
        ("a geometry that the forms leave out", Claim("geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: equal\nclaim: at(M(x), q = 2) = |x|")),
        ("another geometry that is none", Claim("geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: equal\nclaim: $M_{q=3}(x) = |x|$")),
        ("weight in every depth", Claim("geometry: q in [1, 2]\nreparameterization: x = w1 * ... * wL\nconserved: |w1|^q - |w3|^q")),
    ];

    [Fact]
    public async Task Problems_are_said_at_their_places()
    {
        var problems = Documents.Select(d => (d.What, d.Document, Problems: Checked.Problems(Checked.Document(d.Document)))).ToList();

        Assert.All(problems, p => Assert.NotEqual((p.What, ""), (p.What, p.Problems)));
        await Verify(string.Join("\n", problems.Select(p => $"# {p.What}\n{p.Document}=> {p.Problems}")));
    }

    [Fact]
    public void Other_claims_are_decided_all_the_same()
    {
        var document = Checked.Document(Claim("claim: 1 = 1\nclaim: 1 = a\nclaim: 1 = 2"));

        Assert.Equal(["c/claim-1", "c/claim-3"], document.Claims.Select(c => c.Id));
        Assert.Equal("3:12: unknown symbol 'a'\n", Checked.Problems(document));
    }

    private static string Claim(string lines) => $"```claim c\n{lines}\n```\n";
}
