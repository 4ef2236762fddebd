using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Reads the lines of a setting.</summary>
internal sealed partial class SettingReader
{
    private const string ExpectedGeometry = "expected 'q in [1, 2]' to leave q open, or 'q = 3/2' with a rational in [1, 2]";

    /// <summary>Symbols of the theory, whose domains can only be narrowed.</summary>
    private static readonly Symbol[] OfTheory = [Geometry.SymbolicQ, AnyDepth.Depth, Names.U];

    /// <summary>The most weights, and the largest power of one: a derivation costs more than the square of both.</summary>
    private const int MostWeights = 64;

    private readonly SettingLines _lines;
    private readonly Dictionary<string, Symbol> _declared = new(StringComparer.Ordinal);

    private SettingReader(SettingLines lines) => _lines = lines;

    /// <param name="lines">The lines.</param>
    /// <param name="at">The modifier of a claim, <c>q = 2</c>; null for none.</param>
    /// <exception cref="DocumentException">A line cannot be read.</exception>
    internal static Setting Read(SettingLines lines, Fragment? at) => new SettingReader(lines).Read(at);

    private Setting Read(Fragment? at)
    {
        foreach (var line in _lines[SettingKeys.Domains])
        {
            Declare(line);
            if (_lines.Single(SettingKeys.Reparameterization) is not null && _declared.Values.FirstOrDefault(s => AnyWeight().IsMatch(s.Name) && s.Domain != Domain.Real) is { } weight)
            {
                throw line.Complain(0, $"expected domains of single weights, w1 > 0, w2 > 0: a domain of every weight, {weight.Domain.Describe(weight.Name)}, is not used");
            }
        }

        var q = (at ?? _lines.Single(SettingKeys.Geometry)) is { } geometry ? GeometryOf(geometry) : null;
        if (q is Number { Value: var fixedQ } && _declared.Remove(Geometry.SymbolicQ.Name, out var narrow) && !narrow.Domain.Contains(fixedQ))
        {
            throw (at ?? _lines.Single(SettingKeys.Geometry)!).Complain(0, $"clashing definitions: q = {fixedQ}, but declared is {narrow.Domain.Describe(narrow.Name)}");
        }

        var map = _lines.Single(SettingKeys.Reparameterization) is { } line2 ? Map(line2) : null;
        var balance = _lines.Single(SettingKeys.Balance) is { } line3 ? OfValues(line3, q, map) ?? BalanceOf(line3, q, map) : null;
        var (starts, size) = StartsOf(_lines.Single(SettingKeys.Starts), map, balance);
        RefuseOwnNames(_lines.Single(SettingKeys.Balance), balance?.Offsets.SelectMany(Substitution.SymbolsOf));
        RefuseOwnNames(_lines.Single(SettingKeys.Starts), size is null ? [] : [size]);
        RefuseOwnNames(_lines.Single(SettingKeys.Reparameterization), map?.Constants);
        var functions = new List<WrittenFunction>();
        var definitions = Definitions(functions);
        if (map is { IsEveryDepth: true, DepthName: { } depth } && depth != AnyDepth.Depth.Name)
        {
            definitions.Insert(0, (new Definition(depth, AnyDepth.Depth.Name), Fragment.At(_lines.Single(SettingKeys.Reparameterization)!.Start, AnyDepth.Depth.Name)));
        }

        return new Setting
        {
            Q = q,
            Map = map,
            Balance = balance,
            Decay = _lines.Single(SettingKeys.Decay) is { } decay ? DecayOf(decay) : Decay.None,
            Speed = _lines.Single(SettingKeys.Rate) is { } rate ? RateOf(rate) : Expr.One,
            Loss = _lines.Single(SettingKeys.Loss),
            Start = _lines.Single(SettingKeys.Start),
            Assumptions = Assumptions.Read(_lines[SettingKeys.Assume]),
            Starts = starts,
            StartSize = size,
            Definitions = definitions,
            Functions = functions,
            Sense = _lines.Single(SettingKeys.Sense) is { } sense ? SenseOf(sense) : PotentialCondition.LegendreType,
            Declared = [.. _declared.Values],
        };
    }

    private void Declare(Fragment line)
    {
        if (line.Split(',').FirstOrDefault(piece => Name().IsMatch(piece.Text)) is { } bare)
        {
            throw bare.Complain(0, $"expected a domain for each symbol, such as '{bare} > 0' or '{bare} real', found '{bare}' alone");
        }

        IReadOnlyList<Symbol> symbols;
        try
        {
            symbols = Parser.ParseDeclarations(line.Text);
        }
        catch (ParseException wrong)
        {
            throw line.Complain(wrong.Offset, wrong.Problem);
        }

        var at = 0;
        foreach (var symbol in symbols)
        {
            at = PlaceOf(symbol.Name, line, at);
            if (OfTheory.FirstOrDefault(s => s.Name == symbol.Name) is { } own && !Subjects.IsWithin(symbol.Domain, own.Domain))
            {
                throw line.Complain(at, $"clashing definitions: {symbol.Domain.Describe(symbol.Name)}, but in the theory {own.Domain.Describe(own.Name)}");
            }

            if (symbol.Domain is { IsInteger: true, Lower: { } low, Upper: { } high } && low.Ceiling() > high.Floor() - (symbol.Domain.UpperOpen && high.IsInteger ? 1 : 0) - (symbol.Domain.LowerOpen && low.IsInteger ? 1 : 0))
            {
                throw line.Complain(at, $"expected a domain with numbers in it: {symbol.Domain.Describe(symbol.Name)}");
            }

            if (!_declared.TryAdd(symbol.Name, symbol) && !_declared[symbol.Name].Equals(symbol))
            {
                throw line.Complain(
                    at, $"clashing definitions: {symbol.Domain.Describe(symbol.Name)}, but before {_declared[symbol.Name].Domain.Describe(symbol.Name)}");
            }
        }
    }

