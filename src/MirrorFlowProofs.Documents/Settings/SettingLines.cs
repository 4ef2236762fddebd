namespace MirrorFlowProofs.Documents;

/// <summary>The lines of a setting by key: those of a block over those of the setting it names.</summary>
internal sealed class SettingLines
{
    private readonly Dictionary<string, List<Fragment>> _lines = new(StringComparer.Ordinal);

    /// <summary>All values of a key, in order.</summary>
    internal IReadOnlyList<Fragment> this[string key] => _lines.GetValueOrDefault(key) ?? [];

    /// <summary>The value of a key that is given once; null where it is not given.</summary>
    internal Fragment? Single(string key) => _lines.GetValueOrDefault(key)?[0];

    internal bool IsEmpty => _lines.Count == 0;

    /// <exception cref="DocumentException">A key that does not repeat is given twice.</exception>
    internal void Add(BlockEntry entry)
    {
        var key = entry.Key.Text;
        if (entry.At is { } at)
        {
            throw at.Complain(0, $"expected '{key}:', found 'at': it belongs to a claim");
        }

        if (_lines.ContainsKey(key) && !SettingKeys.Repeats(key))
        {
            throw entry.Key.Complain(0, $"'{key}' is given twice");
        }

        if (!_lines.TryGetValue(key, out var values))
        {
            _lines[key] = values = [];
        }

        values.Add(entry.Value);
    }

    /// <summary>These lines, and of a named setting those that are not given here; what repeats is put after the named one's.</summary>
    internal SettingLines Over(SettingLines named)
    {
        var all = new SettingLines();
        foreach (var key in SettingKeys.All)
        {
            List<Fragment> values = SettingKeys.Repeats(key) ? [.. named[key], .. this[key]]
                : this[key].Count > 0 ? [.. this[key]] : [.. named[key]];
            if (values.Count > 0)
            {
                all._lines[key] = values;
            }
        }

        return all;
    }

    /// <summary>All keys with their values, in a fixed order.</summary>
    internal IEnumerable<string> Written => SettingKeys.All.SelectMany(key => this[key].Select(value => $"{key}: {value.Text}"));
}
