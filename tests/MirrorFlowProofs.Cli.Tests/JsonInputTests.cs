using System.Text;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>Values: what is read, and the complaint about a value that is not what was asked for.</summary>
public sealed class JsonInputTests
{
    [Theory]
    [InlineData("\"3/10\"", "3/10")]
    [InlineData("\"-4\"", "-4")]
    [InlineData("\"1e-3\"", "1/1000")]
    [InlineData("\"0.25\"", "1/4")]
    [InlineData("0.1", "1/10")]
    [InlineData("-12", "-12")]
    [InlineData("1e400", "1e400")]
    public void A_rational_is_exact(string json, string expected) =>
        Assert.Equal(Rational.Parse(expected), Parse(json).Rational());

    [Theory]
    [InlineData("\"abc\"", "\"abc\"")]
    [InlineData("\"1/0\"", "\"1/0\"")]
    [InlineData("\"NaN\"", "\"NaN\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("[1]", "an array")]
    [InlineData("{}", "an object")]
    [InlineData("\"1e-1000000000\"", "\"1e-1000000000\"")]
    [InlineData("\"0123456789012345678901234567890123456789x\"", "\"0123456789012345678901234567890123456...\"")]
    public void What_is_not_a_rational_is_named(string json, string found) => AssertComplaint(
        $"cases.json:1:1: expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\", found {found}",
        () => Parse(json).Rational());

    [Fact]
    public void A_complaint_names_the_key_and_the_place() => AssertComplaint(
        "cases.json:3:9: expected q in [1, 2] for \"q\", found \"5/2\"",
        () => Parse("[\n {\"\u03BB\": 1,\n  \"q\" : \"5/2\"}]").Items()[0]["q"].Rational("q in [1, 2]", q => q >= 1 && q <= 2));

    [Fact]
    public void A_complaint_names_the_item() => AssertComplaint(
        "cases.json:1:22: expected a string for \"offsets\"[2], found 7",
        () => Parse("{\"offsets\":[\"0\",\"1\", 7]}")["offsets"].Items().Select(item => item.String()).Last());

    [Fact]
    public void A_missing_key_is_named() => AssertComplaint(
        "cases.json:1:9: expected the key \"type\" in \"loss\"", () => Parse("{\"loss\":{}}")["loss"]["type"]);

    [Fact]
    public void A_missing_key_of_the_whole_text_is_named() => AssertComplaint(
        "cases.json:1:1: expected the key \"q\"", () => Parse("{}")["q"]);

    [Fact]
    public void A_key_that_may_be_missing_is_null() => Assert.Null(Parse("{}").Find("q"));

    [Fact]
    public void An_unknown_key_is_refused_with_the_nearest_name()
    {
        AssertComplaint(
            "cases.json:1:10: expected one of the keys q, offsets, x, found \"ofsets\": did you mean 'offsets'?",
            () => Parse("{\"q\": 1, \"ofsets\": []}").WithKeys("q", "offsets", "x"));
        AssertComplaint(
            "cases.json:1:2: expected one of the keys q, offsets, x, found \"temperature\"",
            () => Parse("{\"temperature\": 1}").WithKeys("q", "offsets", "x"));
    }

    [Fact]
    public void Known_keys_pass() => Assert.Equal("a", Parse("{\"q\": \"a\"}").WithKeys("q", "x")["q"].String());

    [Fact]
    public void A_word_is_one_of_those_known()
    {
        Assert.Equal("quad", Parse("\"quad\"").OneOf("quad", "linear"));
        AssertComplaint(
            "cases.json:1:7: expected \"quad\" or \"linear\" for \"t\", found \"qaud\": did you mean 'quad'?",
            () => Parse("{\"t\": \"qaud\"}")["t"].OneOf("quad", "linear"));
        AssertComplaint("cases.json:1:1: expected \"quad\" or \"linear\", found 3", () => Parse("3").OneOf("quad", "linear"));
    }

    [Fact]
    public void A_whole_number_lies_in_its_range()
    {
        Assert.Equal(16, Parse("16").Integer(1, 16));
        foreach (var json in new[] { "0", "17", "2.0", "1e1", "99999999999" })
        {
            AssertComplaint($"cases.json:1:1: expected a whole number from 1 to 16, found {json}", () => Parse(json).Integer(1, 16));
        }
    }

    [Fact]
    public void Other_kinds_are_told_apart()
    {
        Assert.True(Parse("true").Boolean());
        Assert.False(Parse("false").Boolean());
        AssertComplaint("cases.json:1:1: expected true or false, found 1", () => Parse("1").Boolean());
        AssertComplaint("cases.json:1:1: expected an array, found an object", () => Parse("{}").Items());
        AssertComplaint("cases.json:1:1: expected an object, found an array", () => Parse("[]").WithKeys("q"));
        AssertComplaint("cases.json:1:1: expected an object, found an array", () => Parse("[]")["q"]);
    }

    internal static JsonInput Parse(string json) => JsonInput.Parse(new InputText("cases.json", Encoding.UTF8.GetBytes(json)));

    internal static void AssertComplaint(string expected, Func<object> read) =>
        Assert.Equal(expected, Assert.Throws<BadInput>(() => read()).Message);
}
