using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Documents;

/// <summary>The balance of the weights at the start: a word, or equations between <c>|w_i|^q</c>.</summary>
internal sealed partial class SettingReader
{
    private const string ExpectedBalance = "expected equal, first, distinct, or equations such as '|w2|^q - |w1|^q = lambda'";

    private WrittenBalance BalanceOf(Fragment line, Expr? q, WrittenMap? map)
    {
        switch (line.Text)
        {
            case "equal" or "balanced":
                return new WrittenBalance(BalanceKind.Equal, 0, []);
            case "first":
                return new WrittenBalance(BalanceKind.First, 0, []);
            case "distinct":
                return new WrittenBalance(BalanceKind.Distinct, 0, []);
        }

        if (map is { IsEveryDepth: true } && q is not null && EveryOther().Match(line.Text.Replace(" ", "", StringComparison.Ordinal)).Success)
        {
            return OfEveryDepth(line, q);
        }

        if (map is not { IsEveryDepth: false } || q is null)
        {
            throw line.Complain(0, $"{ExpectedBalance} for a geometry and a reparameterization of a given depth, found '{line}'");
        }

        var pieces = line.Split(',');
        foreach (var domain in pieces.Where(p => !p.Text.Contains('=', StringComparison.Ordinal) || p.Text.Contains(">=", StringComparison.Ordinal)))
        {
            Declare(domain);
        }

        var flow = Flow(line, q, map);
        var offsets = new Expr?[map.Weights.Count];
        offsets[0] = Expr.Zero;
        var equations = pieces.Where(p => p.Text.Contains('=', StringComparison.Ordinal) && !p.Text.Contains(">=", StringComparison.Ordinal))
            .SelectMany(p => Equations(p, flow, map)).ToList();
        for (var round = 0; round < map.Weights.Count; round++)
        {
            foreach (var (i, j, difference, at) in equations)
            {
                if (offsets[i] is { } known && offsets[j] is { } other && !Expansion.Expand(known - other - difference).IsZero)
                {
                    throw at.Complain(0, "this contradicts the equations before it");
                }

                offsets[i] ??= offsets[j] is { } of ? of + difference : null;
                offsets[j] ??= offsets[i] is { } from ? from - difference : null;
            }
        }

        if (Array.FindIndex(offsets, o => o is null) is >= 0 and var open)
        {
            throw line.Complain(0, $"nothing relates {map.Weights[open]} to {map.Weights[0]}: expected as many equations as there are weights less one");
        }

        return Pattern(line, [.. offsets.Select(o => o!)]);
    }

    /// <summary><c>|w_i|^q - |w_1|^q = E</c>: every other weight is above the first by the same.</summary>
    private WrittenBalance OfEveryDepth(Fragment line, Expr q)
    {
        var pieces = line.Split(',');
        foreach (var domain in pieces.Skip(1))
        {
            Declare(domain);
        }

        var symbols = new Dictionary<string, Symbol>(_declared) { [Geometry.SymbolicQ.Name] = _declared.GetValueOrDefault(Geometry.SymbolicQ.Name) ?? Geometry.SymbolicQ };
        symbols.TryAdd(Balance.Lambda.Name, Balance.Lambda);
        var right = pieces[0].Split('=')[1];
        var offset = Substitution.Replace(Expression(right, symbols), symbols[Geometry.SymbolicQ.Name], q);
        if (!Ranges.IsPositive(offset))
        {
            throw right.Complain(0, "expected a difference that is positive by the domains of its symbols, such as 'lambda > 0'");
        }

        foreach (var symbol in Substitution.SymbolsOf(offset).Where(s => s.Name != Geometry.SymbolicQ.Name))
        {
            _declared.TryAdd(symbol.Name, symbol);
        }

        return new WrittenBalance(BalanceKind.First, 0, [offset]);
    }

    [GeneratedRegex(@"^(?:abs\(w_?i\)|\|w_?i\|)\^q-(?:abs\(w_?1\)|\|w_?1\|)\^q=[^=]+$")]
    private static partial Regex EveryOther();

