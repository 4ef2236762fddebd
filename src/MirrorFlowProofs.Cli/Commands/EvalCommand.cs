using System.CommandLine;
using System.Globalization;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow eval</c>: the mirror map at exact points.</summary>
internal static class EvalCommand
{
    private const string Notes =
        """
        Input: a JSON array of cases {"q": "4/3", "offsets": ["0", "1", "1"], "x": "12345"}, numbers exact
        rationals as strings or JSON numbers. The offsets are the differences of |w_i|^q from the smallest,
        sorted from 0, one a weight.

        Output, for each case: u with prod (u + offset) = |x|^q, hessian R'', gradient R', potential R and
        conjugate R*(R'(x)) to 17 significant digits, the estimated relative error of each, and how R' and R
        are normalised. At x = 0 a hessian may be "Infinity", and a gradient null where it has no limit (its
        error is null too). An error of 1 or more says that nothing is claimed: products on the way left the
        range of the arithmetic; a value beyond that range is null with error "Infinity".

        With --enclose, each quantity is a rigorous enclosure ["lower", "upper"] instead, by integer arithmetic
        with outward rounding, at most a few units of the last digit wide (--digits, 17 unless told); null where
        it is infinite or has no limit.
        """;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The cases; - is the standard input", DefaultValueFactory = _ => "-" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var output = new Option<string?>("--out") { Description = "Write to this file, whole or not at all", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "eval",
            "Evaluates the mirror map, its potential and their relatives at exact points.",
            "mirrorflow eval --json < cases.json",
            "mirrorflow eval cases.json",
            "mirrorflow eval cases.json --json --out values.json",
            "mirrorflow eval cases.json --json --enclose --digits 40")
        {
            Notes = Notes,
        };
        var enclose = new Option<bool>("--enclose") { Description = "Rigorous enclosures instead of estimated errors" };
        var digits = new Option<string?>("--digits") { Description = FormattableString.Invariant($"With --enclose: significant digits, from 1 to {MirrorEnclosure.MostDigits}"), HelpName = "N" };
        command.Add(file);
        command.Add(enclose);
        command.Add(digits);
        command.Add(json);
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var input = await InputFile.ReadAsync(arguments.GetValue(file)!, terminal, cancellation);
            var cases = EvalCase.ReadAll(JsonInput.Parse(input));
            if (arguments.GetValue(enclose))
            {
                var wanted = Digits(arguments.GetValue(digits));
                var enclosed = await EvaluateAsync(
                    cases, c => new MirrorEnclosure(c.Q, c.Offsets), (map, x, token) => map.Evaluate(x, wanted, token), terminal, cancellation);
                await ReportFile.WriteAsync(terminal, arguments.GetValue(output), writer => arguments.GetValue(json)
                    ? EnclosureReport.WriteJsonAsync(writer, enclosed, wanted, cancellation)
                    : EnclosureReport.WriteTextAsync(writer, cases, enclosed, wanted, cancellation));
                return ExitCode.Holds;
            }

            if (arguments.GetValue(digits) is not null)
            {
                throw new BadInput("--digits: expected --enclose beside it");
            }

            var points = await EvaluateAsync(
                cases, c => new MirrorEvaluation(c.Q, c.Offsets), (map, x, _) => map.Evaluate(x), terminal, cancellation);
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), writer => arguments.GetValue(json)
                ? EvalReport.WriteJsonAsync(writer, points, cancellation)
                : EvalReport.WriteTextAsync(writer, cases, points, cancellation));
            return ExitCode.Holds;
        });
        return command;
    }

    private static int Digits(string? text) =>
        text is null ? 17
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits >= 1 && digits <= MirrorEnclosure.MostDigits
            ? digits
            : throw new BadInput(FormattableString.Invariant($"--digits: expected a whole number from 1 to {MirrorEnclosure.MostDigits}, found '{text}'"));

    /// <summary>All points in the order of the cases; cases that share a mirror map prepare it once.</summary>
    private static async Task<TPoint[]> EvaluateAsync<TMap, TPoint>(
        IReadOnlyList<EvalCase> cases,
        Func<EvalCase, TMap> prepare,
        Func<TMap, Rational, CancellationToken, TPoint> evaluate,
        Terminal terminal,
        CancellationToken cancellation)
    {
        var points = new TPoint[cases.Count];
        var done = 0;
        await using var progress = new ProgressLine(
            terminal, () => FormattableString.Invariant($"{Volatile.Read(ref done)} of {cases.Count} cases"));
        var groups = Enumerable.Range(0, cases.Count).GroupBy(i => cases[i].Map).Select(group => group.ToArray()).ToList();
        await Parallel.ForEachAsync(groups, cancellation, (group, token) =>
        {
            var map = prepare(cases[group[0]]);
            foreach (var i in group)
            {
                token.ThrowIfCancellationRequested();
                try
                {
                    points[i] = evaluate(map, cases[i].X, token);
                }
                catch (NotEnclosedException reason)
                {
                    throw new BadInput($"--enclose: q = {cases[i].Q}, x = {cases[i].X}: {reason.Message}");
                }

                Interlocked.Increment(ref done);
            }

            return ValueTask.CompletedTask;
        });
        return points;
    }
}
