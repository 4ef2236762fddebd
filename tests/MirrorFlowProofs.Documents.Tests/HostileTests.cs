using System.Diagnostics;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Hostile input ends with an answer or an error, in bounded time and memory; alone, for what others allocate would count.</summary>
[Collection(nameof(Alone))]
public sealed class HostileTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Texts => [.. Named.Keys];

    private static readonly Dictionary<string, Func<string>> Named = new()
    {
        ["10 MB"] = () => new string('a', 10_000_000),
        ["100,000 parentheses in a claim"] = () => Claim($"claim: {Repeat("(", 100_000)}1{Repeat(")", 100_000)} = 1"),
        ["9,000 parentheses in a claim"] = () => Claim($"claim: {Repeat("(", 9_000)}1{Repeat(")", 9_000)} = 1"),
        ["9,000 brackets and bars in LaTeX"] = () => Claim($"claim: ${Repeat(@"\left|(", 2_500)}1{Repeat(@")|", 2_500)} = 1$"),
        ["100,000 parentheses in prose"] = () => Repeat("(", 100_000) + Repeat("[", 100_000) + Repeat("*", 100_000) + Repeat("`", 100_000),
        ["100,000 quotes"] = () => Repeat("> ", 100_000) + "a",
        ["100,000 lists"] = () => Repeat("- ", 100_000) + "a",
        ["an HTML comment without an end"] = () => "<!-- " + Repeat("<!-- ", 100_000),
        ["a tower of powers"] = () => Claim("claim: 9^9^9^9^9 = 1"),
        ["a huge exponent"] = () => Claim("domains: a > 0\nclaim: (a + 2)^1000000000 = 1"),
        ["a huge exponent of a symbol"] = () => Claim("domains: a > 0\nclaim: a^100000000000 = a^99999999999"),
        ["a huge number"] = () => Claim("claim: 1e1000000 = 1"),
        ["a large power of a sum"] = () => Claim("domains: a > 0, b > 0, c > 0\nclaim: (a + b + c)^300 - (a + b)^300 = (a - b - 2*c)^250"),
        ["derivatives of derivatives"] = () => Claim($"domains: a > 0\nclaim: {Repeat("d/da(", 39)}exp(a^a*log(a + exp(a))){Repeat(")", 39)} = 1"),
        ["derivatives without end"] = () => Claim($"domains: a > 0\nclaim: {Repeat("d/da(", 3_000)}a{Repeat(")", 3_000)} = 1"),
        ["values at points without end"] = () => Claim($"domains: a > 0\nclaim: {Repeat("at(", 1_000)}a{Repeat(", a = 1)", 1_000)} = 1"),
        ["definitions that double"] = () => Claim($"domains: a0 > 0\nwhere: {string.Join(", ", Enumerable.Range(1, 60).Select(i => $"a{i} = a{i - 1}*(a{i - 1} + 1)"))}\nclaim: a60 = 1"),
        ["sums in sums"] = () => Claim($"claim: ${string.Concat("ijkmn".Select(i => $@"\sum_{{{i}=1}}^{{200}} "))} 1 = 1$"),
        ["a weight to a huge power"] = () => Claim("geometry: q = 2\nreparameterization: x = w1^1000000*w2\nbalance: first\nhessian: 1"),
        ["a thousand weights"] = () => Claim($"geometry: q = 2\nreparameterization: x = {string.Join("*", Enumerable.Range(1, 1000).Select(i => $"w{i}"))}\nbalance: first\nhessian: 1"),
        ["20,000 claims"] = () => Claim(string.Concat(Enumerable.Repeat("claim: 1\n", 20_000))),
        ["a sum of sums up to a symbol"] = () => Claim($"claim: ${string.Concat("ijkmnprs".Select(i => $@"\sum_{{{i}=1}}^{{L}} {i}^{{12}} "))} = 1$"),
        ["powers of a sum up to a symbol"] = () => Claim("domains: a_i > 0, b_i > 0, c_i > 0\nclaim: product((a_i + b_i + c_i)^12, i = 1, L) = sum((a_i - b_i - c_i)^60, i = 1, L)"),
        ["5,000 settings without a claim"] = () => string.Concat(Enumerable.Range(0, 5_000).Select(i => $"```setting s{i}\ngeometry: q = 2\n```\n")),
        ["null characters"] = () => Claim("claim: 1 = \0"),
        ["unpaired surrogate"] = () => Claim("claim: 1 = \ud83d"),
        ["a line of 2 MB"] = () => Claim("claim: " + new string('1', 2_000_000)),
        ["colons"] = () => Claim(Repeat(":", 15_000)),
        ["tex: 300,000 definitions"] = () => Repeat(@"\def\a{}", 300_000) + "\n% claim\n\\[ 1 = \\a \\]\n",
        ["tex: 9,000 definitions in each other"] = () => Repeat(@"\newcommand{\a}{", 9_000) + new string('x', 1_000_000) + "\n% claim\n\\[ 1 = \\a \\]\n",
        ["tex: 3,000 claims with macros that double"] = () => "\\def\\a{\\a\\a}\n" + Repeat("% claim\n\\[ 1 = \\a \\]\n", 3_000),
        ["dollars"] = () => Claim("claim: " + Repeat("$", 15_000)),
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_ends(string what)
    {
        var text = Named[what]();
        var (before, processor) = (GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().TotalProcessorTime);

        var document = DocumentCheck.Decide(new DocumentText(what.StartsWith("tex:", StringComparison.Ordinal) ? "hostile.tex" : "hostile.md", text), new CheckOptions { TimeLimit = Limit }, TestContext.Current.CancellationToken);

        // Processor time, which other programs do not lengthen: half a minute on two cores, with what earlier documents have left running.
        var took = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Assert.True(took < TimeSpan.FromMinutes(1), $"{took}");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 8L << 30, "allocated too much");
        Assert.DoesNotContain(document.Claims, c => c.Verdict.Kind == Verification.VerdictKind.Proved);
        Assert.All(document.Problems, p => Assert.True(p.Message.Length < 25_000));
    }

    private static string Claim(string lines) => $"```claim c\n{lines}\n```\n";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
