namespace MirrorFlowProofs.Documents.Tests;

/// <summary>The cache gives back what was decided, and nothing else.</summary>
public sealed class ClaimCacheTests : IDisposable
{
    private const string Text =
        "```claim c\ngeometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: first\nhessian: 1/sqrt(4*|x|^q + lambda^2)\nhessian: 2/sqrt(4*|x|^q + lambda^2)\nonto: always\nclaim: sqrt(x)^2 = -x\n```\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mirrorflow-cache");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_kept_is_given_back()
    {
        var (first, again) = (Decide(Text), Decide(Text));

        Assert.Equal(4, _folder.GetFiles().Length);
        Assert.Equal(Lines(first), Lines(again));
    }

    [Theory]
    [InlineData("lambda^2", "lambda^3")]
    [InlineData("balance: first", "balance: first\ndomains: lambda > 1")]
    [InlineData("q in [1, 2]", "q = 2")]
    [InlineData("hessian: 1", "hessian at q = 2: 1")]
    public void What_differs_in_claim_or_setting_is_decided_anew(string old, string changed)
    {
        Decide(Text);
        var other = Text.Replace(old, changed, StringComparison.Ordinal);

        Assert.Equal(Lines(Checked.Document(other)), Lines(Decide(other)));
        Assert.True(_folder.GetFiles().Length > 4);
    }

    [Fact]
    public void Damaged_files_are_as_good_as_none()
    {
        var first = Lines(Decide(Text));
        foreach (var (file, i) in _folder.GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select((f, i) => (f.FullName, i)))
        {
            var content = File.ReadAllText(file);
            File.WriteAllText(file, i switch
            {
                0 => content.Replace("Refuted", "Proved", StringComparison.Ordinal).Replace("Undecided", "Proved", StringComparison.Ordinal) + " ",
                1 => content[..(content.Length / 2)],
                2 => "",
                _ => content.Replace("{", "[", StringComparison.Ordinal),
            });
        }

        Assert.Equal(first, Lines(Decide(Text)));
    }

    [Fact]
    public void A_file_under_another_name_is_as_good_as_none()
    {
        var first = Lines(Decide(Text));
        var files = _folder.GetFiles();
        foreach (var file in files.Skip(1))
        {
            File.Copy(files[0].FullName, file.FullName, overwrite: true);
        }

        Assert.Equal(first, Lines(Decide(Text)));
    }

    [Fact]
    public void Runs_at_the_same_time_do_no_harm()
    {
        var expected = Lines(Checked.Document(Text));

        Assert.All(ParallelEnumerable.Range(0, 16).Select(_ => Lines(Decide(Text))).ToList(), lines => Assert.Equal(expected, lines));
        Assert.All(_folder.GetFiles(), file => Assert.Equal(".claim", file.Extension));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_failure()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        Assert.Equal(Lines(Checked.Document(Text)), Lines(Decide(Text, Path.Combine(file, "folder"))));
    }

    private CheckedDocument Decide(string text, string? folder = null) => DocumentCheck.Decide(
        new DocumentText("test.md", text), new CheckOptions { Cache = new ClaimCache(folder ?? _folder.FullName) }, TestContext.Current.CancellationToken);

    private static List<string> Lines(CheckedDocument document) => [.. document.Claims.Select(c =>
        $"{c.Id} {c.Line} {c.Text} {c.Setting} {c.Verdict.Kind} {c.Verdict.Reason} {c.Verdict.Witness} {c.Verdict.Values?.Difference} {string.Join(',', c.Verdict.Conditions)} {c.Nearest}")];
}
