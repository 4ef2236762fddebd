using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// The macros that a LaTeX document defines (<c>\newcommand</c> and its relatives, <c>\def</c>, <c>\DeclareMathOperator</c>,
/// <c>\DeclarePairedDelimiter</c>), put in where they are used: text for text, as TeX does. What comes from a definition stands where the macro is used.
/// </summary>
internal sealed partial class TexMacros
{
    private const int MostUses = 1_000;
    private const int LongestText = 20_000;
    private const int MostParameters = 9;
    private const int MostDefinitions = 10_000;

    private readonly ILookup<string, Macro> _macros;

    private TexMacros(IEnumerable<Macro> macros) => _macros = macros.ToLookup(m => m.Name, StringComparer.Ordinal);

    /// <summary>A definition; without a body one of a form that is not read.</summary>
    private sealed record Macro(string Name, int At, int Parameters, string? Body)
    {
        /// <summary>Where the group around it ends, and with it what it says.</summary>
        internal int End { get; init; }

        /// <summary>Whether TeX alone knows when it holds: from there on what the name means is not read, whatever else defines it.</summary>
        internal bool IsUncertain { get; init; }

        /// <summary>Whether it is one of <c>\providecommand</c>, which defines what is not defined yet.</summary>
        internal bool IsFallback { get; init; }

        /// <summary>The command whose meaning it takes over by <c>\let</c>; null for another definition.</summary>
        internal string? Other { get; init; }

        /// <summary>Whether <c>*</c> or a size in brackets may stand before its argument.</summary>
        internal bool IsDelimiter { get; init; }
    }

    /// <summary>The definitions of a document outside comments and what is not set.</summary>
    /// <exception cref="DocumentException">There are too many.</exception>
    internal static TexMacros In(string text, List<(int Start, int End)> unset)
    {
        var definitions = Definition().Matches(text).Where(m => m.Groups["kind"].Success && !TexUnset.Contains(unset, m.Index)).ToList();
        if (definitions.Count > MostDefinitions)
        {
            throw new DocumentException(definitions[MostDefinitions].Index, FormattableString.Invariant($"expected at most {MostDefinitions} definitions of macros, found more"));
        }

        var scopes = definitions.Count == 0 ? [] : TexScopes.Of(text, [.. definitions.Select(m => m.Index)]);
        var macros = definitions.Zip(scopes, (m, scope) => Read(text, m) is { } macro
            ? macro with { Body = scope.IsUncertain ? null : macro.Body, IsUncertain = scope.IsUncertain, End = m.Groups["global"].Success ? text.Length : scope.End }
            : null).OfType<Macro>().Where(m => !(m.IsFallback && LatexMath.Knows(m.Name))).ToList();

        for (var i = 0; i < macros.Count; i++)
        {
            macros[i] = macros[i].Other is null ? macros[i] : Kept(macros[i], macros);
        }

        return new(macros);
    }

    /// <summary>
    /// <c>\let</c> keeps what the other command means there, whatever becomes of it: a definition, or the command itself where the document never defines it.
    /// </summary>
    private static Macro Kept(Macro macro, List<Macro> macros) =>
        macros.FindLast(m => m.Name == macro.Other && m.At < macro.At && macro.At < m.End && m.Other is null) is { } other
            ? macro with { Body = macro.Body is null ? null : other.Body, Parameters = other.Parameters, IsDelimiter = other.IsDelimiter }
            : macros.Exists(m => m.Name == macro.Other) ? macro with { Body = null }
            : macro;

    /// <summary>A text of the document with the macros put in that are defined before it.</summary>
    /// <exception cref="DocumentException">A definition is of a form that is not read, an argument is missing, or the text grows beyond bounds.</exception>
    internal Fragment PutIn(Fragment latex)
    {
        var at = 0;
        for (var uses = 0; _macros.Count > 0 && Use().Match(latex.Text, at) is { Success: true } use;)
        {
            at = use.Index + use.Length;
            if (Defined(use.Groups["name"].Value, latex.OffsetOf(use.Index)) is not { } macro)
            {
                continue;
            }

            var (arguments, end) = Arguments(latex, use, macro);
            latex = Fragment.Join([latex.Slice(0, use.Index), Filled(macro.Body!, arguments, latex.OffsetOf(use.Index)), latex.From(end)]);
            at = use.Index;
            if (++uses > MostUses || latex.Text.Length > LongestText)
            {
                throw latex.Complain(at, FormattableString.Invariant($@"expected macros that end, found that '{use.Value}' grows beyond {MostUses} uses or {LongestText} characters"));
            }
        }

        return latex;
    }

    private Macro? Defined(string name, int before)
    {
        var known = _macros[name].Where(m => m.At < before && before < m.End).ToList();
        return known.Find(m => m.IsUncertain) ?? known.FindLast(m => !m.IsFallback) ?? known.FirstOrDefault();
    }

    private static (List<Fragment> Arguments, int End) Arguments(Fragment latex, Match use, Macro macro)
    {
        if (macro.Body is null)
        {
            throw latex.Complain(use.Index, $"the definition of '{use.Value}' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters");
        }

        var (found, at) = (new List<Fragment>(), use.Index + use.Length);
        at += macro.IsDelimiter ? Size().Match(latex.Text, at).Length : 0;
        for (var i = 0; i < macro.Parameters; i++)
        {
            var (from, to, after) = Argument(latex.Text, at)
                ?? throw latex.Complain(use.Index, FormattableString.Invariant($"expected {macro.Parameters} arguments after '{use.Value}'"));
            found.Add(latex.Slice(from, to));
            at = after;
        }

        return (found, at);
    }

