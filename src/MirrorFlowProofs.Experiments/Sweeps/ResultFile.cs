using System.Text;
using System.Text.Json;

namespace MirrorFlowProofs.Experiments;

/// <summary>
/// Outcomes on the disk, one JSON object a line behind a line that names the experiment: each is added as soon as it is measured, so that an
/// interrupted sweep loses only what was being measured. Numbers are written with the digits that are read back to the same number.
/// </summary>
public sealed class ResultFile
{
    private readonly string _path;
    private readonly string _header;
    private readonly Dictionary<string, Outcome> _outcomes = [];
    private readonly List<string> _order = [];

    /// <summary>Reads what is there; a last line that was not written to its end is left out.</summary>
    /// <exception cref="InvalidDataException">The file is of another experiment, or damaged; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ResultFile(string path, Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        (_path, _header) = (path, Line(json =>
        {
            json.WriteString("experiment", experiment.Name);
            json.WriteString("setup", experiment.Setup);
        }));
        if (File.Exists(path))
        {
            Read(File.ReadAllText(path).Split('\n'));
        }
    }

    /// <summary>What was measured at a setting; null where nothing was.</summary>
    public Outcome? Find(Setting setting) => _outcomes.GetValueOrDefault(setting.Key);

    /// <summary>Adds an outcome, on the disk as well.</summary>
    public void Add(Outcome outcome)
    {
        var isNew = !File.Exists(_path) || new FileInfo(_path).Length == 0;
        using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.UTF8.GetBytes((isNew ? _header + "\n" : "") + Line(outcome) + "\n"));
        Keep(outcome);
    }

    /// <summary>Writes the file whole, these settings first: the same bytes in whatever order they were measured.</summary>
    public void Sort(IEnumerable<Setting> first)
    {
        var keys = first.Select(s => s.Key).Where(_outcomes.ContainsKey).ToList();
        keys.AddRange(_order.Except(keys).Order(StringComparer.Ordinal));
        var temporary = _path + ".tmp";
        File.WriteAllText(temporary, string.Concat(keys.Select(k => Line(_outcomes[k])).Prepend(_header).Select(line => line + "\n")));
        File.Move(temporary, _path, overwrite: true);
    }

    private void Read(string[] lines)
    {
        if (lines.Length > 1 && lines[0] != _header)
        {
            throw new InvalidDataException($"{_path}:1: expected the results of this experiment, {_header}");
        }

        // What stands behind the last line feed was cut off, and the header alone may have been.
        for (var i = 1; i < lines.Length - 1; i++)
        {
            try
            {
                Keep(Parse(lines[i]));
            }
            catch (Exception damage) when (damage is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                throw new InvalidDataException(FormattableString.Invariant($"{_path}:{i + 1}: expected an outcome of the experiment: {damage.Message}"));
            }
        }

        if (lines[^1].Length > 0)
        {
            File.WriteAllText(_path, string.Concat(lines[..^1].Select(line => line + "\n")));
        }
    }

    private void Keep(Outcome outcome)
    {
        if (_outcomes.TryAdd(outcome.Setting.Key, outcome))
        {
            _order.Add(outcome.Setting.Key);
        }
    }

    private static Outcome Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var setting = json.RootElement.GetProperty("setting").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!));
        var values = json.RootElement.GetProperty("values").EnumerateObject().ToDictionary(
            p => p.Name,
            p => p.Value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()).ToArray());
        return new Outcome(new Setting([.. setting]), values);
    }

    private static string Line(Outcome outcome) => Line(json => Write(json, outcome));

    /// <summary>The properties of an outcome; null for what is no finite number.</summary>
    internal static void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject("setting");
        foreach (var (axis, value) in outcome.Setting.Values)
        {
            json.WriteString(axis, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("values");
        foreach (var (name, numbers) in outcome.Values)
        {
            json.WriteStartArray(name);
            foreach (var number in numbers)
            {
                if (double.IsFinite(number))
                {
                    json.WriteNumberValue(number);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
