using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Rigorous enclosures of integrals of a positive function of one variable r, analytic on the way, by the validated
/// integrator: t' = f(r), r' = 1.
/// </summary>
internal static class PositiveIntegral
{
    /// <summary>int f dr from a number in <paramref name="from"/> to one in <paramref name="to"/>, not below it.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure.</exception>
    internal static Interval Of(Expr f, Symbol r, Interval from, Interval to, CancellationToken cancellation)
    {
        if (from.Upper >= to.Lower)
        {
            return Interval.Hull(Interval.Zero, Edge(f, r, Interval.Of(from.Lower, Math.Max(from.Upper, to.Upper))));
        }

        var inner = Along([f], [], r, from.Upper, [], to.Lower, cancellation);
        var edges = (from.IsPoint ? Interval.Zero : Edge(f, r, from)) + (to.IsPoint ? Interval.Zero : Edge(f, r, to));
        return Interval.Of(inner.Lower, (inner + edges).Upper);
    }

    /// <summary>int f dr from 0 to <paramref name="to"/> along the solution of u' = g(r, u) from <paramref name="start"/>.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure.</exception>
    internal static Interval Along(Expr f, Expr g, Symbol r, Symbol u, Interval start, double to, CancellationToken cancellation) =>
        Along([f, g], [u], r, 0, [start], to, cancellation);

    private static Interval Along(
        Expr[] slopes, Symbol[] others, Symbol r, double from, Interval[] start, double to, CancellationToken cancellation)
    {
        var integrator = new ValidatedIntegrator([Expr.One, .. slopes], [r, new Symbol("t"), .. others]);

        // The error of a step is relative to the size of t; near an r at which f vanishes nothing else gives it a size.
        var size = 1.0;
        for (var pass = 0; ; pass++)
        {
            var result = integrator.Integrate([from, size, .. start], from, to, cancellation);
            if (result.Stopped is { } reason)
            {
                throw new NotEnclosedException($"the time cannot be enclosed: {reason}");
            }

            var integral = result.State[1] - size;
            if (pass > 0 || integral.Middle > 0.1 || !(integral.Middle > 0))
            {
                return Interval.Of(Math.Max(0, integral.Lower), integral.Upper);
            }

            size = integral.Middle;
        }
    }

    /// <summary>At most this over a short interval, at least 0.</summary>
    private static Interval Edge(Expr f, Symbol r, Interval over)
    {
        var edge = CompiledExpression<Interval>.Compile(f, r).Evaluate(over) * over.Width;
        return Interval.IsFinite(edge) ? edge : throw new NotEnclosedException("the time has no enclosure at one of its ends");
    }
}
