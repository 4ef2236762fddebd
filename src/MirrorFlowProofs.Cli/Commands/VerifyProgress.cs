using Spectre.Console;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>A bar on the error stream of a terminal that is gone when all is done.</summary>
internal static class VerifyProgress
{
    public static async Task ShowAsync(IReadOnlyList<Task> tasks, Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = terminal.ShowsColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("verify", maxValue: tasks.Count);
                await foreach (var done in Task.WhenEach(tasks))
                {
                    await done;
                    bar.Increment(1);
                }
            });
    }
}
