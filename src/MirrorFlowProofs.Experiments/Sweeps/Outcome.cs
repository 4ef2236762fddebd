namespace MirrorFlowProofs.Experiments;

/// <summary>What was measured at one setting: numbers and curves by name; NaN for what could not be measured.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Values">One number, or a curve, a name.</param>
public sealed record Outcome(Setting Setting, IReadOnlyDictionary<string, double[]> Values)
{
    /// <summary>A number.</summary>
    public double this[string name] => Values[name][0];

    /// <summary>From numbers alone.</summary>
    public static Outcome Of(Setting setting, params (string Name, double Value)[] numbers) =>
        new(setting, numbers.ToDictionary(n => n.Name, n => new[] { n.Value }));

    /// <summary>With a curve beside them.</summary>
    public Outcome With(string name, double[] curve) => this with { Values = new Dictionary<string, double[]>(Values) { [name] = curve } };
}
