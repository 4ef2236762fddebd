using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using Number = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Bits64>>;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>
/// A sum of blocks at random starts and offsets: the flow in the weights, <c>dw_i/dy = sign(d_i) |d_i|^(q-1)</c>, integrated
/// with proved enclosures, and with it <c>dR_b*/dy = sigma_b x_b</c> and <c>dR*/dy = x</c>. The constants at y = 0 are those
/// of the derivation.
/// </summary>
internal sealed class NumericSum : INumericEntry
{
    private static readonly Rational MostY = new(1, 8);
    private readonly CatalogEntry _entry;
    private readonly BlockFlow _theory;

    internal NumericSum(CatalogEntry entry)
    {
        _entry = entry;
        _theory = MirrorFlowTheory.DeriveBlocks(new Geometry(entry.Q), entry.X, entry.Balance, entry.Starts).Result!;
        Formulas =
        [
            .. _theory.Blocks.SelectMany(b => (NamedFormula[])
            [
                new($"1/R_{b.Index}''", b.InverseMetric), new($"R_{b.Index}'", b.MirrorMap.Value), new($"R_{b.Index}*", b.Conjugate.Value),
            ]),
            new("1/R''", _theory.InverseMetric),
            new("x(y)", _theory.X),
            new("R*(y)", _theory.Conjugate),
            .. _theory.InX is { } forms
                ? (NamedFormula[])[new("R''(x)", forms.Hessian), new("R'(x)", forms.MirrorMap), new("R(x)", forms.Potential)]
                : [],
        ];
    }

    public IReadOnlyList<NamedFormula> Formulas { get; }

    public NumericInstance Draw(Random random)
    {
        var q = _entry.Q is Symbolic.Number n ? n.Value : 1 + new Rational(random.Next(4, 36), 41);
        var numbers = new Dictionary<Symbol, Expr> { [Geometry.SymbolicQ] = q };
        foreach (var symbol in _theory.Blocks.Select(b => b.Start).Concat(_theory.Blocks.SelectMany(b => b.Balance.Offsets.OfType<Symbol>())))
        {
            numbers.TryAdd(symbol, new Rational(random.Next(25, 70), 31));
        }

        var y = MostY * new Rational(random.Next(8, 17), 16);
        List<(Symbol Symbol, Number Value)> start = [.. _theory.Blocks.Select(b => (b.U, Value(b.StartU, [])))];
        var weights = _theory.Blocks.SelectMany(b => b.Flow.Reparameterization.Weights.Select(w => (Weight: w, Size: Value(b.OnCurve(w), start)))).ToList();
        Dictionary<Symbol, Number>? end;
        while ((end = Flow(q, weights, y)) is null)
        {
            // It ends before, where a block blows up or reaches 0.
            y /= 2;
        }

        var blocks = _theory.Blocks.Select(b => (Block: b, Change: end[Work(b)])).ToList();
        List<(Symbol Symbol, Number Value)> parameters = [.. _theory.Blocks.Select(b => (b.U, Value(b.Flow.Invariant(0), [(b.FirstWeight, end[b.FirstWeight])])))];
        var (x0, x) = (AtWeights(_entry.X.Rho, weights), AtWeights(_entry.X.Rho, [.. weights.Select(w => (w.Weight, end[w.Weight]))]));
        var inverse = AtWeights(InverseMetric(_entry.X.Rho, q), [.. weights.Select(w => (w.Weight, end[w.Weight]))]);
        var work = blocks.Aggregate(Number.Zero, (sum, b) => sum + b.Change);
        var clock = Number.Of(y);
        var values = new Dictionary<string, Number>
        {
            ["1/R''"] = inverse,
            ["x(y)"] = x,
            ["R*(y)"] = Value(_theory.Conjugate, [(Names.Y, Number.Zero), .. start]) + work,
            ["R''(x)"] = Number.One / inverse,
            ["R'(x)"] = clock,
        };
        if (_theory.InX is { } forms)
        {
            values["R(x)"] = Value(forms.Potential, [(Names.X, x0)]) + (x * clock) - work;
        }

        foreach (var (block, change) in blocks)
        {
            values[$"1/R_{block.Index}''"] = AtWeights(
                InverseMetric(block.Flow.Reparameterization.Rho, q), [.. weights.Select(w => (w.Weight, end[w.Weight]))]);
            values[$"R_{block.Index}'"] = Value(block.MirrorMap.Value, start) + (Number.FromDouble(block.Sign) * clock);
            values[$"R_{block.Index}*"] = Value(block.Conjugate.Value, start) + change;
        }

        return new NumericInstance(numbers, [(Names.Y, clock), (Names.X, x), .. parameters], values)
        {
            Exact = new Dictionary<Symbol, Expr> { [Names.Y] = y },
        };

        Number Value(Expr e, IReadOnlyList<(Symbol, Number)> arguments) => NumericInstance.Evaluate(e, numbers, arguments);

        Number AtWeights(Expr e, IReadOnlyList<(Symbol, Number)> at) => NumericInstance.Evaluate(e, numbers, at);
    }

    private static Symbol Work(SignedBlock block) => new($"z{block.Index}");

    /// <summary>sum_i |d_i|^q.</summary>
    private static Expr InverseMetric(Expr rho, Rational q) => Sum.Of(Substitution.SymbolsOf(rho).Select(w =>
        Power.Of(Apply.Of(Function.Abs, Calculus.Differentiate(rho, w)), q)));

    /// <summary>Weights, and the growth of every R_b*, at y; null where the flow is not proved to reach it.</summary>
    private Dictionary<Symbol, Number>? Flow(Rational q, IReadOnlyList<(Symbol Weight, Number Size)> weights, Rational y)
    {
        List<Symbol> state = [.. weights.Select(w => w.Weight), .. _theory.Blocks.Select(Work)];
        List<Expr> field =
        [
            .. weights.Select(w => new Geometry(q).SignedPower(Calculus.Differentiate(_entry.X.Rho, w.Weight))),
            .. _theory.Blocks.Select(b => b.Sign * b.Flow.Reparameterization.Rho),
        ];
        var start = weights.Select(w => NumericInstance.Outward(w.Size)).Concat(_theory.Blocks.Select(_ => Interval.Zero));
        var time = (double)y.Numerator / (double)y.Denominator;
        var result = new ValidatedIntegrator(field, state).Integrate([.. start], 0, time, TestContext.Current.CancellationToken);
        return result.Stopped is not null ? null : state.Zip(result.State).ToDictionary(p => p.First, p => Number.Of(new DyadicInterval(Exact(p.Second.Lower), Exact(p.Second.Upper))));
    }

    private static Dyadic Exact(double value)
    {
        var (mantissa, exponent) = Rounding.Exact(value);
        return Dyadic.Of(mantissa, exponent);
    }
}
