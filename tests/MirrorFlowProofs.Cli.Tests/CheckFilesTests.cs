using System.Diagnostics;
using System.Text;
using MirrorFlowProofs.Cli.Commands.Check;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>What <c>check</c> does with files that cannot be read or written, with none, and with those that change meanwhile.</summary>
public sealed class CheckFilesTests : IDisposable
{
    private const string Proved = "```claim right\nclaim: 1 = 1\n```\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("mirrorflow-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_that_cannot_be_read_costs_no_other()
    {
        var (bytes, good) = (await FileAsync("a.md", "a\n\u00E9", Encoding.Latin1), await FileAsync("b.md", Proved));
        var (missing, pipe, loop) = (At("missing.md"), At("c.md"), At("loop.md"));
        using (var mkfifo = Process.Start("mkfifo", pipe))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(loop, loop);
        var run = await CommandRun.OfAsync(["check", _folder, missing, loop]);

        Assert.Equal(
            (2, $"{good}:2: right: Proved: 1 = 1: the difference is zero: the normal form is empty\n1 claim: 1 proved; 4 places cannot be read\n"), (run.Code, run.Output));
        Assert.Equal(
            [$"{bytes}:2:1: expected UTF-8 text", $"{pipe}:1:1: expected a file, but it is a pipe", $"{missing}:1:1: expected a file, but it does not exist"],
            run.Error.Trim().Split('\n').Take(3));
        Assert.StartsWith($"{loop}:1:1: expected a readable file, but: ", run.Error.Trim().Split('\n')[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "\"message\": \"expected a file, but it does not exist\"")]
    [InlineData("junit", "<error message=\"expected a file, but it does not exist\" />")]
    [InlineData("github", "title=cannot be read::expected a file, but it does not exist")]
    public async Task Every_format_says_what_cannot_be_read(string format, string said)
    {
        var run = await CommandRun.OfAsync(["check", At("missing.md"), await FileAsync("b.md", Proved), "--format", format]);

        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no documents: there is no .md or .tex file in {0}\n")]
    [InlineData("text", "no claims: a claim stands in a block '```claim NAME', in a .tex file below a comment '% claim NAME: KIND'\n")]
    public async Task Nothing_found_is_said(string? text, string said)
    {
        if (text is not null)
        {
            await FileAsync("a.md", text);
        }

        var error = said.Replace("{0}", _folder, StringComparison.Ordinal);
        Assert.Equal(new CommandRun(0, "0 claims\n", error), await CommandRun.OfAsync(["check", _folder]));
        Assert.Equal(new CommandRun(1, "0 claims\n", error), await CommandRun.OfAsync(["check", _folder, "--require", "proved"]));
    }

    [Fact]
    public async Task A_file_given_in_two_ways_is_decided_once()
    {
        var file = await FileAsync("a.md", Proved);

        Assert.EndsWith("\n1 claim: 1 proved\n", (await CommandRun.OfAsync(["check", file, At("./a.md"), _folder])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_reported_before_the_next_is_read()
    {
        var (output, file) = (new StringWriter { NewLine = "\n" }, await FileAsync("a.md", Proved));
        using var input = new Observed(() => output.ToString());
        await using var terminal = new Terminal(output, new StringWriter(), input);

        await MirrorFlowCommand.RunAsync(["check", file, "-"], terminal, TestContext.Current.CancellationToken);

        Assert.StartsWith($"{file}:2: right: Proved", input.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_saved_while_claims_are_decided_are_kept()
    {
        const string Marked = "<!-- verdict right --><!-- end -->\n" + Proved;
        var file = await FileAsync("a.md", Marked + "saved meanwhile");
        await using var terminal = new Terminal(TextWriter.Null, TextWriter.Null, Stream.Null);
        var old = DocumentCheck.Decide(new DocumentText(file, Marked), cancellation: TestContext.Current.CancellationToken);

        var (document, now) = await VerdictFile.UpdateAsync(new DocumentFile(file), old, terminal, TestContext.Current.CancellationToken);

        Assert.Equal([new DocumentProblem(1, 1, "it changed while its claims were decided: no verdict was written")], document.Problems);
        Assert.Equal((Marked, Marked + "saved meanwhile"), (now, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal([file], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_file_that_nobody_may_write_is_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are those of Unix");
        const string Marked = "<!-- verdict right --><!-- end -->\n" + Proved;
        var file = await FileAsync("a.md", Marked);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        }

        var run = await CommandRun.OfAsync(["check", file, "--write"]);

        Assert.Equal((2, $"{file}:1:1: cannot be written: permission denied\n"), (run.Code, run.Error));
        Assert.Equal(Marked, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private string At(string name) => Path.Join(_folder, name);

    private async Task<string> FileAsync(string name, string text, Encoding? encoding = null)
    {
        await File.WriteAllBytesAsync(At(name), (encoding ?? Encoding.UTF8).GetBytes(text), TestContext.Current.CancellationToken);
        return At(name);
    }

    /// <summary>An empty input that remembers what had happened when it was read.</summary>
    private sealed class Observed(Func<string> what) : MemoryStream
    {
        public string Seen { get; private set; } = "";

        public override int Read(byte[] buffer, int offset, int count) => Remember();

        public override int Read(Span<byte> buffer) => Remember();

        private int Remember()
        {
            Seen = what();
            return 0;
        }
    }
}
