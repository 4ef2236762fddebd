using System.Runtime.CompilerServices;
using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>The LaTeX of a symbol's name: <c>lambda_2</c> is <c>\lambda_{2}</c>, <c>w1</c> is <c>w_{1}</c>.</summary>
internal static class LatexSymbol
{
    private static readonly ConditionalWeakTable<Symbol, string> Known = [];

    internal static string Of(Symbol symbol) => Known.GetValue(symbol, s => Of(s.Name));

    private static string Of(string name)
    {
        var (letter, indices) = SymbolName.Split(name);
        return indices.Count == 0 ? Word(letter) : $"{Word(letter)}_{{{string.Join(',', indices.Select(Index))}}}";
    }

    private static string Index(string text) => text.All(char.IsAsciiDigit) ? text : Word(text);

    /// <summary>A Greek letter by its command, a letter as it is, a longer word upright.</summary>
    private static string Word(string text) =>
        GreekLetters.CommandOf(text) ?? (text is [var c] && char.IsAsciiLetter(c) ? text : $@"\mathrm{{{Escape(text)}}}");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '#' or '$' or '%' or '&' or '_' or '{' or '}' => $@"\{c}",
                '\\' => @"\backslash ",
                '^' => @"\hat{}",
                '~' => @"\sim ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
