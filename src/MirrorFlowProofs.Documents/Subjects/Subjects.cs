using System.Collections.Concurrent;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>The subjects of settings. A derivation is made once, however many claims speak about it.</summary>
internal sealed class Subjects
{
    private readonly ConcurrentDictionary<string, Subject> _derived = new(StringComparer.Ordinal);

    /// <summary>Numbers alone, with the symbols of the theory that need no flow.</summary>
    internal static Subject Plain(Setting setting) => Of(
        new PlainNumbers(setting.Q is not Number), setting, Nothing,
        setting.Map is { IsEveryDepth: false, IsMonomial: true, HalfLine: { } half } && !setting.Declared.Any(d => d.Name == Names.X.Name) ? new() { [Names.X] = new Symbol(Names.X.Name, half) } : null);

    /// <summary>The flow in the weights.</summary>
    internal static Subject InWeights(Setting setting, Fragment claim, string key)
    {
        var (q, map) = (setting.RequireQ(claim, key), setting.RequireMap(claim, key));
        var flow = map.IsEveryDepth
            ? new WeightFlow(q, Reparameterization.Weight(1) * Reparameterization.Weight(2) * new Symbol("r"), [Reparameterization.Weight(1), Reparameterization.Weight(2)], setting.Decay)
            : new WeightFlow(q, map.Rho!, map.Weights, setting.Decay) { Constants = map.Constants };

        // At every depth only two weights are followed: their sum is not the metric.
        return Of(flow with { Speed = setting.Speed }, setting, Nothing, hidden: map.IsEveryDepth ? ["R''(x)"] : []);
    }

    /// <summary>The derived theory.</summary>
    internal Subject Derived(Setting setting, Fragment claim, string key)
    {
        var (q, map, balance) = (setting.RequireQ(claim, key), setting.RequireMap(claim, key), setting.RequireBalance(claim, key));
        setting.RefuseRate(claim, key);
        if (map.IsEveryDepth)
        {
            return balance.Kind == BalanceKind.Distinct
                ? throw claim.Complain(0, "every depth at once needs weights that are alike: expected 'balance: equal' or 'balance: first'")
                : EveryDepth(new AnyDepth(q, balance.Kind), setting, balance.Offsets is [var offset] ? new() { [Balance.Lambda] = offset } : []);
        }

        if (map.Constants.Count > 0 && PowerBlocks.Of(setting) is { } blocks)
        {
            return Of(blocks, setting, Nothing, setting.StartSize is { } named ? new() { [SumFlow.Size] = named } : null);
        }

        if (map.Constants.Count > 0)
        {
            throw claim.Complain(0, $"'{key}' needs a reparameterization without symbols other than weights, found {map.Constants[0]}");
        }

        var x = map.Numbered(balance.First);
        if (x.IsSum && setting.Decay != Decay.None)
        {
            throw claim.Complain(0, $"the theory of a sum of blocks, of which '{key}' speaks, is that without weight decay, which changes the sizes from which the blocks start: expected no line 'decay:'");
        }

        if (setting.Starts is not null && !x.IsSum)
        {
            throw claim.Complain(0, "'starts' are those of the blocks of a sum: expected a reparameterization such as 'x = w1^2 - w2^2'");
        }

        var inner = _derived.GetOrAdd(NameOf(setting), _ => x.IsSum ? new SumFlow(q, x, balance.Kind, setting.Starts ?? BlockStarts.Equal) : new DerivedFlow(q, x, balance.Kind));
        var values = inner is DerivedFlow of ? Offsets(of, balance) : setting.StartSize is { } size ? new() { [SumFlow.Size] = size } : [];
        if (x.KeptSign is null && map.SignOfX is not null && !setting.Declared.Any(d => d.Name == Names.X.Name))
        {
            // Weights of one sign leave x one sign: on the other side nothing is said.
            values[Names.X] = map.HalfLine is { } half ? new Symbol(Names.X.Name, half)
                : throw claim.Complain(0, $"'{key}' is decided for weights that take all values, or all from 0 on: found {string.Join(", ", map.Weights.Where(w => w.Domain != Domain.Real && w.Domain != Domain.Positive).Select(w => w.Domain.Describe(w.Name)))}");
        }

        return inner is DerivedFlow flow ? Of(inner, setting, () => AlongTheCurve(flow), values) : Of(inner, setting, Nothing, values);
    }

