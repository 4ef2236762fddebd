using System.CommandLine;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary><c>mirrorflow optimize</c>: discrete optimizers beside the flows they follow.</summary>
internal static class OptimizeCommand
{
    private static readonly string[] Methods = ["gd", "sign", "steepest", "normalized", "momentum", "adam", "adamw", "adam-l2"];
    private static readonly string[] Shapes = ["constant", "linear", "cosine"];

    private const string Notes = DataOptions.Notes +
        """


        --method: gd; sign; steepest, sign(g)|g|^(q-1) with --q; normalized, the same with norm 1 in L_p; momentum, the mean of gradients with --beta; adam with
        --beta1, --beta2, --eps; adamw is adam with decoupled decay, adam-l2 with coupled. Each step size of --eta is run to the same --time, the sum of the
        steps, and held against the flow: the largest distance of x at the end and its order in eta, and the change of |w_i|^q - |w_j|^q against the balance
        law of the flow. With a schedule the average step falls by the same factor: eta is the largest one. --batch takes minibatches without replacement, pass by pass,
        from --seed. Where the flow is not integrated here (adam-l2, for one), it is followed by polygons of far smaller steps: what they may be off by is measured and said,
        and an order is given only where the distances are ten times that. The flow of normalized ends where the gradient is 0. --checkpoint: everything the study depends on, written each 10 seconds, at Ctrl-C and at the
        end; the same command with --resume goes on from it, and its results are those of a study that was not interrupted, to the bit.

        Exit code 0 when a run did not diverge, 1 when all did or the study had to stop before its end.
        """;

