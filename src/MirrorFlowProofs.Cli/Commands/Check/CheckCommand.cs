using System.CommandLine;
using System.Globalization;
using System.Text;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary><c>mirrorflow check</c>: decides the claims of documents.</summary>
internal static class CheckCommand
{
    private const string Notes =
        """
        Documents:
          Markdown with fenced blocks. A claim block names a setting and one or more claims, each decided by the tool:

            ```claim hessian-depth-2
            geometry:            q in [1, 2]
            reparameterization:  x = w1*w2
            balance:             |w1|^q - |w2|^q = lambda,  lambda > 0
            hessian:             1/sqrt(4*|x|^q + lambda^2)
            ```

          A folder stands for all its .md files. docs/documents.md has the grammar and an example of every kind of claim.

        Exit code:
          0 nothing is refuted (with --require proved: everything is proved), 1 otherwise, 2 a document cannot be read; the
          complaints stand on the error stream, each with file, line and column.
        """;

    private static readonly string[] Formats = ["text", "json", "junit", "github"];

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|FOLDER") { Description = "Documents, or folders of them; - for standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json, junit, or github (annotations of a pull request)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var require = new Option<string>("--require") { Description = "proved: anything less is a failure", HelpName = "VERDICT" };
        var timeout = new Option<string>("--timeout") { Description = "How many seconds one claim may take before it is left undecided; 60 unless given", HelpName = "SECONDS" };
        var command = new DocumentedCommand(
            "check",
            "Decides every claim in documents: Markdown with claim blocks.",
            "mirrorflow check derivations",
            "mirrorflow check my-derivation.md --require proved",
            "mirrorflow check derivations --format junit")
        {
            Notes = Notes.ReplaceLineEndings("\n"),
        };
        command.Add(paths);
        command.Add(format);
        command.Add(require);
        command.Add(timeout);
        command.SetAction(async (arguments, cancellation) =>
        {
            var chosen = TheoryOptions.OneOf("--format", arguments.GetValue(format)!, Formats);
            var proved = arguments.GetValue(require) is { } least && TheoryOptions.OneOf("--require", least, ["proved"]) == "proved";
            var limit = TimeLimit(arguments.GetValue(timeout));
            var documents = new List<CheckedDocument>();
            foreach (var path in DocumentFiles.Of(arguments.GetValue(paths)!))
            {
                var input = await InputFile.ReadAsync(path, terminal, cancellation, DocumentFiles.MaximumBytes);
                var text = new DocumentText(input.Name, Encoding.UTF8.GetString(input.Utf8.Span));
                documents.Add(await Task.Run(() => DocumentCheck.Decide(text, limit, cancellation), cancellation).WaitAsync(cancellation));
            }

            return await ReportAsync(documents, chosen, proved, terminal);
        });
        return command;
    }

    private static TimeSpan? TimeLimit(string? seconds) => seconds is null ? null
        : int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 86_400
            ? TimeSpan.FromSeconds(count)
            : throw new BadInput($"--timeout: expected a whole number of seconds from 1 to 86400, found '{seconds}'");

    private static async Task<int> ReportAsync(List<CheckedDocument> documents, string format, bool proved, Terminal terminal)
    {
        await terminal.Output.WriteAsync(format switch
        {
            "json" => CheckJson.Write(documents),
            "junit" => CheckJUnit.Write(documents, proved),
            "github" => CheckAnnotations.Write(documents, proved),
            _ => CheckText.Write(documents),
        });
        await terminal.Output.FlushAsync();
        foreach (var (document, problem) in documents.SelectMany(d => d.Problems.Select(p => (d.Document, p))))
        {
            await terminal.Error.WriteLineAsync(FormattableString.Invariant($"{document.Name}:{problem.Line}:{problem.Column}: {problem.Message}").ReplaceLineEndings(" "));
        }

        return documents.Exists(d => d.Problems.Count > 0) ? ExitCode.BadInput
            : documents.TrueForAll(d => d.Claims.All(c => c.Passes(proved))) ? ExitCode.Holds
            : ExitCode.Fails;
    }
}
