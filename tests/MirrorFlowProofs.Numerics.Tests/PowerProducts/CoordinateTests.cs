using CsCheck;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class CoordinateTests
{
    [Fact]
    public void Double_meets_the_reference_points() => AllWithin<Float64>(1e-13);

    [Fact]
    public void Double_double_meets_the_reference_points() => AllWithin<DoubleDouble>(1e-28);

    [Fact]
    public void Primal_inverts_dual_where_the_map_is_not_flat() => Gen.Select(
        Gen.Int[0, 4], Gen.Double[-3, 3], Gen.Bool, Gen.Int[0, 3]).Sample((kind, log, negative, geometry) =>
    {
        Rational q = new Rational[] { 1, new(6, 5), new(3, 2), 2 }[geometry];
        Float64[][] all = [[0.0, 1.0], [0.0, 0.5, 2.0], [0.0, 0.0], [0.0, 0.0, 3.0], [0.0, 1.0, 1.0, 1.0]];
        var map = new PowerProductCoordinate<Float64>(all[kind], q, negative ? -1 : 1);
        Float64 x = (negative ? -1 : 1) * Math.Pow(10, log);
        Float64 y = map.Dual(x);
        Float64 back = map.Primal(y);

        // |dx| = |dy| / slope; a rounding of y by 40 units moves x by so much.
        double allowed = 40 * 1.1e-16 * (Math.Abs(x.Value) + (Math.Abs(y.Value) / map.Slope(x).Value));
        Assert.True(Math.Abs((back - x).Value) <= allowed, $"{kind} q={q} x={x}: {back}");
    }, iter: 400);

    [Fact]
    public void Beyond_its_range_the_map_is_infinite()
    {
        var map = new PowerProductCoordinate<Float64>([0.0, 1.0, 1.0], 2);
        Assert.Equal(double.PositiveInfinity, map.Primal(1.5708).Value);
        Assert.True(map.Primal(1.5707).Value > 100);
    }

    private static void AllWithin<T>(double bound)
        where T : struct, IReal<T>
    {
        var maps = new Dictionary<string, PowerProductCoordinate<T>>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PowerProducts", "coordinates.csv")))
        {
            string[] row = line.Split(';');
            T x = Number.Of<T>(row[2]);
            string key = row[0] + ";" + row[1];
            if (!maps.TryGetValue(key, out PowerProductCoordinate<T>? map))
            {
                T[] offsets = [.. row[1].Split(' ').Select(Number.Of<T>)];
                maps[key] = map = new PowerProductCoordinate<T>(offsets, Rational.Parse(row[0]));
            }

            CoordinatePoint<T> point = map.Evaluate(x);
            Assert.Equal((map.Dual(x), map.Potential(x)), (point.Dual.Value, point.Potential.Value));
            Assert.Equal((map.Slope(x), map.Conjugate(x)), (point.Slope.Value, point.Conjugate.Value));
            Estimate<T>[] values = [point.Root, point.Slope, point.Dual, point.Potential, point.Conjugate];
            for (int i = 0; i < values.Length; i++)
            {
                Rational exact = Number.Exact(row[3 + i]);
                Rational error = Rational.Abs(Number.Exact(values[i].Value) - exact);
                Assert.True(error <= Number.Exact(values[i].Error), $"{line}: column {i} is {values[i]}");

                // Beside a zero of y the estimate alone counts; everywhere else the promise is relative.
                bool nearZero = !map.CrossesZero && !map.IsPower && Math.Abs(Math.Abs(T.ToDouble(x)) - 1) < 0.5;
                double relative = Number.RelativeError(values[i].Value, row[3 + i]);
                Assert.True(nearZero || relative <= bound, $"{line}: column {i} is {values[i]}, relative error {relative}");
            }
        }
    }
}
