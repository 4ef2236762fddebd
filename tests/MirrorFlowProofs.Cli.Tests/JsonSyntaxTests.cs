namespace MirrorFlowProofs.Cli.Tests;

/// <summary>Texts that are not JSON: the place, what was expected there and what was found.</summary>
public sealed class JsonSyntaxTests
{
    [Theory]
    [InlineData("", "1:1: expected a value, found the end of the text")]
    [InlineData(" \n ", "2:2: expected a value, found the end of the text")]
    [InlineData("x", "1:1: expected a value, found 'x'")]
    [InlineData("// c\n1", "1:1: expected a value, found '/'")]
    [InlineData("'a'", "1:1: expected a value, found '''")]
    [InlineData("[", "1:2: expected a value or ']', found the end of the text")]
    [InlineData("[,1]", "1:2: expected a value or ']', found ','")]
    [InlineData("[1,", "1:4: expected a value, found the end of the text")]
    [InlineData("[1 , ", "1:6: expected a value, found the end of the text")]
    [InlineData("[[],", "1:5: expected a value, found the end of the text")]
    [InlineData("[1,]", "1:4: expected a value, found ']'")]
    [InlineData("[1, ,2]", "1:5: expected a value, found ','")]
    [InlineData("[1 2]", "1:4: expected ',' or ']', found '2'")]
    [InlineData("[1}", "1:3: expected ',' or ']', found '}'")]
    [InlineData("[\"a\",\n  \"\u03BB\" 1]", "2:7: expected ',' or ']', found '1'")]
    [InlineData("[[1] [2]]", "1:6: expected ',' or ']', found '['")]
    [InlineData("[1", "1:3: expected ',' or ']', found the end of the text")]
    [InlineData("[[1]", "1:5: expected ',' or ']', found the end of the text")]
    [InlineData("{", "1:2: expected a key in quotes or '}', found the end of the text")]
    [InlineData("{a:1}", "1:2: expected a key in quotes or '}', found 'a'")]
    [InlineData("{,}", "1:2: expected a key in quotes or '}', found ','")]
    [InlineData("{\"a\"", "1:5: expected ':', found the end of the text")]
    [InlineData("{\"b\":\"x\",\"a\",", "1:13: expected ':', found ','")]
    [InlineData("{\"a\" 1}", "1:6: expected ':', found '1'")]
    [InlineData("{\"b\":\"x\",\"a\" 1}", "1:14: expected ':', found '1'")]
    [InlineData("{\"a\":", "1:6: expected a value, found the end of the text")]
    [InlineData("{\"a\":}", "1:6: expected a value, found '}'")]
    [InlineData("{\"a\":1", "1:7: expected ',' or '}', found the end of the text")]
    [InlineData("{\"a\":\"b\"", "1:9: expected ',' or '}', found the end of the text")]
    [InlineData("{\"a\":1,}", "1:8: expected a key in quotes, found '}'")]
    [InlineData("{\"a\":1,", "1:8: expected a key in quotes, found the end of the text")]
    [InlineData("{\"a\":1 \"b\":2}", "1:8: expected ',' or '}', found '\"'")]
    [InlineData("{\"a\":\"x\" \"b\":2}", "1:10: expected ',' or '}', found '\"'")]
    [InlineData("{\"a\":{\"b\":1}", "1:13: expected ',' or '}', found the end of the text")]
    [InlineData("[1] x", "1:5: expected the end of the text, found 'x'")]
    [InlineData("[1]]", "1:4: expected the end of the text, found ']'")]
    [InlineData("1 2", "1:3: expected the end of the text, found '2'")]
    [InlineData("nul", "1:4: expected true, false or null, found the end of the text")]
    [InlineData("[trux]", "1:5: expected true, false or null, found 'x'")]
    [InlineData("[01]", "1:3: expected a number as JSON writes it, found '1'")]
    [InlineData("[1.]", "1:4: expected a number as JSON writes it, found ']'")]
    [InlineData("[1x]", "1:3: expected a number as JSON writes it, found 'x'")]
    [InlineData("[1,2.]", "1:6: expected a number as JSON writes it, found ']'")]
    [InlineData("1e", "1:3: expected a number as JSON writes it, found the end of the text")]
    [InlineData("[+1]", "1:2: expected a value or ']', found '+'")]
    [InlineData("\"abc", "1:5: expected a string, closed by a quote and with control characters escaped, found the end of the text")]
    [InlineData("[\"a\nb\"]", "1:4: expected a string, closed by a quote and with control characters escaped, found the control character U+000A")]
    [InlineData("\"\\x\"", "1:3: expected a string, closed by a quote and with control characters escaped, found 'x'")]
    [InlineData("{\"a\\q\":1}", "1:5: expected a string, closed by a quote and with control characters escaped, found 'q'")]
    [InlineData("\"\\ud800\"", "1:1: expected a string of whole Unicode characters, found half of a surrogate pair")]
    [InlineData("{\"a\":NaN}", "1:6: expected a finite number, found NaN")]
    [InlineData("[1, NaN]", "1:5: expected a finite number, found NaN")]
    [InlineData("[Infinity]", "1:2: expected a finite number, found Infinity")]
    [InlineData("[-Infinity]", "1:2: expected a finite number, found -Infinity")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "2:2: expected each key once, found \"a\" again")]
    [InlineData("{\"a\": 1, \"\\u0061\": 2}", "1:10: expected each key once, found \"a\" again")]
    public void A_fault_is_located_and_named(string json, string complaint) =>
        JsonInputTests.AssertComplaint("cases.json:" + complaint, () => JsonInputTests.Parse(json));

    [Fact]
    public void Brackets_nest_only_so_deep()
    {
        Assert.Single(JsonInputTests.Parse(new string('[', 64) + new string(']', 64)).Items());
        JsonInputTests.AssertComplaint(
            "cases.json:1:65: expected at most 64 brackets inside one another", () => JsonInputTests.Parse(new string('[', 65)));
    }

    [Fact]
    public void Every_truncation_is_refused_at_its_end()
    {
        const string Whole = "[{\"q\": \"4/3\", \"x\": -1.5e3, \"ok\": true, \"\u03BB\": [null, \"\\u00e9\"]}]";
        Assert.Single(JsonInputTests.Parse(Whole).Items());

        for (var length = 0; length < Whole.Length; length++)
        {
            var failure = Assert.Throws<BadInput>(() => JsonInputTests.Parse(Whole[..length]));
            Assert.StartsWith(FormattableString.Invariant($"cases.json:1:{length + 1}: expected "), failure.Message, StringComparison.Ordinal);
            Assert.EndsWith(", found the end of the text", failure.Message, StringComparison.Ordinal);
        }
    }
}
