using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Decides claims about one flow against its enclosure: Refuted where the two sides certainly differ at some time, Enclosed
/// where at every time looked at they lie in intervals that overlap and are narrow, Undecided otherwise.
/// </summary>
/// <remarks>
/// A claim for all t is looked at a quarter, half, three quarters and the whole of T: Enclosed says no more than that. A
/// text that has no value there is not refuted.
/// </remarks>
public static class TrajectoryCheck
{
    /// <summary>How far the sides may lie apart, relative to their size, for Enclosed.</summary>
    public static Rational LargestDifference { get; } = Rational.Pow(10, -9);

    private const int Bits = 128;
    private static readonly Rational Tightest = Rational.Pow(10, -14);
    private static readonly Rational[] Quarters = [new(1, 4), new(1, 2), new(3, 4), 1];

    /// <summary>Decides one claim.</summary>
    public static Verdict Decide(TrajectoryClaim claim, ExactFlow flow, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(flow);
        try
        {
            return claim.Quantity == TrajectoryQuantity.Time ? OfTime(claim, flow, cancellation) : OfStates(claim, flow, cancellation);
        }
        catch (NotEnclosedException reason)
        {
            return Verdict.Undecided(reason.Message);
        }
    }

    private static Verdict OfTime(TrajectoryClaim claim, ExactFlow flow, CancellationToken cancellation)
    {
        var found = FlowTimes.To(flow, claim.Coordinate, claim.At, cancellation);
        if (found.Time is not { } time)
        {
            return Verdict.Undecided(found.Note);
        }

        var comparison = new Comparison();
        comparison.Add(claim.At is { } x ? $"T({x})" : "T(inf)", ToEnclosure(time), Right(claim, new Dictionary<Symbol, DyadicInterval>()));
        return comparison.Verdict(claim.Text);
    }

    private static Verdict OfStates(TrajectoryClaim claim, ExactFlow flow, CancellationToken cancellation)
    {
        if (claim.Quantity == TrajectoryQuantity.MirrorMap && flow.Alpha.Sign > 0)
        {
            return Verdict.Undecided(MirrorIdentity.WithDecay);
        }

        var (alone, coordinate) = flow.OfCoordinate(claim.Coordinate) is { } one ? (one, 0) : (flow, claim.Coordinate);
        var comparison = new Comparison();
        string? beyond = null;
        foreach (var time in claim.At is { } at ? [at] : Quarters.Select(part => part * flow.EndTime).Distinct())
        {
            var end = EnclosedFlow.Run(alone with { EndTime = time, Tolerance = Tightest }, cancellation);
            if (end.Stopped is { } reason)
            {
                // A coordinate that rests at the next time may be arriving at this one.
                beyond ??= string.Create(CultureInfo.InvariantCulture, $"the flow to t = {time} is enclosed up to t in {end.Time} only: {reason}");
                continue;
            }

            var (left, right) = claim.Quantity == TrajectoryQuantity.MirrorMap
                ? MirrorMap(claim, alone, coordinate, end)
                : (ToEnclosure(claim.Quantity == TrajectoryQuantity.Coordinate ? end.X[coordinate] : end.Weights[coordinate][claim.Weight]),
                    Right(claim, new() { [TrajectoryClaim.T] = DyadicInterval.Of(time, Bits) }, time));
            comparison.Add(string.Create(CultureInfo.InvariantCulture, $"t = {time}"), left, right);
        }

        return beyond is null ? comparison.Verdict(claim.Text) : comparison.Refutation(claim.Text) ?? Verdict.Undecided(beyond);
    }

    /// <summary>-int s(G) dt, and the change of the claimed map.</summary>
    private static (Enclosure Left, Enclosure Right) MirrorMap(TrajectoryClaim claim, ExactFlow flow, int coordinate, EnclosedFlowReport end)
    {
        var start = flow.Weights[coordinate].Aggregate(Rational.One, (product, w) => product * w);
        var (from, to) = (DyadicInterval.Of(start, Bits), Dyadics.Of(end.X[coordinate]));
        return (ToEnclosure(-end.Clock[coordinate]), Over(to) - Over(from));

        Enclosure Over(DyadicInterval x)
        {
            RequireValues(claim, new() { [TrajectoryClaim.X] = x });
            return MeanValueForm.Evaluate(claim.Right.Value, TrajectoryClaim.X, x);
        }
    }

    /// <summary>The right side at a time, exact where it is a rational.</summary>
    private static Enclosure Right(TrajectoryClaim claim, Dictionary<Symbol, DyadicInterval> box, Rational? time = null)
    {
        RequireValues(claim, box);
        return time is { } t
            ? Enclosure.Of(EnclosureEvaluator.Evaluate(claim.Right.Value, new Dictionary<Symbol, Rational> { [TrajectoryClaim.T] = t }, Bits))
            : Enclosure.Of(EnclosureEvaluator.Evaluate(claim.Right.Value, box, Bits));
    }

    /// <summary>Canonical form may have a value where the text has none.</summary>
    private static void RequireValues(TrajectoryClaim claim, Dictionary<Symbol, DyadicInterval> box)
    {
        foreach (var part in claim.Right.Parts)
        {
            if (EnclosureEvaluator.Evaluate(part, box, Bits).Reason is { } reason)
            {
                throw new NotEnclosedException($"the right side has no enclosure: {reason}");
            }
        }
    }

    private static Enclosure ToEnclosure(Interval value) => Dyadics.ToEnclosure(Dyadics.Of(value));

    /// <summary>The two sides at the points looked at.</summary>
    private sealed class Comparison
    {
        private readonly List<(string Where, Enclosure Left, Enclosure Right)> _points = [];

        internal void Add(string where, Enclosure left, Enclosure right) => _points.Add((where, left, right));

        /// <summary>The first point at which the sides certainly differ; null where there is none.</summary>
        internal Verification.Verdict? Refutation(string text) =>
            _points.Where(p => p.Left.Upper < p.Right.Lower || p.Right.Upper < p.Left.Lower)
                .Select(p => Verification.Verdict.Refuted(text, $"at {p.Where} the left side lies in {Words(p.Left)} and the right side in {Words(p.Right)}"))
                .FirstOrDefault();

        internal Verification.Verdict Verdict(string text)
        {
            if (Refutation(text) is { } refuted)
            {
                return refuted;
            }

            var (where, apart) = _points.Select(p => (p.Where, Apart(p.Left, p.Right))).MaxBy(p => p.Item2);
            return apart <= LargestDifference
                ? Verification.Verdict.Enclosed(FormattableString.Invariant(
                    $"both sides agree within {OutwardDecimal.Up(apart, 2)} of their size at {string.Join(", ", _points.Select(p => p.Where))}"))
                : Verification.Verdict.Undecided(FormattableString.Invariant(
                    $"at {where} the enclosures overlap, but differ by up to {OutwardDecimal.Up(apart, 2)} of their size"));
        }

        /// <summary>The most the sides can differ, relative to their size.</summary>
        private static Rational Apart(Enclosure a, Enclosure b)
        {
            var most = Larger(a.Upper - b.Lower, b.Upper - a.Lower);
            var size = Larger(Larger(Rational.Abs(a.Lower), Rational.Abs(a.Upper)), Larger(Rational.Abs(b.Lower), Rational.Abs(b.Upper)));
            return most.Sign <= 0 || size.IsZero ? Rational.Zero : most / size;
        }

        private static Rational Larger(Rational a, Rational b) => a > b ? a : b;

        private static string Words(Enclosure value)
        {
            var (lower, upper) = value.Decimals(17);
            return $"[{lower}, {upper}]";
        }
    }
}
