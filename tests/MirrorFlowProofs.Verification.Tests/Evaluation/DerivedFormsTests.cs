using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

/// <summary>The formulas evaluated here are the derived ones: enclosures of the derivation's results contain the values.</summary>
public sealed class DerivedFormsTests
{
    private static readonly Symbol U = new("u", Domain.Positive);

    public static TheoryData<string, int, BalanceKind> Cases()
    {
        var cases = new TheoryData<string, int, BalanceKind>();
        foreach (string q in new[] { "1", "6/5", "4/3", "3/2", "2" })
        {
            foreach (int depth in new[] { 2, 3, 4 })
            {
                foreach (BalanceKind kind in Enum.GetValues<BalanceKind>())
                {
                    cases.Add(q, depth, kind);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_lie_in_enclosures_of_the_derived_forms(string q, int depth, BalanceKind kind)
    {
        Rational exactQ = Rational.Parse(q);
        Balance balance = Balance.Of(kind, depth);
        MirrorFlow flow = MirrorFlowTheory.Derive(new Geometry(exactQ), Reparameterization.DeepDiagonal(depth), balance).Result!;
        var at = new Dictionary<Symbol, Rational>();
        var offsets = new List<Rational>();
        foreach (Expr offset in balance.Offsets)
        {
            Rational value = offset is Symbol s ? at.TryGetValue(s, out Rational known) ? known : at[s] = new Rational((2 * offsets.Count) + 1, 7) : Rational.Zero;
            offsets.Add(value);
        }

        var evaluation = new MirrorEvaluation(exactQ, offsets);
        foreach (Rational point in kind == BalanceKind.Distinct ? [new(3, 4)] : new Rational[] { new(1, 50), new(3, 4), new(40, 3) })
        {
            at[U] = point;

            // x is irrational in general: the values are taken at a rational x to 90 bits and compared to 1e-22.
            EnclosedValue x = EnclosureEvaluator.Evaluate(Power.Of(flow.P, 1 / exactQ), at, 90);
            MirrorPoint values = evaluation.Evaluate((x.Lower!.Value + x.Upper!.Value) / 2);
            Near(values.U, U, at);
            Near(values.Hessian, 1 / flow.InverseMetric, at);
            Assert.Equal(flow.MirrorMap.VanishesAtZero, evaluation.Normalisation == Normalisation.AtZero);
            Near(values.Gradient, flow.MirrorMap.Value, at);
            Near(values.Conjugate, flow.Conjugate.Value, at);
            Near(values.Potential, flow.Potential, at);
        }
    }

    private static void Near(Approximation value, Expr derived, Dictionary<Symbol, Rational> at)
    {
        EnclosedValue enclosed = EnclosureEvaluator.Evaluate(derived, at, 90);
        Assert.True(enclosed.IsEnclosed, $"{derived}: {enclosed}");
        Rational tolerance = Rational.Pow(10, -22) * Rational.Max(Rational.Abs(enclosed.Lower!.Value), Rational.Abs(enclosed.Upper!.Value));
        Rational exact = Rational.Parse(DoubleDouble.Format(value.Value, 36));
        Assert.True(
            exact >= enclosed.Lower.Value - tolerance && exact <= enclosed.Upper!.Value + tolerance,
            $"{exact} is not {derived} = {enclosed}");
    }
}
