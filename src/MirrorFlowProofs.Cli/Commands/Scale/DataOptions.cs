using System.CommandLine;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>A loss and weights at the start, as <c>simulate</c> and <c>optimize</c> take them.</summary>
internal sealed record DataProblem(MatrixLoss Loss, double[][] Weights, DecaySchedule Alpha, WeightDecay Decay);

/// <summary>The options both commands share.</summary>
internal sealed class DataOptions
{
    /// <summary>Words for the notes of a command.</summary>
    public const string Notes =
        """
        Files: --a a matrix, one row a sample, and --b one number a row (a label 1 or -1 for --loss logistic), as NumPy .npy, as FILE.npz:NAME,
        or as CSV, numbers separated by commas, without a header. --loss lsq is |A x - b|^2/2, logistic is sum log(1 + exp(-b_r a_r.x));
        with --mean they are divided by the number of rows. x_i = w_i1 ... w_iL. --start: the L weights of every coordinate, 0.05,0.2,0.2,
        or a file of one row of L weights a coordinate. --alpha: weight decay, a number, or TIME:ALPHA,TIME:ALPHA,..., linear
        between these times and constant outside; --decay decoupled (beside the step) or coupled (inside s).
        Numbers are decimals or fractions.
        """;

    private static readonly string[] Losses = ["lsq", "logistic"];
    private static readonly string[] Decays = ["decoupled", "coupled"];

    private readonly Option<string> _a = new("--a") { Description = "The matrix", HelpName = "FILE", Required = true };
    private readonly Option<string> _b = new("--b") { Description = "The right-hand side, or the labels", HelpName = "FILE", Required = true };
    private readonly Option<string> _loss = new("--loss") { Description = "lsq or logistic", HelpName = "LOSS", DefaultValueFactory = _ => "lsq" };
    private readonly Option<bool> _mean = new("--mean") { Description = "The mean over the rows instead of the sum" };
    private readonly Option<string> _start = new("--start") { Description = "Weights at the start", HelpName = "W1,W2,...|FILE", Required = true };
    private readonly Option<string> _alpha = new("--alpha") { Description = "Weight decay", HelpName = "ALPHA", DefaultValueFactory = _ => "0" };
    private readonly Option<string> _decay = new("--decay") { Description = "decoupled or coupled", HelpName = "KIND", DefaultValueFactory = _ => "decoupled" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _a, _b, _loss, _mean, _start, _alpha, _decay })
        {
            command.Add(option);
        }
    }

    /// <exception cref="BadInput">A file or an option is not usable.</exception>
    public DataProblem Read(ParseResult arguments)
    {
        var kind = TheoryOptions.OneOf("--loss", arguments.GetValue(_loss)!, Losses) == "lsq" ? MatrixLossKind.LeastSquares : MatrixLossKind.Logistic;
        var decay = TheoryOptions.OneOf("--decay", arguments.GetValue(_decay)!, Decays) == "coupled" ? WeightDecay.Coupled : WeightDecay.Decoupled;
        var alpha = Schedule(arguments.GetValue(_alpha)!);
        var a = DataFile.Read(arguments.GetValue(_a)!);
        var file = arguments.GetValue(_b)!;
        try
        {
            var loss = new MatrixLoss(kind, a, DataFile.ReadVector(file), arguments.GetValue(_mean) ? 1.0 / a.Rows : 1);
            return new(loss, Start(arguments.GetValue(_start)!, a.Columns), alpha, decay);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput($"{file}: {complaint.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>A decimal or a fraction that a double holds.</summary>
    public static double Number(string option, string text, Func<double, bool> holds, string words)
    {
        var value = Rational.TryParse(text.Trim(), out var exact) ? Float64.FromRational(exact.Numerator, exact.Denominator).Value : double.NaN;
        return double.IsFinite(value) && holds(value) ? value : throw new BadInput($"{option}: expected {words}, found '{text}'");
    }

    private static double[][] Start(string text, int coordinates)
    {
        if (!File.Exists(text))
        {
            return [.. text.Split(',').Select(part => Enumerable.Repeat(
                Number("--start", part, _ => true, "weights separated by commas, or a file that exists"), coordinates).ToArray())];
        }

        var rows = DataFile.Read(text);
        return rows.Rows == coordinates
            ? [.. Enumerable.Range(0, rows.Columns).Select(j => Enumerable.Range(0, coordinates).Select(i => rows.Row(i)[j]).ToArray())]
            : throw new BadInput(FormattableString.Invariant($"{text}: expected one row of weights a column of the matrix, {coordinates}, found {rows.Rows}"));
    }

    private static DecaySchedule Schedule(string text)
    {
        const string Words = "a number, or TIME:ALPHA,TIME:ALPHA,... with increasing times, none negative";
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return new([(0, Number("--alpha", text, value => value >= 0, "a number that is not negative"))]);
        }

        var points = text.Split(',').Select(part => part.Split(':')).ToList();
        try
        {
            return points.All(point => point.Length == 2)
                ? new([.. points.Select(point => (Number("--alpha", point[0], value => value >= 0, Words), Number("--alpha", point[1], value => value >= 0, Words)))])
                : throw new BadInput($"--alpha: expected {Words}, found '{text}'");
        }
        catch (ArgumentException)
        {
            throw new BadInput($"--alpha: expected {Words}, found '{text}'");
        }
    }
}
