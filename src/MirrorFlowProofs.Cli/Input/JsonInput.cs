using System.Globalization;
using System.Text.Json;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>
/// A JSON value that knows where it stands in its text. Every reading method either returns what was asked for or
/// throws the <see cref="BadInput"/> that names the place, what was expected there and what was found.
/// </summary>
internal sealed class JsonInput
{
    private const string RationalWords = "an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\"";

    private readonly InputText source;
    private readonly int offset;
    private readonly string text;
    private readonly string label;
    private readonly IReadOnlyList<JsonInput> items;
    private readonly IReadOnlyList<JsonMember> members;

    private JsonInput(
        InputText source, int offset, JsonValueKind kind, string text, string label,
        IReadOnlyList<JsonInput>? items = null, IReadOnlyList<JsonMember>? members = null)
    {
        (this.source, this.offset, Kind, this.text, this.label) = (source, offset, kind, text, label);
        (this.items, this.members) = (items ?? [], members ?? []);
    }

    /// <summary>The kind of value.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>The value of a whole text. Strict JSON: no comments, no trailing commas, no key twice.</summary>
    /// <exception cref="BadInput">The text is not JSON.</exception>
    public static JsonInput Parse(InputText source) => JsonParser.Parse(source);

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<JsonInput> Items() => Kind == JsonValueKind.Array ? items : throw Expected("an array");

    /// <summary>This value, an object with none but these keys; other keys are refused with the nearest name.</summary>
    public JsonInput WithKeys(params string[] keys)
    {
        foreach (var member in Members())
        {
            if (!keys.Contains(member.Key))
            {
                throw source.Complain(
                    member.Offset,
                    $"expected one of the keys {string.Join(", ", keys)}, found \"{member.Key}\"{Nearest.Suggest(member.Key, keys)}");
            }
        }

        return this;
    }

    /// <summary>The value of a key that must be there.</summary>
    public JsonInput this[string key] => Find(key) ?? throw source.Complain(offset, $"expected the key \"{key}\"{Label("in")}");

    /// <summary>The value of a key, or null when the object does not have it.</summary>
    public JsonInput? Find(string key) => Members().FirstOrDefault(member => member.Key == key)?.Value;

    /// <summary>The text of a string.</summary>
    public string String() => Kind == JsonValueKind.String ? text : throw Expected("a string");

    /// <summary>A string that is one of <paramref name="words"/>.</summary>
    public string OneOf(params string[] words)
    {
        if (Kind == JsonValueKind.String && words.Contains(text))
        {
            return text;
        }

        var found = Kind == JsonValueKind.String ? Nearest.Suggest(text, words) : "";
        throw Complain($"expected {string.Join(" or ", words.Select(word => $"\"{word}\""))}{Label("for")}, found {Found}{found}");
    }

    /// <summary>True or false.</summary>
    public bool Boolean() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false"),
    };

    /// <summary>A whole number, written as a JSON number, from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Integer(int least, int most) =>
        Kind == JsonValueKind.Number
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && least <= value && value <= most
            ? value
            : throw Expected(FormattableString.Invariant($"a whole number from {least} to {most}"));

    /// <summary>An exact rational: a string like <c>"3/10"</c> or <c>"1e-12"</c>, or a JSON number, read as the decimal it is written as.</summary>
    public Rational Rational() =>
        Kind is JsonValueKind.String or JsonValueKind.Number && Symbolic.Rational.TryParse(text, out var value)
            ? value
            : throw Expected(RationalWords);

    /// <summary>An exact rational that <paramref name="holds"/>; <paramref name="words"/> say which, as in "q in [1, 2]".</summary>
    public Rational Rational(string words, Func<Rational, bool> holds) =>
        Rational() is var value && holds(value) ? value : throw Expected(words);

    /// <summary>The complaint that something else was expected here.</summary>
    public BadInput Expected(string what) => Complain($"expected {what}{Label("for")}, found {Found}");

    /// <summary>A complaint about this value in words of the caller.</summary>
    public BadInput Complain(string message) => source.Complain(offset, message);

    internal static JsonInput Scalar(InputText source, int offset, JsonValueKind kind, string text, string label) =>
        new(source, offset, kind, text, label);

    internal static JsonInput Array(InputText source, int offset, string label, IReadOnlyList<JsonInput> items) =>
        new(source, offset, JsonValueKind.Array, "", label, items: items);

    internal static JsonInput Object(InputText source, int offset, string label, IReadOnlyList<JsonMember> members) =>
        new(source, offset, JsonValueKind.Object, "", label, members: members);

    private string Found => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"\"{Shortened(text)}\"",
        JsonValueKind.Number => Shortened(text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..37] + "...";

    private IReadOnlyList<JsonMember> Members() => Kind == JsonValueKind.Object ? members : throw Expected("an object");

    private string Label(string preposition) => label.Length == 0 ? "" : $" {preposition} {label}";
}

/// <summary>A key of an object, the byte where it stands, and its value.</summary>
internal sealed record JsonMember(string Key, int Offset, JsonInput Value);
