using System.CommandLine;
using System.Globalization;
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

          In a .tex file a comment '% claim NAME: hessian' stands above the equation. A folder stands for its .md and .tex
          files. docs/documents.md has the grammar and an example of every kind of claim.

        Exit code:
          0 nothing is refuted (with --require proved: everything is proved), and what a block expects came out; 1 otherwise;
          2 a document cannot be read: the complaints stand on the error stream, each with file, line and column.
        """;

    private static readonly string[] Formats = ["text", "json", "junit", "github"];

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|FOLDER") { Description = "Documents, or folders of them; - for standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json, junit, or github (annotations of a pull request)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var require = new Option<string>("--require") { Description = "proved: anything less is a failure", HelpName = "VERDICT" };
        var write = new Option<bool>("--write") { Description = "Write the verdicts into the documents, between <!-- verdict NAME --> and <!-- end -->" };
        var watch = new Option<bool>("--watch") { Description = "Go on, and check again what changes, until Ctrl-C" };
        var cache = new Option<string>("--cache") { Description = "Keep decided claims in this folder; unchanged ones are not decided again", HelpName = "FOLDER" };
        var print = new Option<string>("--print") { Description = "plain or latex: print the documents with all formulas in that syntax", HelpName = "SYNTAX" };
        var timeout = new Option<string>("--timeout") { Description = "How many seconds one claim may take before it is left undecided; 60 unless given", HelpName = "SECONDS" };
        var command = new DocumentedCommand(
            "check",
            "Decides every claim in documents: Markdown or LaTeX with marked claims.",
            "mirrorflow check derivations",
            "mirrorflow check my-derivation.md --require proved --write",
            "mirrorflow check paper.tex --watch --cache .mirrorflow",
            "mirrorflow check derivations --format junit")
        {
            Notes = Notes.ReplaceLineEndings("\n"),
        };
        command.Add(paths);
        foreach (var option in new Option[] { format, require, write, watch, cache, timeout, print })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(print) is not null)
            {
                foreach (var option in new Option[] { format, require, write, cache, watch, timeout }.Where(option => arguments.GetResult(option) is { Implicit: false }))
                {
                    throw new BadInput($"{option.Name}: expected no --print beside it: --print decides nothing");
                }
            }

            var run = new CheckRun(
                arguments.GetValue(paths)!,
                TheoryOptions.OneOf("--format", arguments.GetValue(format)!, Formats),
                arguments.GetValue(require) is { } least && TheoryOptions.OneOf("--require", least, ["proved"]) == "proved",
                arguments.GetValue(write),
                new CheckOptions
                {
                    TimeLimit = TimeLimit(arguments.GetValue(timeout)),
                    Cache = arguments.GetValue(cache) is { } folder ? new ClaimCache(folder) : null,
                },
                terminal);
            return arguments.GetValue(print) is { } syntax
                ? await run.PrintAsync(TheoryOptions.OneOf("--print", syntax, ["plain", "latex"]) == "latex" ? FormulaSyntax.Latex : FormulaSyntax.Plain, cancellation)
                : arguments.GetValue(watch) ? await run.WatchAsync(cancellation) : await run.OnceAsync(cancellation);
        });
        return command;
    }

    private static TimeSpan TimeLimit(string? seconds) => seconds is null ? new CheckOptions().TimeLimit
        : int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 86_400
            ? TimeSpan.FromSeconds(count)
            : throw new BadInput($"--timeout: expected a whole number of seconds from 1 to 86400, found '{seconds}'");
}
