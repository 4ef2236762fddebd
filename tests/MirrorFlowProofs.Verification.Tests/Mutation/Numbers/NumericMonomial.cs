using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using Number = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Bits64>>;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>
/// A deep diagonal network at random u, offsets, q and sign of x. From the weights <c>|w_i| = (u + lam_i)^(1/q)</c> alone:
/// <c>1/R'' = sum_i |prod_(j != i) w_j|^q</c>, and R' and R* by rigorous quadrature of <c>dtau</c> and <c>x dtau</c> along
/// the curve, from 0 where the derivation says so, otherwise from a point where the derivation's constant is taken over.
/// </summary>
internal sealed class NumericMonomial : INumericEntry
{
    private static readonly Symbol V = new("v", Domain.Positive);
    private readonly CatalogEntry _entry;
    private readonly MirrorFlow _theory;

    internal NumericMonomial(CatalogEntry entry)
    {
        _entry = entry;
        _theory = MirrorFlowTheory.Derive(new Geometry(entry.Q), entry.X, Balance.Of(entry.Balance, entry.X.Weights.Count)).Result!;
        Formulas =
        [
            new("1/R''(u)", _theory.InverseMetric),
            new("R'(u)", _theory.MirrorMap.Value),
            new("R*(u)", _theory.Conjugate.Value),
            new("R(u)", _theory.Potential),
            .. _theory.InX is { } forms
                ? (NamedFormula[])
                [
                    new("u(x)", forms.U), new("R''(x)", forms.Hessian), new("R'(x)", forms.MirrorMap), new("R(x)", forms.Potential),
                    new("R*(x)", forms.Conjugate),
                ]
                : [],
        ];
    }

    public IReadOnlyList<NamedFormula> Formulas { get; }

    public NumericInstance Draw(Random random)
    {
        var q = _entry.Q is Symbolic.Number n ? n.Value : 1 + new Rational(random.Next(1, 40), 41);
        var numbers = new Dictionary<Symbol, Expr> { [Geometry.SymbolicQ] = q };
        foreach (var offset in _theory.Balance.Offsets.OfType<Symbol>())
        {
            numbers[offset] = new Rational(random.Next(5, 120), 31);
        }

        List<Expr> offsets = [.. _theory.Balance.Offsets.Select(o => Substitution.Replace(o, numbers))];
        var (u, start) = (new Rational(random.Next(10, 130), 37), new Rational(random.Next(10, 130), 37));
        var sign = random.Next(2) == 0 ? 1 : -1;
        var product = Product.Of(offsets.Select(o => V + o));
        var size = Value(Power.Of(At(product, u), 1 / q));
        var inverse = Value(Sum.Of(Enumerable.Range(0, offsets.Count).Select(i =>
            Product.Of(offsets.Where((_, j) => j != i).Select(o => u + o)))));
        var map = Along(_theory.MirrorMap, (1 / q) - 1);
        var conjugate = Along(_theory.Conjugate, (2 / q) - 1);
        var (exact, potential, signed) = (Number.Of(u), (size * map) - conjugate, Number.FromDouble(sign));
        return new NumericInstance(
            numbers,
            [(Names.U, exact), (Names.X, signed * size)],
            new Dictionary<string, Number>
            {
                ["1/R''(u)"] = inverse,
                ["R'(u)"] = map,
                ["R*(u)"] = conjugate,
                ["R(u)"] = potential,
                ["u(x)"] = exact,
                ["R''(x)"] = Number.One / inverse,
                ["R'(x)"] = signed * map,
                ["R(x)"] = potential,
                ["R*(x)"] = conjugate,
            })
        {
            Exact = new Dictionary<Symbol, Expr> { [Names.U] = u },
        };

        Number Value(Expr e) => NumericInstance.Evaluate(e, numbers, []);

        static Expr At(Expr e, Rational u) => Substitution.Replace(e, V, u);

        // dtau = P^(1/q - 1) du/q, x = P^(1/q).
        Number Along(Quantity quantity, Rational exponent)
        {
            var from = quantity.VanishesAtZero ? Rational.Zero : start;
            var constant = quantity.VanishesAtZero ? Number.Zero : NumericInstance.Evaluate(quantity.Value, numbers, [(Names.U, Number.Of(start))]);
            return constant + Value(Integral.Of(Power.Of(product, exponent), V, from, u) / q);
        }
    }
}
