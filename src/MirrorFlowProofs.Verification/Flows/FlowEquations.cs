using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// A flow as defined, w_ij' = -s(G_i d_ij) - alpha w_ij (decoupled) or -s(G_i d_ij + alpha w_ij) (coupled), with the clocks c_i' = s(G_i), for
/// <see cref="ValidatedIntegrator"/>.
/// </summary>
/// <remarks>
/// At q &lt; 2 without coupled decay the signed powers are those of the factors, s(a b) = s(a) s(b), each computed once. There weights and gradients are not
/// 0 where the field is smooth, and with s'(a)/s(a) = (q - 1)/a the derivative along v is, <c>a_ij = v_ij/w_ij</c>, <c>g_i = sum_l (dG_i/dx_l)/G_i x_l sum_j a_lj</c>,
/// <c>-(q - 1) s(G_i d_ij) (g_i + sum_(k != j) a_ik) - alpha v_ij</c>, for the clocks <c>(q - 1) s(G_i) g_i</c>: as much work as the field itself.
/// </remarks>
internal sealed class FlowEquations
{
    private readonly ExactFlow _flow;
    private readonly List<(Symbol, Expr)> _definitions = [];
    private readonly List<(Symbol, Expr)> _slopes = [];
    private IReadOnlyList<Symbol> _x = [];
    private readonly List<List<Expr>> _inverses;
    private readonly List<List<Expr>> _shares;
    private readonly List<Expr> _speeds;
    private readonly List<List<Expr>> _pulls;

    internal FlowEquations(ExactFlow flow)
    {
        _flow = flow;
        Weights = [.. flow.Weights.Select((row, i) => row.Select((_, j) => Name($"w{i}_{j}")).ToList())];
        AllWeights = [.. Weights.SelectMany(row => row)];
        State = [.. AllWeights, .. Weights.Select((_, i) => Name($"clock{i}"))];
        Gradient = flow.Loss.Gradient([.. Weights.Select(row => Product.Of(row))]);
        Arguments = [.. AllArguments()];
        (_inverses, _shares, _speeds, _pulls) = ([], [], [], []);
        Field = flow.Q == 2 || flow.Q.IsOne || IsCoupled ? SharedField.Of(State, Direct()) : OfFactors();
    }

    /// <summary>w, one row a coordinate.</summary>
    internal IReadOnlyList<IReadOnlyList<Symbol>> Weights { get; }

    /// <summary>The same in one row.</summary>
    internal IReadOnlyList<Symbol> AllWeights { get; }

    /// <summary>Weights, then clocks.</summary>
    internal IReadOnlyList<Symbol> State { get; }

    /// <summary>G in the weights.</summary>
    internal IReadOnlyList<Expr> Gradient { get; }

    /// <summary>What stands under the signed powers, weights first, then clocks.</summary>
    internal IReadOnlyList<Expr> Arguments { get; }

    /// <summary>The equations.</summary>
    internal SharedField Field { get; }

    private bool IsCoupled => _flow.Decay == WeightDecay.Coupled && !_flow.Alpha.IsZero;

    /// <summary>s(g).</summary>
    internal static Expr SignedPower(Expr g, Rational q) => q == 2
        ? g
        : Apply.Of(Function.Sign, g) * Power.Of(Apply.Of(Function.Abs, g), q - 1);

    private IEnumerable<Expr> AllArguments()
    {
        for (int i = 0; i < Weights.Count; i++)
        {
            foreach (var weight in Weights[i])
            {
                var slope = Gradient[i] * Product.Of(Weights[i].Where(other => other != weight));
                yield return IsCoupled ? slope + _flow.Alpha * weight : slope;
            }
        }

        foreach (var g in Gradient)
        {
            yield return g;
        }
    }

    private IReadOnlyList<Expr> Direct() =>
    [
        .. Arguments.Select((g, j) => j >= AllWeights.Count ? SignedPower(g, _flow.Q)
            : IsCoupled ? -SignedPower(g, _flow.Q)
            : -SignedPower(g, _flow.Q) - _flow.Alpha * AllWeights[j]),
    ];

