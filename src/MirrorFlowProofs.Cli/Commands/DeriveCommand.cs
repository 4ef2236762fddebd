using System.CommandLine;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow derive</c>: the derivation for one reparameterization, with the decision of every step.</summary>
internal static class DeriveCommand
{
    private static readonly string[] Formats =
    [
        "text", "latex", "markdown", "json", "sympy", "maxima", "mathematica", "angourimath",
    ];

    public static Command Create(Terminal terminal)
    {
        var q = new Option<string>("--q") { Description = "The geometry: a rational in [1, 2], or q to leave it open", HelpName = "Q", DefaultValueFactory = _ => "q" };
        var depth = new Option<string>("--depth") { Description = $"Deep diagonal x = w1*...*wL of this depth L, from 1 to {TheoryOptions.LargestDepth}; or the letter L, for every depth from 2 on at once", HelpName = "L" };
        var x = new Option<string>("--x") { Description = "The reparameterization instead: a monomial such as w1^2*w2, or a sum of signed monomials in weights of their own such as w1^2-w2^2", HelpName = "EXPRESSION" };
        var balance = new Option<string>("--balance") { Description = "How the weights start, those within each block for a sum: first (the first smallest, the others equal), equal or distinct", HelpName = "BALANCE", DefaultValueFactory = _ => "first" };
        var starts = new Option<string>("--starts") { Description = "How the blocks of a sum start against each other: equal or distinct", HelpName = "STARTS", DefaultValueFactory = _ => "equal" };
        var step = new Option<string>("--step") { Description = "Only these steps, by name, separated by commas", HelpName = "STEPS" };
        var format = new Option<string>("--format") { Description = "text, latex, markdown or json; or the closed forms for another system: sympy, maxima, mathematica or angourimath", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var json = new Option<bool>("--json") { Description = "The same as --format json" };
        var standalone = new Option<bool>("--standalone") { Description = "With --format latex: a whole document" };
        var output = new Option<string>("--out") { Description = "Write to this file", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "derive",
            "Derives and proves the theory of one reparameterization, step by step.",
            "mirrorflow derive --q 4/3 --depth 3 --balance first",
            "mirrorflow derive --q q --depth 2 --format latex --standalone --out depth2.tex",
            "mirrorflow derive --depth L --balance equal",
            "mirrorflow derive --q 2 --x \"w1^2*w2\" --json",
            "mirrorflow derive --q 2 --x \"w1^3-w2^3\" --starts distinct",
            "mirrorflow derive --q 2 --depth 3 --format sympy --out depth3.py");
        foreach (var option in new Option[] { q, depth, x, balance, starts, step, format, json, standalone, output })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var geometry = TheoryOptions.Geometry("--q", arguments.GetValue(q)!);
            var everyDepth = arguments.GetValue(x) is null && arguments.GetValue(depth) == "L";
            var reparameterization = everyDepth ? null : Reparameterization(arguments.GetValue(x), arguments.GetValue(depth));
            var kind = TheoryOptions.Balance(arguments.GetValue(balance)!);
            var start = TheoryOptions.Starts(arguments.GetValue(starts)!);
            var chosen = TheoryOptions.OneOf("--format", arguments.GetValue(format)!, Formats);
            if (arguments.GetValue(json))
            {
                chosen = arguments.GetResult(format) is { Implicit: false } && chosen != "json"
                    ? throw new BadInput($"expected either --json or --format {chosen}, found both")
                    : "json";
            }

            if (arguments.GetResult(starts) is { Implicit: false } && reparameterization is not { IsSum: true })
            {
                throw new BadInput("--starts: expected a sum of monomials beside it, --x with several blocks; this map is one block");
            }

            if (arguments.GetValue(standalone) && chosen != "latex")
            {
                throw new BadInput("--standalone: expected --format latex beside it");
            }

            if (everyDepth && kind == BalanceKind.Distinct)
            {
                throw new BadInput("--balance: expected first or equal beside --depth L, found 'distinct'");
            }

            if (reparameterization is not null && TheoryOptions.DegreeComplaint(reparameterization) is { } complaint)
            {
                throw new BadInput("--x: " + complaint);
            }

            var derivation = await DeriveAsync(
                terminal,
                () => reparameterization is null
                    ? DecidedDerivation.Of(AllDepthsTheory.Derive(geometry, kind))
                    : DecidedDerivation.Of(geometry, reparameterization, kind, start),
                cancellation);
            if (derivation is { Steps: [], Derivation.Stopped: { } stopped } && (arguments.GetValue(step) ?? arguments.GetValue(output)) is not null)
            {
                // There are no steps to choose from, and nothing that a file from before should be lost for.
                await terminal.Error.WriteLineAsync($"mirrorflow: nothing was derived: {stopped}{(arguments.GetValue(output) is { } file ? $"; {file} was not written" : "")}");
                return ExitCode.Fails;
            }

            var steps = Steps(arguments.GetValue(step), derivation);
            var text = chosen switch
            {
                "latex" => DerivationLatex.Print(derivation, steps),
                "markdown" => DerivationMarkdown.Print(derivation, steps),
                "json" => DerivationJson.Print(derivation, steps),
                "sympy" => DerivationSymPy.Print(derivation, steps),
                "maxima" => DerivationMaxima.Print(derivation, steps),
                "mathematica" => DerivationMathematica.Print(derivation, steps),
                "angourimath" => DerivationAngouriMath.Print(derivation, steps),
                _ => DerivationText.Print(derivation, steps),
            };
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), arguments.GetValue(standalone) ? LatexDocument.Around(text) : text);
            return derivation.Verdict == VerdictKind.Proved ? ExitCode.Holds : ExitCode.Fails;
        });
        return command;
    }

    private static async Task<DecidedDerivation> DeriveAsync(Terminal terminal, Func<DecidedDerivation> derive, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "deriving");
        return await Task.Run(derive, cancellation).WaitAsync(cancellation);
    }

    private static Reparameterization Reparameterization(string? x, string? depth)
    {
        if (x is null)
        {
            return depth is null
                ? throw new BadInput("expected --depth L or --x EXPRESSION (try 'mirrorflow derive --help')")
                : Theory.Reparameterization.DeepDiagonal(TheoryOptions.Depth("--depth", depth, orEvery: true));
        }

        if (depth is not null)
        {
            throw new BadInput("expected either --depth or --x, found both");
        }

        return TheoryOptions.Reparameterization("--x", x);
    }

    private static string[] Steps(string? names, DecidedDerivation derivation)
    {
        var chosen = names?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var known = derivation.Steps.Select(s => s.Step.Id).ToList();
        foreach (var name in chosen.Where(name => !known.Contains(name)))
        {
            throw new BadInput($"--step: expected names of steps ({string.Join(", ", known)}), found '{name}'{Nearest.Suggest(name, known)}");
        }

        return chosen;
    }
}