    /// <summary>Where the declaration of a name begins that stands behind another.</summary>
    private static int PlaceOf(string name, Fragment line, int after) =>
        Regex.Match(line.Text[after..], $@"(?:^|,)\s*(?<name>{Regex.Escape(name)})(?![A-Za-z0-9_])") is { Success: true } found ? after + found.Groups["name"].Index : after;

    private static Expr GeometryOf(Fragment line)
    {
        var text = line.Text.Replace(" ", "", StringComparison.Ordinal);
        return text switch
        {
            "qin[1,2]" or "q" => Geometry.SymbolicQ,
            _ when text.StartsWith("q=", StringComparison.Ordinal) && Rational.TryParse(Bare(text[2..]), out var value) && Geometry.QDomain.Contains(value) => value,
            _ => throw line.Complain(0, $"{ExpectedGeometry}, found '{line}'"),
        };
    }

    /// <summary>A fraction from LaTeX, <c>((3)/(2))</c>, without its parentheses.</summary>
    private static string Bare(string number) => number.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    private WrittenMap Map(Fragment line)
    {
        var equals = line.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || line.Slice(0, equals).Trim().Text != "x")
        {
            throw line.Complain(0, "expected 'x = ...', such as 'x = w1*w2'");
        }

        var right = line.From(equals + 1).Trim();
        if (EveryDepth().Match(right.Text) is { Success: true } every)
        {
            var depth = every.Groups["depth"].Value;
            return _declared.ContainsKey(depth) && depth != AnyDepth.Depth.Name
                ? throw right.Complain(0, $"clashing definitions: the depth {depth} has a domain of its own: expected none, or the name L")
                : new WrittenMap(null, [], []) { DepthName = depth };
        }

        Expr rho;
        try
        {
            rho = Parser.Parse(right.Text, _declared, Domain.Real);
        }
        catch (ParseException wrong)
        {
            throw right.Complain(wrong.Offset, wrong.Problem);
        }

        var symbols = Substitution.SymbolsOf(rho);
        var listed = _lines.Single(SettingKeys.Weights) is { } weights ? Listed(weights, symbols) : null;
        List<Symbol> moving = [.. (listed ?? symbols.Where(s => IsNumbered(s.Name) || !_declared.ContainsKey(s.Name))).OrderBy(s => s.Name.Length).ThenBy(s => s.Name, StringComparer.Ordinal)];
        if (moving.Count == 0)
        {
            throw right.Complain(0, "expected a map with at least one weight, such as w1*w2");
        }

        if (moving.Count > MostWeights)
        {
            throw right.Complain(0, FormattableString.Invariant($"expected at most {MostWeights} weights, found {moving.Count}"));
        }

        if (Powers(rho).Any(k => k > MostWeights))
        {
            throw right.Complain(0, FormattableString.Invariant($"expected powers of at most {MostWeights}"));
        }

        foreach (var weight in moving)
        {
            _declared.TryAdd(weight.Name, weight);
        }

        return new WrittenMap(rho, moving, [.. symbols.Except(moving)]);
    }

    private static List<Rational> Powers(Expr e)
    {
        var found = new List<Rational>();
        Substitution.Rewrite(e, node =>
        {
            if (node is Power { Exponent: Number { Value: var k } })
            {
                found.Add(Rational.Abs(k));
            }

            return null;
        });
        return found;
    }

    private static List<Symbol> Listed(Fragment weights, IReadOnlyList<Symbol> symbols) => [.. weights.Split(',').Select(name =>
        symbols.FirstOrDefault(s => s.Name == name.Text)
        ?? throw name.Complain(0, $"expected weights that occur in the reparameterization, found '{name}'"))];

    private static bool IsNumbered(string name) => name.Length > 1 && name[0] == 'w' && name.Skip(1).All(char.IsAsciiDigit);

    private static Decay DecayOf(Fragment line) => line.Text switch
    {
        "none" => Decay.None,
        "decoupled" => Decay.Decoupled,
        "coupled" => Decay.Coupled,
        _ => throw line.Complain(0, $"expected none, decoupled or coupled, found '{line}'"),
    };

    private Expr RateOf(Fragment line) => Expression(line, _declared) is var rate && Ranges.IsPositive(rate)
        ? rate
        : throw line.Complain(0, "expected a rate that is positive by the domains of its symbols, such as 1/4");

    private static PotentialCondition SenseOf(Fragment line) => line.Text.ToLowerInvariant() switch
    {
        "rockafellar" => PotentialCondition.LegendreType,
        "onto" => PotentialCondition.Onto,
        _ => throw line.Complain(0, $"expected Rockafellar or onto, found '{line}'"),
    };

    private static Expr Expression(Fragment line, IReadOnlyDictionary<string, Symbol> symbols)
    {
        try
        {
            return Parser.Parse(line.Text, symbols);
        }
        catch (ParseException wrong)
        {
            throw line.Complain(wrong.Offset, wrong.Problem);
        }
    }

    [GeneratedRegex(@"^w_?1 ?\*? ?(w_?2 ?\*? ?)?\.\.\. ?\*? ?w_?(?<depth>[A-Za-z])$")]
    private static partial Regex EveryDepth();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^w_?[a-z]$")]
    private static partial Regex AnyWeight();
}