    private SharedField OfFactors()
    {
        _x = [.. Weights.Select((row, i) => row.Count == 1 ? row[0] : Define($"x{i}", Product.Of(row)))];
        var gradient = _flow.Loss.Gradient(_x);
        var field = new List<Expr>();
        for (int i = 0; i < Weights.Count; i++)
        {
            var row = Weights[i];
            Expr g = gradient[i] is Number ? gradient[i] : Define($"G{i}", gradient[i]);
            _speeds.Add(Define($"s(G{i})", SignedPower(g, _flow.Q)));
            _shares.Add([.. _x.Select((other, l) => Calculus.Differentiate(gradient[i], other) is var slope && slope == Expr.Zero
                ? slope
                : Define(_slopes, $"share{i}_{l}", slope / g))]);
            _inverses.Add(row.Count == 1 ? [] : [.. row.Select((w, j) => (Expr)Define(_slopes, $"1/w{i}_{j}", 1 / w))]);
            _pulls.Add(Pulls(i));
            field.AddRange(_pulls[i].Select((pull, j) => -pull - _flow.Alpha * row[j]));
        }

        return new(State, _definitions, [.. field, .. _speeds], _slopes, Along);
    }

    /// <summary>s(G_i d_ij) for every j: the product of the factors before and of those behind.</summary>
    private List<Expr> Pulls(int i)
    {
        var row = Weights[i];
        List<Expr> powers = row.Count == 1 ? [Expr.One] : [.. row.Select((w, j) => (Expr)Define($"s(w{i}_{j})", SignedPower(w, _flow.Q)))];
        List<Expr> before = [_speeds[i]];
        List<Expr> behind = [Expr.One];
        for (int j = 1; j < row.Count; j++)
        {
            before.Add(Define($"before{i}_{j}", before[j - 1] * powers[j - 1]));
            behind.Insert(0, j == 1 ? powers[^1] : Define($"behind{i}_{j}", powers[^j] * behind[0]));
        }

        return [.. before.Select((b, j) => j == row.Count - 1 ? b : (Expr)Define($"pull{i}_{j}", b * behind[j]))];
    }

    private Variation Along(IReadOnlyList<Symbol> v)
    {
        var definitions = new List<(Symbol, Expr)>();
        List<List<Expr>> relative = [];
        List<Expr> moves = [];
        var at = 0;
        for (int i = 0; i < _inverses.Count; at += Weights[i++].Count)
        {
            relative.Add([.. _inverses[i].Select((inverse, j) => Named("a", v[at + j] * inverse))]);
            moves.Add(Weights[i].Count == 1 ? v[at] : Named("x", _x[i] * Named("sum", Sum.Of(relative[i]))));
        }

        List<Expr> ofGradient = [.. _shares.Select(row => Named("g", Sum.Of(row.Select((share, l) => share * moves[l]))))];
        var power = _flow.Q - 1;
        at = 0;
        List<Expr> field = [];
        for (int i = 0; i < relative.Count; i++)
        {
            for (int j = 0; j < _pulls[i].Count; j++)
            {
                var change = Named("change", Sum.Of([ofGradient[i], .. relative[i].Where((_, k) => k != j)]));
                field.Add(-power * (_pulls[i][j] * change) - _flow.Alpha * v[at++]);
            }
        }

        return new(definitions, [.. field, .. _speeds.Select((speed, i) => power * (speed * ofGradient[i]))]);

        Expr Named(string what, Expr value)
        {
            if (value is Number or Symbol)
            {
                return value;
            }

            var symbol = Name($"{what} {definitions.Count} {v[0].Name}");
            definitions.Add((symbol, value));
            return symbol;
        }
    }

    private Symbol Define(FormattableString name, Expr value) => Define(_definitions, name, value);

    private static Symbol Define(List<(Symbol, Expr)> definitions, FormattableString name, Expr value)
    {
        var symbol = Name(name);
        definitions.Add((symbol, value));
        return symbol;
    }

    private static Symbol Name(FormattableString name) => new(FormattableString.Invariant(name));
}