    public static Command Create(Terminal terminal)
    {
        var data = new DataOptions();
        var method = new Option<string>("--method") { Description = string.Join(", ", Methods), HelpName = "METHOD", Required = true };
        var eta = new Option<string>("--eta") { Description = "Step sizes", HelpName = "ETA,...", Required = true };
        var time = new Option<string>("--time") { Description = "The sum of the steps", HelpName = "T", Required = true };
        var q = new Option<string>("--q") { Description = "q of steepest and normalized", HelpName = "Q", DefaultValueFactory = _ => "2" };
        var shape = new Option<string>("--schedule") { Description = string.Join(", ", Shapes), HelpName = "SHAPE", DefaultValueFactory = _ => "constant" };
        var warm = new Option<string>("--warm-up") { Description = "The share of steps in which eta rises", HelpName = "SHARE", DefaultValueFactory = _ => "0" };
        var beta = new Option<string>("--beta") { Description = "Of momentum", HelpName = "BETA", DefaultValueFactory = _ => "0.9" };
        var beta1 = new Option<string>("--beta1") { Description = "Of Adam", HelpName = "BETA", DefaultValueFactory = _ => "0.9" };
        var beta2 = new Option<string>("--beta2") { Description = "Of Adam", HelpName = "BETA", DefaultValueFactory = _ => "0.999" };
        var epsilon = new Option<string>("--eps") { Description = "Of Adam", HelpName = "EPS", DefaultValueFactory = _ => "1e-8" };
        var batch = new Option<int>("--batch") { Description = "Samples of a minibatch; 0 for all", HelpName = "N" };
        var seed = new Option<long>("--seed") { Description = "Of the minibatches", HelpName = "SEED" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "Keep the state of the study in this .npz file", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoint" };
        var most = new Option<long?>("--max-steps") { Description = "Stop after this many steps", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var command = new DocumentedCommand(
            "optimize",
            "Runs a discrete optimizer with several step sizes beside its flow.",
            "mirrorflow optimize --a A.npy --b b.npy --start 0.05,0.2,0.2 --method gd --eta 0.1,0.05,0.025 --time 4",
            "mirrorflow optimize --a A.npy --b b.npy --start 0.05,0.2,0.2 --method adamw --alpha 0.1 --eta 0.01,0.005 --time 1 --schedule cosine --warm-up 0.1",
            "mirrorflow optimize --a A.npy --b b.npy --start 0.05,0.2,0.2 --method steepest --q 3/2 --eta 0.01 --time 4 --batch 32 --seed 1")
        {
            Notes = Notes,
        };
        data.AddTo(command);
        foreach (Option option in new Option[] { method, eta, time, q, shape, warm, beta, beta1, beta2, epsilon, batch, seed, checkpoint, resume, most, json })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            double Read(Option<string> option, Func<double, bool> holds, string words) => DataOptions.Number(option.Name, arguments.GetValue(option)!, holds, words);
            var files = new OptimizationFiles(arguments.GetValue(checkpoint), arguments.GetValue(resume), arguments.GetValue(most) ?? long.MaxValue);
            if (files.Resumes && files.Checkpoint is null)
            {
                throw new BadInput("--resume: expected --checkpoint FILE beside it");
            }

            var word = TheoryOptions.OneOf("--method", arguments.GetValue(method)!, Methods);
            var end = Read(time, value => value > 0, "a positive number");
            var form = (StepShape)Array.IndexOf(Shapes, TheoryOptions.OneOf("--schedule", arguments.GetValue(shape)!, Shapes));
            var share = Read(warm, value => value is >= 0 and < 1, "a number in [0, 1)");
            const string Fraction = "a number in [0, 1)";
            var schedules = arguments.GetValue(eta)!.Split(',')
                .Select(text => DataOptions.Number("--eta", text, value => value > 0, "positive step sizes separated by commas"))
                .OrderDescending().Select(size => Schedule(size, end, form, share)).ToList();
            var settings = new OptimizerSettings(Method(word))
            {
                Q = Read(q, value => value is >= 1 and <= 2, "a number in [1, 2]"),
                Beta = Read(beta, value => value is >= 0 and < 1, Fraction),
                Beta1 = Read(beta1, value => value is >= 0 and < 1, Fraction),
                Beta2 = Read(beta2, value => value is >= 0 and < 1, Fraction),
                Epsilon = Read(epsilon, value => value > 0, "a positive number"),
                Batch = arguments.GetValue(batch),
                Seed = unchecked((ulong)arguments.GetValue(seed)),
            };
            var problem = data.Read(arguments);
            if (settings.Batch < 0 || settings.Batch > problem.Loss.A.Rows)
            {
                throw new BadInput(FormattableString.Invariant($"--batch: expected a number from 0 to the number of samples, {problem.Loss.A.Rows}, found '{settings.Batch}'"));
            }

            settings = settings with
            {
                Alpha = problem.Alpha,
                Decay = word switch { "adamw" => WeightDecay.Decoupled, "adam-l2" => WeightDecay.Coupled, _ => problem.Decay },
            };
            var report = await new Optimization(word, problem, settings, schedules, end, files).RunAsync(terminal, cancellation);
            await terminal.Output.WriteAsync(arguments.GetValue(json) ? report.ToJson() : report.ToText());
            return report.IsFinished && report.Rows.Any(row => row.Outcome != OptimizerOutcome.Diverges) ? ExitCode.Holds : ExitCode.Fails;
        });
        return command;
    }

    private static OptimizerMethod Method(string word) => word switch
    {
        "gd" => OptimizerMethod.GradientDescent,
        "sign" => OptimizerMethod.SignDescent,
        "steepest" => OptimizerMethod.SteepestDescent,
        "normalized" => OptimizerMethod.NormalizedSteepestDescent,
        "momentum" => OptimizerMethod.Momentum,
        _ => OptimizerMethod.Adam,
    };

    // As many steps as make the largest about the size asked for; then the size that makes their sum the time.
    private static StepSchedule Schedule(double eta, double time, StepShape shape, double warmUp)
    {
        const long Sample = 1000;
        var mean = new StepSchedule(1, Sample, shape, (long)(warmUp * Sample)).EndTime / Sample;
        var count = Math.Ceiling((time / (eta * mean)) - 1e-9);
        if (count > 1e9)
        {
            throw new BadInput(FormattableString.Invariant($"--eta: expected at most 1e9 steps to the time {time}, found {count:g3} of size {eta}"));
        }

        var unit = new StepSchedule(1, Math.Max(1, (long)count), shape, Math.Min((long)(warmUp * count), Math.Max(0, (long)count - 1)));
        return unit with { Eta = time / unit.EndTime };
    }
}
