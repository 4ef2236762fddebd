using System.Globalization;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Encloses a sign flow (q = 1) from event to event: a leg is one of polynomials with enclosed coefficients, and goes on to the
/// first event, whose time is enclosed by <see cref="VerifiedRoot"/>.
/// </summary>
/// <remarks>
/// <para>
/// What is followed is certified as a solution of the inclusion u_i' = c_i - alpha u_i, c_i in -Sgn(G_i): gradients of coordinates
/// that move have the sign opposite to their control throughout the leg, controls of those that slide lie within (-1, 1).
/// </para>
/// <para>
/// It is the only one. Let Z be the coordinates with G = 0 at some time, H_ZZ positive definite, dx_i/du_i > 0 for i in Z. Shortly
/// after, the others keep their controls, so two solutions differ in x_Z only, and y = G_Z obeys y' = -H_ZZ D c + b with D =
/// diag(dx_i/du_i), D and b Lipschitz in x_Z and c in Sgn(y). For the difference e of two such y, the derivative of
/// e^T H_ZZ^-1 e / 2 is -e^T D (c - c~), not positive since Sgn is monotone and D diagonal and positive, and terms at most a
/// constant times |e|^2: e = 0. Where the conditions fail (several smallest weights 0, columns that depend on each other, x = 0
/// held with G = 0), and where intervals do not tell events apart, it stops and says so.
/// </para>
/// </remarks>
public sealed partial class EnclosedSignRun
{
    private const int MostEvents = 5000;
    private const double MostOverlap = 1e-10;

    private readonly EnclosedSignProblem _problem;
    private readonly CancellationToken _cancellation;
    private readonly int _n;
    private readonly Interval[,] _curvature;
    private readonly Interval[] _constant;
    private readonly Interval _alpha;
    private readonly Interval _end;
    private readonly EnclosedSignCoordinate[] _coordinates;
    private readonly bool[] _slides;
    private readonly int[] _control;
    private readonly int[] _order;
    private readonly Interval[] _clock;
    private readonly Interval?[] _heldSince;
    private Interval _time = Interval.Zero;
    private int _events;

    private EnclosedSignRun(EnclosedSignProblem problem, CancellationToken cancellation)
    {
        (_problem, _cancellation, _n) = (problem, cancellation, problem.Weights.Count);
        (_curvature, _constant) = (new Interval[_n, _n], [.. problem.Constant.Select(Enclose)]);
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                _curvature[i, j] = Enclose(problem.Curvature[i][j]);
            }
        }

        (_alpha, _end) = (Enclose(problem.Alpha), Enclose(problem.EndTime));
        _coordinates = [.. problem.Weights.Select(row => new EnclosedSignCoordinate(row))];
        (_slides, _control, _order) = (new bool[_n], new int[_n], new int[_n]);
        (_clock, _heldSince) = (new Interval[_n], new Interval?[_n]);
    }

    /// <summary>Encloses the flow to its end time, or to where it stops.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EnclosedSignResult Run(EnclosedSignProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new EnclosedSignRun(problem, cancellation).Run();
    }

    private bool Decays => !_problem.Alpha.IsZero;

    private EnclosedSignResult Run()
    {
        string? stopped = Begin();
        while (stopped is null)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (Leg() is not { } x)
            {
                stopped = At("the sliding coordinates could not be solved for");
                break;
            }

            if (FreeAtZero(x) is { } i)
            {
                stopped = At($"x[{i}] stays at 0 with its gradient 0, where the motion of its other weights is not unique");
                break;
            }

            Interval last = Horizon();
            Crossing? first = First(x, Reach(last), out string? doubt);
            if (first is null || first.Value.Where.Lower > last.Upper)
            {
                Advance(x, last);
                _time = _end;
                break;
            }

            if (first.Value.Where.Upper >= last.Lower)
            {
                stopped = Overlap(x, first.Value, last);
                break;
            }

            if (doubt is not null)
            {
                Advance(x, first.Value.Where.Lower);
                stopped = At(doubt);
                break;
            }

            Advance(x, first.Value.Where);
            stopped = ++_events > MostEvents ? At("there are too many events") : Meet(first.Value);
        }

        return new(_time, [.. _coordinates.Select(c => c.Weights())], _clock, _heldSince, _events, stopped);
    }

    private string At(FormattableString reason) => At(FormattableString.Invariant(reason));

    private string At(string reason) => string.Create(CultureInfo.InvariantCulture, $"from t = {_time.Middle:0.######} on {reason}");

    // tau = (1 - exp(-alpha (T - t))) / alpha.
    private Interval Horizon()
    {
        Interval rest = _end - _time;
        Interval tau = Decays ? -(Interval.ExpM1(-(_alpha * rest)) / _alpha) : rest;
        return Interval.Of(Math.Max(0, tau.Lower), Math.Max(0, tau.Upper));
    }

    // A little beyond, so that an event about T is seen as such; but not beyond t = infinity.
    private double Reach(Interval last)
    {
        double beyond = last.Upper * (1 + 1e-9);
        return Decays ? Math.Min(beyond, (last.Upper + (Interval.One / _alpha).Lower) / 2) : beyond;
    }

    /// <summary>
    /// An event that may be before or after T: the state at T is that shortly before, moved for the time between at no more than
    /// the largest speed, 1 + alpha |w|.
    /// </summary>
    private string? Overlap(Interval[][] x, Crossing first, Interval last)
    {
        Advance(x, Math.Max(0, Math.Min(first.Where.Lower, last.Lower)));
        double rest = (_end - _time).Upper;
        double largest = _coordinates.Max(c => c.Weights().Max(w => Interval.Abs(w).Upper));
        if (!(rest * Math.Max(1, _problem.Alpha.IsZero ? 0 : _alpha.Upper) <= MostOverlap * Math.Max(1, _end.Upper)))
        {
            return At("it is not decided whether an event comes before T");
        }

        Interval moved = Interval.Of(-1, 1) * (Interval)rest * (1 + (2 * _alpha * (largest + rest)));
        for (int i = 0; i < _n; i++)
        {
            _coordinates[i].U += moved;
            _clock[i] += Interval.Of(-1, 1) * (Interval)rest;
        }

        _time = _end;
        return null;
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