    /// <summary>A body with its arguments. A space keeps a command apart from a letter behind it.</summary>
    private static Fragment Filled(string body, List<Fragment> arguments, int offset)
    {
        var (pieces, from) = (new List<Fragment>(), 0);
        foreach (Match parameter in Parameter().Matches(body))
        {
            pieces.Add(Fragment.At(offset, Ended(body[from..parameter.Index])));
            pieces.Add(arguments[parameter.Groups["number"].Value[0] - '1']);
            from = parameter.Index + parameter.Length;
        }

        pieces.Add(Fragment.At(offset, Ended(body[from..])));
        return Fragment.Join(pieces);

        static string Ended(string piece) => EndsInCommand().IsMatch(piece) ? piece + " " : piece;
    }

    private static Macro? Read(string text, Match definition)
    {
        var kind = definition.Groups["kind"].Value;
        if (Argument(text, definition.Index + definition.Length) is not var (from, to, at) || Name().Match(text, from, to - from) is not { Success: true } written)
        {
            return null;
        }

        var macro = new Macro(written.Groups["name"].Value, definition.Index, 0, null) { IsFallback = kind == "providecommand" };
        return kind switch
        {
            "def" or "gdef" => WithBody(text, at, macro, TexParameters().Match(text, at)),
            "let" => Assigned().Match(text, at) is { Success: true } other ? macro with { Body = other.Groups["command"].Value, Other = other.Groups["command"].Value[1..] } : macro,
            "DeclareMathOperator" => Argument(text, at) is var (begin, end, _) ? macro with { Body = $@"\operatorname{{{text[begin..end]}}}" } : macro,
            "DeclarePairedDelimiter" => Argument(text, at) is var (left, leftEnd, next) && Argument(text, next) is var (right, rightEnd, _)
                ? macro with { Parameters = 1, Body = $@"\left{text[left..leftEnd]} #1 \right{text[right..rightEnd]}", IsDelimiter = true }
                : macro,
            "newcommand" or "renewcommand" or "providecommand" or "DeclareRobustCommand" => WithBody(text, at, macro, Count().Match(text, at)),
            _ => macro,
        };
    }

    /// <summary>With the number of parameters that stands before the body, and the body; without a body where that is of another form.</summary>
    private static Macro WithBody(string text, int at, Macro macro, Match parameters)
    {
        var count = parameters.Groups["count"] is { Success: true, Value: var digit } ? digit[0] - '0' : parameters.Groups["parameter"].Captures.Count;
        var isInOrder = parameters.Groups["parameter"].Captures.Select((c, i) => c.Value[^1] == '1' + i).All(inOrder => inOrder);
        at += parameters.Length;
        return count <= MostParameters && isInOrder && at < text.Length && text[at] == '{' && Argument(text, at) is var (from, to, _)
            && Parameter().Matches(text[from..to]).All(p => p.Groups["number"].Value[0] - '0' <= count)
            ? macro with { Parameters = count, Body = text[from..to] }
            : macro;
    }

    /// <summary>What TeX takes as an argument: a group without its braces, a command, or a character; and where it ends. Null where there is none, or none of bounded length.</summary>
    private static (int From, int To, int After)? Argument(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at >= text.Length || text[at] is '}' or '%' or '$')
        {
            return null;
        }

        if (text[at] != '{')
        {
            var command = Command().Match(text, at);
            var length = command.Success && command.Index == at ? command.Length : 1;
            return (at, at + length, at + length);
        }

        var depth = 0;
        for (var i = at; i < Math.Min(text.Length, at + LongestText); i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            i += text[i] == '\\' ? 1 : 0;
            if (depth == 0)
            {
                return (at + 1, i, i + 1);
            }
        }

        return null;
    }

    /// <summary>Comments and escaped characters come first. What is named last is not read, but it defines.</summary>
    [GeneratedRegex(@"\\[^A-Za-z]|%.*|(?<global>\\global\s*)?\\(?<kind>(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|DeclarePairedDelimiter|def|(?<global>gdef)|let|edef|(?<global>xdef)|(?:re)?newcommandx|(?:re)?newrobustcmd|DeclarePairedDelimiterXP{0,2}|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand)(?![A-Za-z])\*?")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\\[^A-Za-z]|%.*|\\(?<name>[A-Za-z]+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"\\(?:[A-Za-z]+|[^A-Za-z])")]
    private static partial Regex Command();

    [GeneratedRegex(@"\\(?<name>[A-Za-z]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G\s*(?:\[(?<count>[1-9])\]\s*)?")]
    private static partial Regex Count();

    [GeneratedRegex(@"\G\s*(?<parameter>#[1-9])*\s*")]
    private static partial Regex TexParameters();

    [GeneratedRegex(@"\G\s*=?\s*(?<command>\\[A-Za-z]+)")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"\G(?:\*|\s*\[\\[A-Za-z]+\])?")]
    private static partial Regex Size();

    [GeneratedRegex(@"#(?<number>[1-9])")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\[A-Za-z]+\z")]
    private static partial Regex EndsInCommand();
}
