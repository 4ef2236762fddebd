using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MirrorFlowProofs.Experiments;

/// <summary>What came out of an experiment, beside what was predicted.</summary>
/// <param name="Experiment">Which.</param>
/// <param name="Outcomes">At every setting, in the order of the grid; at least one.</param>
public sealed record ExperimentReport(Experiment Experiment, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>Each prediction with its verdict.</summary>
    public IReadOnlyList<Prediction> Predictions { get; } = Experiment.Judge(Outcomes);

    /// <summary>Whether every prediction agrees.</summary>
    public bool Agrees => Predictions.All(p => p.Agreement == Agreement.Agrees);

    /// <summary>For a person.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Experiment.Name}: {Experiment.Shows}\n{Experiment.Setup}\n\n{OutcomeTable.Of(Experiment, Outcomes)}");
        foreach (var prediction in Predictions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{prediction.Agreement}: {prediction.Statement}\n  {prediction.Measured}\n");
        }

        return text.ToString();
    }

    /// <summary>For a machine: every outcome with all digits.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("experiment", Experiment.Name);
            json.WriteString("setup", Experiment.Setup);
            json.WriteBoolean("agrees", Agrees);
            json.WriteStartArray("predictions");
            foreach (var prediction in Predictions)
            {
                json.WriteStartObject();
                json.WriteString("statement", prediction.Statement);
                json.WriteString("measured", prediction.Measured);
                json.WriteString("agreement", prediction.Agreement.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("outcomes");
            foreach (var outcome in Outcomes)
            {
                json.WriteStartObject();
                ResultFile.Write(json, outcome);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>One line a setting: the axes, then every number (curves are left out), with all digits.</summary>
    public string ToCsv()
    {
        var axes = Experiment.Axes.Select(a => a.Name).ToList();
        var names = Outcomes[0].Values.Where(v => v.Value.Length == 1).Select(v => v.Key).ToList();
        var text = new StringBuilder(string.Join(',', axes.Concat(names)) + "\n");
        foreach (var outcome in Outcomes)
        {
            text.Append(string.Join(',', axes.Select(a => outcome.Setting[a]).Concat(names.Select(n => outcome[n].ToString("r", CultureInfo.InvariantCulture))))).Append('\n');
        }

        return text.ToString();
    }
}
