using System.Text;
using System.Text.Json;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>Builds <see cref="JsonInput"/> from tokens of <see cref="Utf8JsonReader"/>.</summary>
internal ref struct JsonParser
{
    private readonly InputText source;
    private Utf8JsonReader reader;
    private int depth;
    private bool inObject;

    private JsonParser(InputText source)
    {
        this.source = source;
        reader = new Utf8JsonReader(source.Utf8.Span, new JsonReaderOptions { MaxDepth = JsonSyntax.MaximumDepth });
    }

    /// <inheritdoc cref="JsonInput.Parse"/>
    public static JsonInput Parse(InputText source)
    {
        var parser = new JsonParser(source);
        parser.Read();
        var value = parser.Value("");
        parser.Read();
        return value;
    }

    private void Read()
    {
        var end = (int)reader.BytesConsumed;
        var last = reader.TokenType;
        try
        {
            reader.Read();
        }
        catch (JsonException failure)
        {
            var syntax = new JsonSyntax(source, last, inObject, depth);
            throw syntax.Explain(end, (int)reader.BytesConsumed, OffsetOf(failure));
        }
    }

    private JsonInput Value(string label)
    {
        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartArray => JsonInput.Array(source, offset, label, Items(label)),
            JsonTokenType.StartObject => JsonInput.Object(source, offset, label, Members()),
            JsonTokenType.String => JsonInput.Scalar(source, offset, JsonValueKind.String, Text(), label),
            JsonTokenType.Number => JsonInput.Scalar(source, offset, JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), label),
            JsonTokenType.True => JsonInput.Scalar(source, offset, JsonValueKind.True, "", label),
            JsonTokenType.False => JsonInput.Scalar(source, offset, JsonValueKind.False, "", label),
            _ => JsonInput.Scalar(source, offset, JsonValueKind.Null, "", label),
        };
    }

    private List<JsonInput> Items(string label)
    {
        var items = new List<JsonInput>();
        var outer = Enter(isObject: false);
        for (Read(); reader.TokenType != JsonTokenType.EndArray; Read())
        {
            items.Add(Value(FormattableString.Invariant($"{label}[{items.Count}]")));
        }

        Leave(outer);
        return items;
    }

    private List<JsonMember> Members()
    {
        var members = new List<JsonMember>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var outer = Enter(isObject: true);
        for (Read(); reader.TokenType != JsonTokenType.EndObject; Read())
        {
            var offset = (int)reader.TokenStartIndex;
            var key = Text();
            if (!keys.Add(key))
            {
                throw source.Complain(offset, $"expected each key once, found \"{key}\" again");
            }

            Read();
            members.Add(new JsonMember(key, offset, Value($"\"{key}\"")));
        }

        Leave(outer);
        return members;
    }

    private bool Enter(bool isObject)
    {
        var outer = inObject;
        inObject = isObject;
        depth++;
        return outer;
    }

    private void Leave(bool outer)
    {
        inObject = outer;
        depth--;
    }

    private readonly string Text()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw source.Complain((int)reader.TokenStartIndex, "expected a string of whole Unicode characters, found half of a surrogate pair");
        }
    }

    private readonly int OffsetOf(JsonException failure)
    {
        var offset = 0;
        for (var line = failure.LineNumber ?? 0; line > 0; line--)
        {
            offset += source.Utf8.Span[offset..].IndexOf((byte)'\n') + 1;
        }

        return offset + (int)(failure.BytePositionInLine ?? 0);
    }
}
