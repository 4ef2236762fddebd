using CsCheck;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

/// <summary>What makes R a potential and R* its conjugate, on random geometries, offsets and points.</summary>
public sealed class ConvexityTests
{
    /// <summary>A geometry in [1, 2], one vanishing offset and up to four positive ones, and two different points x > 0.</summary>
    private static readonly Gen<(Rational Q, Rational[] Offsets, double A, double B)> Cases =
        from numerator in Gen.Int[0, 12]
        from offsets in Gen.Int[1, 400].Array[0, 4]
        from a in Gen.Double[-3, 3]
        from gap in Gen.Double[0.05, 2]
        select (
            1 + new Rational(numerator, 12),
            offsets.Order().Select(o => new Rational(o, 100)).Prepend(Rational.Zero).ToArray(),
            Math.Pow(10, a),
            Math.Pow(10, a + gap));

    /// <summary>R lies strictly above its tangent: R(b) > R(a) + R'(a) (b - a), for points of either sign.</summary>
    [Fact]
    public void The_potential_is_strictly_convex() => Cases.Sample(
        c =>
        {
            var map = new MirrorMap(c.Q, c.Offsets);
            foreach (var (a, b) in new[] { (c.A, c.B), (c.B, c.A), (-c.A, c.B), (-c.B, -c.A) })
            {
                var (at, there) = (map.Evaluate(a), map.Evaluate(b));
                Assert.True(at.Hessian.Value > 0);
                Assert.True(there.Potential.Value > at.Potential.Value + at.Gradient.Value * (b - a), $"q = {c.Q}, x = {a}, {b}");
            }
        },
        iter: 300);

    /// <summary>Fenchel: R*(y) >= x y - R(x) for every x, with equality at y = R'(x) only.</summary>
    [Fact]
    public void The_conjugate_is_the_largest_of_the_lines() => Cases.Sample(
        c =>
        {
            var map = new MirrorMap(c.Q, c.Offsets);
            var (at, other) = (map.Evaluate(c.A), map.Evaluate(c.B));
            var scale = Math.Abs(c.A * at.Gradient.Value);
            Assert.InRange(c.A * at.Gradient.Value - at.Potential.Value - at.Conjugate.Value, -1e-13 * scale, 1e-13 * scale);
            Assert.True(at.Conjugate.Value > c.B * at.Gradient.Value - other.Potential.Value, $"q = {c.Q}, x = {c.A}, {c.B}");
        },
        iter: 300);

    /// <summary>(R*)'(R'(x)) = x: the slope of R* between two close dual points is the primal point, to second order.</summary>
    [Fact]
    public void The_slope_of_the_conjugate_inverts_the_mirror_map() => Cases.Sample(
        c =>
        {
            var map = new MirrorMap(c.Q, c.Offsets);
            const double Step = 1e-4;
            var (low, high) = (map.Evaluate(c.A * (1 - Step)), map.Evaluate(c.A * (1 + Step)));
            var slope = (high.Conjugate.Value - low.Conjugate.Value) / (high.Gradient.Value - low.Gradient.Value);

            // The chord of x(y) over an interval on which x varies by Step and ln R'' by at most 2 Step: its mean is x within Step^2;
            // the differences lose roundings of the values over the differences.
            var rounding = 1e-14 * (high.Conjugate.Value / (high.Conjugate.Value - low.Conjugate.Value)
                + high.Gradient.Value / (high.Gradient.Value - low.Gradient.Value));
            Assert.InRange(slope / c.A - 1, -Step * Step - rounding, Step * Step + rounding);
        },
        iter: 300);
}
