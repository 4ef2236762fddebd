using System.Collections.Concurrent;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Every claim in <c>derivations</c> is decided as the page says, and every row of the literature is there.</summary>
public sealed class DerivationTests
{
    private static readonly ConcurrentDictionary<string, Lazy<CheckedDocument>> Known = new();

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Repository.PathOf("derivations"), "*.md").Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal)];

    /// <summary>The statements of the papers, and what is found of each as it is printed.</summary>
    private static readonly (string Id, VerdictKind Verdict)[] Rows =
    [
        ("ns-balance", VerdictKind.Proved),
        ("ns-balance-coupled", VerdictKind.Refuted),
        ("ns-mirror", VerdictKind.Proved),
        ("ns-hessian-2", VerdictKind.Proved),
        ("ns-lambda", VerdictKind.Proved),
        ("ns-lambda-mixed", VerdictKind.Refuted),
        ("ns-mu", VerdictKind.Proved),
        ("ns-mu-monotone", VerdictKind.Refuted),
        ("ns-potential", VerdictKind.Proved),
        ("ns-legendre", VerdictKind.Proved),
        ("ns-legendre-as-rockafellar", VerdictKind.Refuted),
        ("ns-convergence", VerdictKind.Refuted),
        ("ns-linear-rate", VerdictKind.Proved),
        ("ns-regularizer", VerdictKind.Proved),
        ("ns-table-1", VerdictKind.Proved),
        ("ns-table-1-limits", VerdictKind.Proved),
        ("ns-table-1-as-printed", VerdictKind.Refuted),
        ("ns-sparser", VerdictKind.Refuted),
        ("ns-saddles", VerdictKind.Proved),
        ("ns-saddles-decay", VerdictKind.Refuted),
        ("ns-escape", VerdictKind.Refuted),
        ("wo-depth-2", VerdictKind.Proved),
        ("wo-depth-D", VerdictKind.Proved),
        ("gh-hypentropy", VerdictKind.Proved),
        ("aw-egu", VerdictKind.Proved),
        ("mm-decay", VerdictKind.Proved),
        ("ko-gating", VerdictKind.Proved),
        ("ko-gating-imbalance", VerdictKind.Proved),
        ("ma-laws", VerdictKind.Proved),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_true(string page)
    {
        var document = Page(page);

        Assert.Equal("", Checked.Problems(document));
        Assert.NotEmpty(document.Claims);
        Assert.Empty(document.Claims.Where(c => !c.Passes(mustBeProved: true)).Select(c => $"{c.Line}: {c.Id}: {c.Verdict.Kind}: {c.Verdict.Reason}"));
    }

    [Fact]
    public void Every_row_of_the_literature_is_decided_as_expected()
    {
        var claims = Page("literature.md").Claims;

        Assert.All(Rows, row => Assert.Equal(
            $"{row.Id}: {row.Verdict}", $"{row.Id}: {string.Join(", ", claims.Where(c => Block(c) == row.Id).Select(c => c.Verdict.Kind).Distinct())}"));
    }

    [Fact]
    public void What_is_refuted_is_followed_by_its_correction_which_is_proved()
    {
        var claims = Page("literature.md").Claims;
        var blocks = claims.Select(Block).Distinct().ToList();

        foreach (var refuted in claims.Where(c => c.Verdict.Kind == VerdictKind.Refuted).Select(Block).Distinct())
        {
            var next = blocks[blocks.IndexOf(refuted) + 1];
            Assert.True(next == $"{refuted}-corrected" || (refuted, next) == ("ns-lambda-mixed", "ns-mu"), $"{refuted}: {next}");
            Assert.All(claims.Where(c => Block(c) == next), c => Assert.Equal(VerdictKind.Proved, c.Verdict.Kind));
        }
    }

    private static string Block(CheckedClaim claim) => claim.Id.Split('/')[0];

    private static CheckedDocument Page(string name) => Known.GetOrAdd(
        name, n => new(() => Checked.Document(File.ReadAllText(Repository.PathOf("derivations", n))))).Value;
}
