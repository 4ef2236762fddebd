using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>A column of an experiment's table.</summary>
/// <param name="Name">The name of a number of the outcomes.</param>
/// <param name="Heading">What it is called.</param>
/// <param name="Format">How it is written, as in .NET.</param>
public sealed record Column(string Name, string Heading, string Format = "g4");

/// <summary>An experiment of the papers: what is predicted, what is varied, how it is measured and judged.</summary>
public abstract class Experiment
{
    /// <summary>Every experiment.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new EscapeExperiment(), new RegressionExperiment(), new ClassificationExperiment(), new SparsityExperiment(), new BoxExperiment(), new FineTuningExperiment(), new MatrixTuningExperiment(),
    ];

    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a line.</summary>
    public abstract string Shows { get; }

    /// <summary>What is held fixed. Results are only ever compared under the same setup.</summary>
    public abstract string Setup { get; }

    /// <summary>What is varied.</summary>
    public abstract IReadOnlyList<Axis> Axes { get; }

    /// <summary>What its table shows.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>The axis whose values stand side by side in the table; null for none.</summary>
    public virtual string? Across => null;

    /// <summary>Whether a setting of the grid is measured; some combinations mean nothing.</summary>
    public virtual bool Measures(Setting setting) => true;

    /// <summary>Measures one setting; the result depends on it alone.</summary>
    public abstract Outcome Measure(Setting setting, CancellationToken cancellation);

    /// <summary>Puts the outcomes beside what is predicted.</summary>
    public abstract IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes);

    /// <summary>Draws the outcomes.</summary>
    public abstract Figure Draw(IReadOnlyList<Outcome> outcomes);
}