    /// <summary>On balanced weights <c>R''</c> is a power of |x|, so its integrals are known; each is checked by its derivative.</summary>
    private static Restated EveryDepth(AnyDepth inner, Setting setting, Dictionary<Symbol, Expr> offsets) => Of(inner, setting, () =>
    {
        // P' grows with u: its smallest value is that at 0.
        var notations = new Dictionary<string, Meaning>(StringComparer.Ordinal) { ["mu"] = inner.Notations["P'(0)"] };
        if (inner.Balance != BalanceKind.Equal)
        {
            return notations;
        }

        var m = inner.Q * (AnyDepth.Depth - 1) / AnyDepth.Depth;
        var (hessian, slope) = (inner.Notations["R''(x)"].Value, inner.Notations["M'(x)"].Value);
        Add("R'(x)", Names.X * hessian / (1 - m), hessian);
        Add("R(x)", Power.Of(Names.X, 2) * hessian / ((1 - m) * (2 - m)), Names.X * hessian / (1 - m));
        Add("R*(R'(x))", Power.Of(Names.X, 2) * hessian / (2 - m), Names.X * hessian);
        Add("M(x)", Names.X * slope / (2 - m), slope);
        return notations;

        void Add(string name, Expr value, Expr derivative)
        {
            if (ZeroTest.Decide(Calculus.Differentiate(value, Names.X) - derivative).Answer == ZeroAnswer.Zero)
            {
                notations[name] = new(value, [value, 1 / Names.X]);
            }
        }
    }, offsets);

    private static string NameOf(Setting setting) => $"{setting.Q}; {setting.Map!.Numbered(setting.Balance!.First).Rho}; {setting.Balance!.Kind}; {setting.Starts}";

    /// <summary>The derivation for a monomial of a given depth; null for every other map.</summary>
    internal DerivedFlow? Monomial(Setting setting, Fragment claim, string key)
    {
        Derived(setting, claim, key);
        return setting.Map!.IsEveryDepth ? null : _derived.GetValueOrDefault(NameOf(setting)) as DerivedFlow;
    }

    private static Dictionary<Symbol, Expr> Offsets(DerivedFlow flow, WrittenBalance balance)
    {
        if (balance.Offsets.Count == 0)
        {
            return [];
        }

        List<Symbol> symbols = [.. Balance.Of(flow.Balance, flow.X.Weights.Count).Offsets.OfType<Symbol>().Distinct()];
        return symbols.Zip(balance.Offsets).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>What is derived beside the forms in x that claims ask for by a name.</summary>
    private static Dictionary<string, Meaning> AlongTheCurve(DerivedFlow derived)
    {
        if (derived.Derivation.Result is not { } flow)
        {
            return [];
        }

        var notations = new Dictionary<string, Meaning>(StringComparer.Ordinal)
        {
            ["mu"] = Meaning.Of(flow.Coercivity),
            ["R(x(u))"] = Meaning.Of(flow.Potential),
            ["R*(R'(x(u)))"] = Meaning.Of(flow.Conjugate.Value),
        };
        if (flow.InX is { } forms)
        {
            notations["M'(x)"] = new(flow.Flow.Degree * Names.X * forms.Hessian, [forms.Hessian, 1 / Names.X]);
        }

        return notations;
    }

    private static Dictionary<string, Meaning> Nothing() => [];

    private static Restated Of(Subject inner, Setting setting, Func<IReadOnlyDictionary<string, Meaning>> more, Dictionary<Symbol, Expr>? values = null, IReadOnlyList<string>? hidden = null)
    {
        values ??= [];
        foreach (var symbol in inner.Symbols)
        {
            if (setting.Declared.FirstOrDefault(d => d.Name == symbol.Name) is { } declared && !declared.Equals(symbol) && !values.ContainsKey(symbol)
                && IsWithin(declared.Domain, symbol.Domain))
            {
                values[symbol] = declared;
            }
        }

        // Offsets are written in the symbols of the document.
        var narrowed = values.Where(v => v.Value is Symbol s && s.Name == v.Key.Name).ToDictionary(v => v.Key, v => v.Value);
        values = values.ToDictionary(v => v.Key, v => Substitution.Replace(v.Value, narrowed));
        return new Restated(inner, values, more, setting.Definitions.Select(d => d.Definition.Name).Concat(hidden ?? []).ToHashSet(StringComparer.Ordinal))
        {
            Note = inner is DerivedFlow or AnyDepth && setting is { Decay: not Decay.None, Balance.Kind: not BalanceKind.Equal }
                ? "the offsets are those of the present time: decay changes them"
                : null,
        };
    }

    /// <summary>Whether one domain is part of another.</summary>
    internal static bool IsWithin(Domain inner, Domain outer) =>
        (inner.IsInteger || !outer.IsInteger)
        && (outer.Lower is not { } low || (inner.Lower is { } l && (l > low || (l == low && (inner.LowerOpen || !outer.LowerOpen)))))
        && (outer.Upper is not { } high || (inner.Upper is { } h && (h < high || (h == high && (inner.UpperOpen || !outer.UpperOpen)))));
}

/// <summary>Formulas that speak of no flow: <c>q</c> in [1, 2], the depth <c>L</c> and a real <c>x</c> need no declaration.</summary>
/// <param name="IsOpen">Whether q is left open.</param>
internal sealed record PlainNumbers(bool IsOpen) : Subject
{
    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols => [.. IsOpen ? (Symbol[])[Geometry.SymbolicQ] : [], AnyDepth.Depth, Names.X];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations { get; } = new Dictionary<string, Meaning>();

    /// <inheritdoc/>
    public override string Description => "numbers";
}
