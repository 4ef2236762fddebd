using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>The index of the development in Coq names theorems that are there.</summary>
public sealed partial class ProofsIndexTests
{
    [Fact]
    public void Every_theorem_of_the_index_stands_in_the_file_that_it_names()
    {
        var lines = File.ReadAllLines(Repository.PathOf("proofs", "README.md"))
            .SkipWhile(l => l != "## Statements").TakeWhile(l => l != "## Instances").Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var cells = line.Split(" | ");
            var source = File.ReadAllText(Repository.PathOf("proofs", cells[^2].Trim()));
            var names = Name().Matches(cells[^3]).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Matches($@"(?m)^\s*(Theorem|Lemma|Corollary)\s+{name}\b", source));
        });
    }

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
