using System.Text;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>
/// The short formulas that stand inside sentences, such as <c>dR'/du = P(u)^(1/q - 1)/q</c>, turned into LaTeX. They are
/// written for the eye (primes, <c>sum_i</c>, <c>-&gt;</c>); expressions have <c>LatexPrinter</c>.
/// </summary>
internal sealed class Formula
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["alpha"] = @"\alpha",
        ["beta"] = @"\beta",
        ["sigma"] = @"\sigma",
        ["psi"] = @"\psi",
        ["rho"] = @"\rho",
        ["tau"] = @"\tau",
        ["lambda"] = @"\lambda",
        ["mu"] = @"\mu",
        ["eta"] = @"\eta",
        ["pi"] = @"\pi",
        ["Lambda"] = @"\Lambda",
        ["epsilon"] = @"\varepsilon",
        ["lam"] = @"\lambda",
        ["int"] = @"\int",
        ["sum"] = @"\sum",
        ["prod"] = @"\prod",
        ["exp"] = @"\exp",
        ["cos"] = @"\cos",
        ["tan"] = @"\tan",
        ["arctan"] = @"\arctan",
        ["sign"] = @"\operatorname{sign}",
        ["infinity"] = @"\infty",
        ["const"] = @"\mathrm{const}\,",
        ["iff"] = @"\iff",
        ["partial"] = @"\partial",
        ["real"] = @"\ \text{real}",
        ["in"] = @"\in",
    };

    private static readonly (string Text, string Latex)[] Marks =
    [
        ("->", @"\to"), ("<=", @"\le"), (">=", @"\ge"), ("!=", @"\ne"), ("~", @"\sim"), ("*", @"\,"),
    ];

    private readonly string _text;
    private readonly StringBuilder _latex = new();
    private int _at;

    private Formula(string text) => _text = text;

    /// <summary>The formula in LaTeX, without the dollar signs.</summary>
    public static string ToLatex(string formula)
    {
        var reader = new Formula(formula);
        reader.Read(end: null);
        return reader._latex.ToString();
    }

    private void Read(char? end)
    {
        while (_at < _text.Length && _text[_at] != end)
        {
            Next();
        }
    }

    private void Next()
    {
        var c = _text[_at];
        if (char.IsAsciiLetter(c))
        {
            Name();
        }
        else if (c is '^' or '_')
        {
            _at++;
            _latex.Append(c).Append('{');
            Script();
            _latex.Append('}');
        }
        else if (c == '*' && _at > 0 && _text[_at - 1] == 'R')
        {
            // The conjugate R*, not a product.
            _at++;
            _latex.Append("^{*}");
        }
        else if (Array.Find(Marks, m => string.CompareOrdinal(_text, _at, m.Text, 0, m.Text.Length) == 0) is { Text: not null } mark)
        {
            _at += mark.Text.Length;
            _latex.Append(mark.Latex);
            SeparateFromName();
        }
        else
        {
            _at++;
            _latex.Append(c);
        }
    }

    /// <summary>An exponent or index: what stands in parentheses, or one name or number.</summary>
    private void Script()
    {
        if (_at < _text.Length && _text[_at] == '(')
        {
            _at++;
            var depth = 1;
            while (_at < _text.Length)
            {
                depth += _text[_at] switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0)
                {
                    _at++;
                    return;
                }

                Next();
            }

            return;
        }

        if (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            for (; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
            {
                _latex.Append(_text[_at]);
            }

            return;
        }

        if (_at < _text.Length)
        {
            Next();
        }
    }

    /// <summary>A space where a letter would otherwise become part of the command before it.</summary>
    private void SeparateFromName()
    {
        if (char.IsAsciiLetter(_latex[^1]) && _at < _text.Length && char.IsAsciiLetter(_text[_at]))
        {
            _latex.Append(' ');
        }
    }

    private void Name()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
        {
            _at++;
        }

        var name = _text[start.._at];
        var indexStart = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        if (name.Length > 1 && name[0] == 'd' && !Words.ContainsKey(name))
        {
            _latex.Append(@"\mathrm{d}");
            name = name[1..];
        }

        _latex.Append(Words.TryGetValue(name, out var latex) ? latex : name.Length > 1 ? $@"\mathrm{{{name}}}" : name);
        if (_at > indexStart)
        {
            _latex.Append("_{").Append(_text, indexStart, _at - indexStart).Append('}');
        }
        else
        {
            SeparateFromName();
        }
    }
}
