namespace MirrorFlowProofs.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Document =
        """
        # A derivation

        ```claim right
        claim: (1 + 1)^2 = 4
        ```

        ```claim wrong
        domains: a > 0
        claim: a^2 = 2*a
        ```

        ```claim open
        domains: r < 0
        claim: sqrt(r) = sqrt(r)
        ```

        """;

    private const string Proved = "```claim right\nclaim: 1 = 1\n```\n";

    private const string Open = "```claim open\ndomains: r < 0\nclaim: sqrt(r) = sqrt(r)\n```\n";

    private const string Unreadable = "```claim c\nclaim: 1 = a\n```\n```claim c\nclaim: 1 = 1\n```\n";

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("junit")]
    [InlineData("github")]
    public async Task A_report_is_the_accepted_one(string format)
    {
        var run = await CommandRun.OfAsync(["check", "-", "--format", format], Document);

        Assert.Equal((1, ""), (run.Code, run.Error));
        await Verify(run.Output).UseParameters(format);
    }

    [Theory]
    [InlineData(Proved, 0, 0)]
    [InlineData(Open, 0, 1)]
    [InlineData("```claim wrong\nclaim: 1 = 2\n```\n", 1, 1)]
    [InlineData("```claim wrong\nexpect: refuted\nclaim: 1 = 2\n```\n", 0, 0)]
    [InlineData("```claim wrong\nexpect: refuted\nclaim: 1 = 1\n```\n", 1, 1)]
    [InlineData("no claims", 0, 1)]
    [InlineData(Unreadable, 2, 2)]
    public async Task The_exit_code_says_what_was_found(string document, int code, int required)
    {
        Assert.Equal(code, (await CommandRun.OfAsync(["check", "-"], document)).Code);
        Assert.Equal(required, (await CommandRun.OfAsync(["check", "-", "--require", "proved"], document)).Code);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_file_line_and_column()
    {
        var run = await CommandRun.OfAsync(["check", "-"], Unreadable);

        Assert.Equal(
            new CommandRun(2, "0 claims; 2 places cannot be read\n", "stdin:2:12: unknown symbol 'a'\nstdin:4:10: the id 'c' stands twice in this document\n"), run);
    }

    [Fact]
    public async Task A_folder_stands_for_its_documents_without_hidden_files_and_links()
    {
        var folder = Directory.CreateTempSubdirectory("mirrorflow-check");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "a", ".hidden"));
            foreach (var file in new[] { "b.md", "a/c.md", "a/.hidden/d.md", "a/e.txt" })
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), Proved, TestContext.Current.CancellationToken);
            }

            File.CreateSymbolicLink(Path.Combine(folder.FullName, "link.md"), Path.Combine(folder.FullName, "a/e.txt"));
            var run = await CommandRun.OfAsync(["check", folder.FullName]);

            Assert.Equal(0, run.Code);
            Assert.Equal(
                [$"{folder.FullName}/a/c.md:2", $"{folder.FullName}/b.md:2", "2 claims"],
                run.Output.Trim().Split('\n').Select(line => line.Split(": ")[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("check ", "expected the name of a file or folder, found ''")]
    [InlineData("check - --cache ", "--cache: expected the name of a folder, found ''")]
    [InlineData("eval ", "expected the name of a file, found ''")]
    [InlineData("check - --format xml", "--format: expected text, json, junit or github, found 'xml'")]
    [InlineData("check - --write", "--write: expected files or folders, found '-'")]
    [InlineData("check - --watch", "--watch: expected files or folders, found '-'")]
    [InlineData("check - --timeout 0", "--timeout: expected a whole number of seconds from 1 to 86400, found '0'")]
    [InlineData("check paper.tex --print latex", "--print: expected Markdown alone, found paper.tex")]
    [InlineData("check - --require true", "--require: expected proved, found 'true'")]
    public async Task A_wrong_command_line_gets_one_line(string line, string complaint)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    [Fact]
    public async Task Write_changes_the_verdicts_between_markers_and_nothing_else()
    {
        const string Before = "\uFEFF# T\r\n<!-- verdict right -->old<!-- end --> and <!-- verdict wrong --><!-- end -->\r\n\r\n```claim right\r\nclaim: 1 = 1\r\n```\r\n```claim wrong\nclaim: 1 = 2\nclaim: 2 = 2\n```\nend\t ";
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Before, TestContext.Current.CancellationToken);

            var run = await CommandRun.OfAsync(["check", file, "--write"]);

            Assert.Equal((1, ""), (run.Code, run.Error));
            Assert.Equal(
                Before.Replace("old", "**Proved**", StringComparison.Ordinal).Replace("wrong --><!--", "wrong -->**1 Proved**, **1 Refuted**<!--", StringComparison.Ordinal),
                System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
            var written = File.GetLastWriteTimeUtc(file);
            await CommandRun.OfAsync(["check", file, "--write"]);
            Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Unchanged_claims_come_from_the_cache()
    {
        var folder = Directory.CreateTempSubdirectory("mirrorflow-cache");
        try
        {
            var first = await CommandRun.OfAsync(["check", "-", "--cache", folder.FullName], Document);
            var kept = folder.GetFiles().Length;
            var again = await CommandRun.OfAsync(["check", "-", "--cache", folder.FullName], Document);

            // Three claims and the document.
            Assert.Equal((4, first), (kept, again));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Documents_are_printed_in_either_syntax()
    {
        var latex = await CommandRun.OfAsync(["check", "-", "--print", "latex"], Document);
        var plain = await CommandRun.OfAsync(["check", "-", "--print", "plain"], latex.Output);

        Assert.Equal((0, ""), (latex.Code, latex.Error));
        Assert.Contains(@"claim: $a^{2} = 2 \cdot a$", latex.Output, StringComparison.Ordinal);
        Assert.Equal((0, Document, ""), (plain.Code, plain.Output, plain.Error));
    }

    [Fact]
    public async Task Watch_checks_again_what_changes()
    {
        var folder = Directory.CreateTempSubdirectory("mirrorflow-watch");
        try
        {
            var file = Path.Combine(folder.FullName, "a.md");
            await File.WriteAllTextAsync(file, Proved, TestContext.Current.CancellationToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var output = new StringWriter { NewLine = "\n" };
            await using var terminal = new Terminal(TextWriter.Synchronized(output), new StringWriter { NewLine = "\n" }, Stream.Null);
            string Text()
            {
                lock (terminal.Output)
                {
                    return output.ToString();
                }
            }

            var watching = MirrorFlowCommand.RunAsync(["check", folder.FullName, "--watch"], terminal, stop.Token);
            await Until(() => Text().Contains("1 claim: 1 proved", StringComparison.Ordinal));

            await File.WriteAllTextAsync(file, "```claim wrong\nclaim: 1 = 22\n```\n", TestContext.Current.CancellationToken);
            await Until(() => Text().Contains("1 claim: 1 refuted", StringComparison.Ordinal));

            await File.WriteAllBytesAsync(file, [0xFF], TestContext.Current.CancellationToken);
            await Until(() => Text().Contains("1 place cannot be read", StringComparison.Ordinal));
            Assert.Equal($"{file}:1:1: expected UTF-8 text\n", terminal.Error.ToString());

            await stop.CancelAsync();
            Assert.Equal(130, await watching);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task Until(Func<bool> holds)
        {
            for (var i = 0; !holds(); i++)
            {
                Assert.True(i < 3_600, "nothing was reported within three minutes");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
