using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Flows of one coordinate from rational data.</summary>
internal static class Flow
{
    public static T[] Row<T>(string values)
        where T : struct, IReal<T> => [.. values.Split(' ').Select(Number.Of<T>)];

    public static FlowProblem<T> Problem<T>(string q, string weights, ILoss<T> loss, string end)
        where T : struct, IReal<T> => new(Rational.Parse(q), loss, [Row<T>(weights)], Number.Of<T>(end));

    public static FlowProblem<T> Quadratic<T>(string q, string weights, string b, string end)
        where T : struct, IReal<T> => Problem(q, weights, new QuadraticLoss<T>(Row<T>(b)), end);

    public static PowerProductCoordinate<T> Coordinate<T>(string q, string weights)
        where T : struct, IReal<T>
    {
        var power = new RationalPower<T>(Rational.Parse(q));
        T[] u = [.. Row<T>(weights).Select(w => power.Evaluate(T.Abs(w))).Order()];
        return new([.. u.Select(value => value - u[0])], Rational.Parse(q), Product(Row<T>(weights)) < T.Zero ? -1 : 1);
    }

    public static T Product<T>(IEnumerable<T> values)
        where T : struct, IReal<T> => values.Aggregate(T.One, (product, value) => product * value);

    /// <summary>The largest relative difference of the weights.</summary>
    public static double Difference(FlowResult<Float64> result, FlowResult<DoubleDouble> reference) =>
        result.Weights.Zip(reference.Weights).SelectMany(rows => rows.First.Zip(rows.Second))
            .Max(pair => Math.Abs(((pair.First.Value - pair.Second) / pair.Second).High));
}
