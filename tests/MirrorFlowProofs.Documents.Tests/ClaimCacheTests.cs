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

        Assert.Equal(4, _folder.GetFiles("*.claim").Length);
        Assert.Single(_folder.GetFiles("*.document"));
        Assert.Equal(Lines(first), Lines(again));
    }

    [Fact]
    public void Claims_of_a_changed_document_are_given_back_at_their_new_places()
    {
        var first = Decide(Text);
        var moved = Decide("A line more.\n\n" + Text);

        Assert.Equal(Lines(first with { Claims = [.. first.Claims.Select(c => c with { Line = c.Line + 2 })] }), Lines(moved));
        Assert.Equal(Lines(first), Lines(Decide(Text)));
        Assert.Single(_folder.GetFiles("*.document"));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_said()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var (good, bad) = (new ClaimCache(_folder.FullName), new ClaimCache(file));
        foreach (var cache in new[] { good, bad })
        {
            DocumentCheck.Decide(new DocumentText("test.md", Text), new CheckOptions { Cache = cache }, TestContext.Current.CancellationToken);
        }

        Assert.Null(good.Problem);
        Assert.NotNull(bad.Problem);
    }

    [Fact]
    public void Complaints_are_made_again()
    {
        var text = Text + "```claim d\nclaim: 1 = \n```\n";

        Assert.Equal(Checked.Problems(Decide(text)), Checked.Problems(Decide(text)));
        Assert.NotEmpty(Decide(text).Problems);
    }

    [Fact]
    public void The_same_text_is_read_as_what_its_name_says()
    {
        Decide(Text);

        Assert.Empty(Decide(Text, name: "test.tex").Claims);
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
        Assert.True(_folder.GetFiles("*.claim").Length > 4);
    }

    [Fact]
    public void Damaged_files_are_as_good_as_none()
    {
        var first = Lines(Decide(Text));
        foreach (var (file, i) in _folder.GetFiles().OrderByDescending(f => f.Extension).ThenBy(f => f.Name, StringComparer.Ordinal).Select((f, i) => (f.FullName, i)))
        {
            var content = File.ReadAllBytes(file);
            File.WriteAllBytes(file, i switch
            {
                0 => [.. content[..^1], (byte)(content[^1] + 1)],
                1 => content[..(content.Length / 2)],
                2 => [],
                3 => [.. content, 0],
                _ => [.. content[..40], .. content[41..]],
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
        Assert.DoesNotContain(_folder.GetFiles(), file => file.Extension == ".tmp");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_failure()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        Assert.Equal(Lines(Checked.Document(Text)), Lines(Decide(Text, Path.Combine(file, "folder"))));
    }

    private CheckedDocument Decide(string text, string? folder = null, string name = "test.md") => DocumentCheck.Decide(
        new DocumentText(name, text), new CheckOptions { Cache = new ClaimCache(folder ?? _folder.FullName) }, TestContext.Current.CancellationToken);

    private static List<string> Lines(CheckedDocument document) => [.. document.Claims.Select(c =>
        $"{c.Id} {c.Key} {c.Line} {c.Column} {c.Expected} {c.Text} {c.Setting} {c.Verdict.Kind} {c.Verdict.Reason} {c.Verdict.Witness} {c.Verdict.Values?.Left} {c.Verdict.Values?.Right} {c.Verdict.Values?.Difference} {string.Join(',', c.Verdict.Values?.Point.OrderBy(p => p.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>())} {string.Join(',', c.Verdict.Conditions)} {c.Nearest}")];
}