    /// <summary>The equations of a chain <c>A = B = C</c>, each as <c>u_i - u_j</c> equal to something free of weights.</summary>
    private IEnumerable<(int I, int J, Expr Difference, Fragment At)> Equations(Fragment piece, MonomialFlow flow, WrittenMap map)
    {
        var sides = piece.Split('=');
        var symbols = new Dictionary<string, Symbol>(_declared) { [Balance.Lambda.Name] = _declared.GetValueOrDefault(Balance.Lambda.Name) ?? Balance.Lambda };
        symbols[Geometry.SymbolicQ.Name] = Geometry.SymbolicQ;
        var read = sides.Select(s => Expression(s, symbols)).ToList();
        for (var k = 0; k + 1 < read.Count; k++)
        {
            var (difference, found) = (read[k] - read[k + 1], new List<(int Index, Rational Coefficient)>());
            if (flow.Geometry.Q is Number q)
            {
                difference = Substitution.Replace(difference, Geometry.SymbolicQ, q);
            }

            for (var i = 0; i < map.Weights.Count; i++)
            {
                var slope = Calculus.Differentiate(difference, map.Weights[i]) / Calculus.Differentiate(flow.Invariant(i), map.Weights[i]);
                if (slope is not Number { Value: var coefficient })
                {
                    throw sides[k].Complain(0, $"expected a difference of {string.Join(" and ", map.Weights.Select((_, n) => flow.Invariant(n)).Distinct().Take(2))}");
                }

                if (!coefficient.IsZero)
                {
                    found.Add((i, coefficient));
                }
            }

            if (found is not [var (a, c), var (b, d)] || !(c + d).IsZero)
            {
                throw sides[k].Complain(0, "expected a difference of the conserved powers of two weights");
            }

            var rest = Expansion.Expand(difference / c - flow.Invariant(a) + flow.Invariant(b));
            yield return map.Weights.Any(w => Substitution.DependsOn(rest, w))
                ? throw sides[k].Complain(0, "expected a difference of the conserved powers of two weights")
                : (a, b, -rest, sides[k]);
        }
    }

    private static MonomialFlow Flow(Fragment line, Expr q, WrittenMap map)
    {
        if (map.Weights.All(w => IsNumbered(w.Name)) && map.Constants.Count == 0
            && MonomialFlow.TryCreate(new Geometry(q), new Reparameterization(map.Rho!, map.Weights)) is { } flow)
        {
            return flow;
        }

        throw line.Complain(0, "expected equal, first or distinct: equations are read for monomials in weights named w1, w2, ...");
    }

    /// <summary>The pattern of the offsets: the smallest is 0.</summary>
    private WrittenBalance Pattern(Fragment line, IReadOnlyList<Expr> offsets)
    {
        for (var first = 0; first < offsets.Count; first++)
        {
            var relative = offsets.Select(o => Expansion.Expand(o - offsets[first])).ToList();
            if (!relative.TrueForAll(o => o.IsZero || Ranges.IsPositive(o)))
            {
                continue;
            }

            List<Expr> others = [.. relative.Where((_, i) => i != first)];
            foreach (var symbol in others.SelectMany(Substitution.SymbolsOf).Where(s => !s.Equals(Geometry.SymbolicQ)))
            {
                _declared.TryAdd(symbol.Name, symbol);
            }

            return (others.TrueForAll(o => o.IsZero), others.Exists(o => o.IsZero), others.Distinct().Count()) switch
            {
                (true, _, _) => new WrittenBalance(BalanceKind.Equal, 0, []),
                (_, true, _) => throw line.Complain(0, "expected all weights equal, or all others above the smallest: two smallest weights beside larger ones are not derived"),
                (_, _, 1) => new WrittenBalance(BalanceKind.First, first, [others[0]]),
                _ => new WrittenBalance(BalanceKind.Distinct, first, others),
            };
        }

        throw line.Complain(0, "which weight is the smallest is not known: expected differences that are positive by the domains of their symbols, such as 'lambda > 0'");
    }
}
