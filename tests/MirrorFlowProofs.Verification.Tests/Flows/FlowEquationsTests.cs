using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests;

/// <summary>The equations with named parts against the definition of the flow, both evaluated by the exact side, away from zeros.</summary>
public sealed class FlowEquationsTests
{
    private static readonly ExactLeastSquares Coupled = new([[1, new(1, 2)], [new(-1, 3), 2]], [3, -1]);

    public static TheoryData<string, int, string, WeightDecay> Flows => new()
    {
        { "3/2", 2, "0", WeightDecay.Decoupled },
        { "33/32", 4, "1/5", WeightDecay.Decoupled },
        { "6/5", 1, "1/7", WeightDecay.Decoupled },
        { "7/4", 3, "0", WeightDecay.Decoupled },
        { "2", 3, "1/5", WeightDecay.Decoupled },
        { "3/2", 2, "1/5", WeightDecay.Coupled },
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public void Field_and_derivatives_are_those_of_the_definition(string q, int depth, string alpha, WeightDecay decay)
    {
        Rational[] weights = [new(3, 10), new(-4, 5), new(7, 6), new(6, 5)];
        foreach (var loss in new ExactLoss[] { Coupled, new ExactLogistic([1, -2]) })
        {
            var flow = new ExactFlow(Rational.Parse(q), loss, [[.. weights.Take(depth)], [.. weights.Reverse().Take(depth)]], 1, 1) { Alpha = Rational.Parse(alpha), Decay = decay };
            var equations = new FlowEquations(flow);
            var point = equations.State.Select((s, i) => (s, i < 2 * depth ? flow.Weights[i / depth][i % depth] : Rational.One)).ToDictionary(pair => pair.s, pair => pair.Item2);
            Expr[] field = [.. equations.Arguments.Select((g, j) => Definition(g, j))];
            Symbol[] v = [.. equations.State.Select((_, i) => new Symbol(FormattableString.Invariant($"v{i}")))];
            foreach (var symbol in v)
            {
                point[symbol] = new Rational((point.Count % 5) - 2, 3);
            }

            var along = equations.Field.Along(v);
            List<(Symbol Symbol, Expr Value)> definitions = [.. equations.Field.Definitions, .. equations.Field.Slopes, .. along.Definitions];
            for (var i = 0; i < field.Length; i++)
            {
                Same(field[i], Written(equations.Field.Field[i]));
                Same(Sum.Of(equations.State.Select((s, k) => Calculus.Differentiate(field[i], s) * v[k])), Written(along.Field[i]));
            }

            Expr Definition(Expr g, int j) => j >= 2 * depth ? FlowEquations.SignedPower(g, flow.Q)
                : decay == WeightDecay.Coupled ? -FlowEquations.SignedPower(g, flow.Q)
                : -FlowEquations.SignedPower(g, flow.Q) - flow.Alpha * equations.AllWeights[j];

            Expr Written(Expr e) => definitions.AsEnumerable().Reverse().Aggregate(e, (all, d) => Substitution.Replace(all, d.Symbol, d.Value));

            void Same(Expr expected, Expr actual)
            {
                var difference = EnclosureEvaluator.Evaluate(expected - actual, point, 200);
                Assert.True(difference is { Lower: { } lower, Upper: { } upper } && lower.Sign <= 0 && upper.Sign >= 0 && upper - lower < Rational.Pow(10, -40), $"{expected}: {difference}");
            }
        }
    }
}
