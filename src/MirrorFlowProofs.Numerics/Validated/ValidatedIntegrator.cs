using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Rigorous enclosures of the solutions of y' = f(y): every solution that starts in the given box lies, at the time reached,
/// in the box that is returned.
/// </summary>
/// <remarks>
/// <para>
/// Each step first proves that all solutions exist and stay in a box B for its length h: with the Taylor polynomial P of
/// order k - 1 over the start box, P([0, h]) + [0, h]^k f_k(B) must lie inside B (G. F. Corliss, R. Rihm, "Validating an a
/// priori enclosure using high-order Taylor series", in <i>Scientific Computing and Validated Numerics</i>, 1996; N. S.
/// Nedialkov, K. R. Jackson, J. D. Pryce, Reliable Computing 7 (2001) 449-465). Then the end is enclosed by the mean value
/// form of P around the middle, the remainder h^k f_k(B) added.
/// </para>
/// <para>
/// The set of solutions is kept as a parallelepiped m + A r with a point matrix A, so that it is not wrapped into a box after
/// every step; A is replaced by the orthogonal factor of its image (R. J. Lohner, <i>Einschliessung der Loesung
/// gewoehnlicher Anfangs- und Randwertaufgaben</i>, Karlsruhe 1988, the QR form; <see cref="ParallelepipedSet"/>).
/// </para>
/// <para>
/// Where no step can be proved (a root, a logarithm or a sign whose argument may reach 0), a step of first order may
/// (<see cref="Hull"/>); else the integration stops and says where; nothing is guessed. Deterministic. Not thread safe.
/// </para>
/// </remarks>
public sealed partial class ValidatedIntegrator
{
    private const int Attempts = 4;
    private const int MostRefinements = 12;
    private const double LargestExcess = 4;
    private readonly int _n;
    private readonly int _order;
    private readonly TaylorField<Interval> _plain;
    private readonly TaylorField<Interval> _start;
    private readonly bool _boxes;

    /// <summary>Prepares for a field.</summary>
    /// <param name="field">f, one expression a component, smooth along the solutions.</param>
    /// <param name="state">The symbols of y.</param>
    /// <param name="order">The order of the Taylor expansion, from 2 to 40.</param>
    /// <param name="boxes">
    /// Whether sets are boxes, without derivatives by the start: cheaper, and as narrow where the start is and the time short.
    /// </param>
    /// <exception cref="ArgumentException">The field cannot be expanded; see <see cref="TaylorField{T}"/>.</exception>
    public ValidatedIntegrator(IReadOnlyList<Expr> field, IReadOnlyList<Symbol> state, int order = 18, bool boxes = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 40);
        (_n, _order, _boxes) = (state.Count, order, boxes);
        _plain = new TaylorField<Interval>(field, state, order);
        _start = boxes ? new TaylorField<Interval>(field, state, order) : Variational(field, state, order);
    }

    /// <summary>The error a step aims at, relative to the size of each component.</summary>
    public double Tolerance { get; init; } = 1e-16;

    /// <summary>The most steps before it stops.</summary>
    public int MostSteps { get; init; } = 10_000;

    /// <summary>
    /// What is known of f where it is not smooth or jumps; null unless set. With it short steps may cross such places.
    /// </summary>
    public IFieldHull? Hull { get; init; }

    /// <summary>Encloses all solutions from the box at time <paramref name="from"/> to time <paramref name="to"/>.</summary>
    /// <param name="start">The box, one interval a component.</param>
    /// <param name="from">The time it belongs to.</param>
    /// <param name="to">The time to reach, not before.</param>
    /// <param name="cancellation">Stops the work between steps.</param>
    public ValidatedResult Integrate(IReadOnlyList<Interval> start, double from, double to, CancellationToken cancellation = default)
    {
        if (start.Count != _n)
        {
            throw new ArgumentException($"expected {_n} components, found {start.Count}", nameof(start));
        }

        var set = ParallelepipedSet.Of(start);
        double time = from;
        double size = to - from;
        var crossing = new Crossing(Hull, (to - from) * LongestCrossing);
        int steps = 0;
        while (time < to)
        {
            cancellation.ThrowIfCancellationRequested();
            if (steps == MostSteps)
            {
                return new(time, set.Box, steps, $"it took {MostSteps} steps");
            }

            (ParallelepipedSet, double)? step = crossing.IsNear(set.Box) ? Cross(set, time, to, crossing, ref size) : null;
            step ??= Step(set, time, to, ref size);
            step ??= Cross(set, time, to, crossing, ref size);

            if (step is not var (next, reached))
            {
                return new(time, set.Box, steps, FormattableString.Invariant(
                    $"from t = {time:0.######} on no step can be proved to contain the solution: it comes near a point where the field is singular"));
            }

            (set, time) = (next, reached);
            steps++;
        }

        return new(time, set.Box, steps, null);
    }

    /// <summary>One step, as long as it can be proved; null when no length is.</summary>
    private (ParallelepipedSet Set, double Time)? Step(ParallelepipedSet set, double time, double end, ref double size)
    {
        IReadOnlyList<Interval> box = set.Box;
        var extended = new Interval[_start.Dimension];
        for (int i = 0; i < _n; i++)
        {
            extended[i] = box[i];
            if (!_boxes)
            {
                extended[_n + (i * _n) + i] = Interval.One;
            }
        }

        _start.Expand(extended, _order);
        size = Math.Min(size, Proposed(box));
        double least = Math.Max(Math.Abs(time), 1e-300) * 1e-15;
        for (int refinements = 0; size > least;)
        {
            double next = time + size >= end ? end : time + size;

            // The difference of two doubles, not the rounded size, is the length of the step.
            Interval h = (Interval)next - time;
            if (Existence(h) is not { } last)
            {
                size /= 2;
            }
            else if (Excess(box, last, h) is var excess && excess > LargestExcess && refinements++ < MostRefinements)
            {
                size = (next - time) * Math.Clamp(0.9 * Math.Pow(excess, -1.0 / _order), 0.3, 0.9);
            }
            else
            {
                size = (next - time) * 4;
                return (Advance(set, h, last), next);
            }
        }

        return null;
    }

    /// <summary>The width of the remainder of a step in units of the tolerance.</summary>
    private double Excess(IReadOnlyList<Interval> box, Interval[] last, Interval h)
    {
        Interval power = Power(h, _order);
        double largest = 0;
        for (int i = 0; i < _n; i++)
        {
            double scale = Math.Abs(box[i].Middle) + Math.Abs((_start[i][1] * h).Middle) + 1e-300;
            largest = Math.Max(largest, (power * last[i]).Width / (scale * Tolerance));
        }

        return largest;
    }

    /// <summary>The length at which the last term of the expansion is as large as the tolerance.</summary>
    private double Proposed(IReadOnlyList<Interval> box)
    {
        double shortest = double.PositiveInfinity;
        for (int i = 0; i < _n; i++)
        {
            // |f_k| h^k against the size of the component, or of its change f_1 h where it starts at 0.
            double last = Math.Abs(_start[i][_order].Middle);
            double bySize = Math.Pow(Tolerance * Math.Abs(box[i].Middle) / last, 1.0 / _order);
            double byChange = Math.Pow(Tolerance * Math.Abs(_start[i][1].Middle) / last, 1.0 / (_order - 1));
            double length = Math.Max(bySize, byChange);
            shortest = double.IsNaN(length) || length == 0 ? shortest : Math.Min(shortest, length);
        }

        return shortest;
    }

    /// <summary>The coefficients f_k of order k over a box in which all solutions stay for the length h; null if not proved.</summary>
    private Interval[]? Existence(Interval h)
    {
        Interval elapsed = Interval.Of(0, h.Upper);
        var polynomial = new Interval[_n];
        var box = new Interval[_n];
        for (int i = 0; i < _n; i++)
        {
            polynomial[i] = Horner(_start[i], _order - 1, elapsed);
            if (!Interval.IsFinite(polynomial[i]))
            {
                return null;
            }

            Interval last = _start[i][_order] * Interval.ScaleB(Power(elapsed, _order), 1);
            box[i] = Inflate(polynomial[i] + Interval.Hull(last, -last));
        }

        Interval power = Interval.Hull(Interval.Zero, Power(elapsed, _order));
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (Array.Exists(box, b => !Interval.IsFinite(b)))
            {
                return null;
            }

            _plain.Expand(box, _order);
            var image = new Interval[_n];
            bool inside = true;
            for (int i = 0; i < _n; i++)
            {
                image[i] = polynomial[i] + (power * _plain[i][_order]);

                // The theorem needs a field that is smooth throughout the box: the last term alone may hide a sign that changes.
                inside &= image[i].IsInterior(box[i]) && AllFinite(_plain[i]);
            }

            if (inside)
            {
                var coefficients = new Interval[_n];
                for (int i = 0; i < _n; i++)
                {
                    coefficients[i] = _plain[i][_order];
                }

                return coefficients;
            }

            for (int i = 0; i < _n; i++)
            {
                box[i] = image[i].IsUndefined ? image[i] : Inflate(Interval.Hull(box[i], image[i]));
            }
        }

        return null;
    }

    private static bool AllFinite(ReadOnlySpan<Interval> coefficients)
    {
        foreach (Interval coefficient in coefficients)
        {
            if (!Interval.IsFinite(coefficient))
            {
                return false;
            }
        }

        return true;
    }

    private ParallelepipedSet Advance(ParallelepipedSet set, Interval h, Interval[] last)
    {
        if (_boxes)
        {
            return ParallelepipedSet.Of(Image(_start, h, last));
        }

        var jacobian = new Interval[_n, _n];
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                jacobian[i, j] = Horner(_start[_n + (i * _n) + j], _order - 1, h);
            }
        }

        _plain.Expand([.. set.Middle.Select(m => (Interval)m)], _order);
        return set.Map(Image(_plain, h, last), jacobian);
    }

    /// <summary>The end of the step from where <paramref name="expansion"/> starts.</summary>
    private Interval[] Image(TaylorField<Interval> expansion, Interval h, Interval[] last)
    {
        Interval power = Power(h, _order);
        var image = new Interval[_n];
        for (int i = 0; i < _n; i++)
        {
            image[i] = Horner(expansion[i], _order - 1, h) + (power * last[i]);
        }

        return image;
    }

    private static Interval Horner(ReadOnlySpan<Interval> coefficients, int degree, Interval t)
    {
        Interval sum = coefficients[degree];
        for (int k = degree - 1; k >= 0; k--)
        {
            sum = (sum * t) + coefficients[k];
        }

        return sum;
    }

    private static Interval Power(Interval t, int exponent)
    {
        Interval power = Interval.One;
        for (int i = 0; i < exponent; i++)
        {
            power *= t;
        }

        return power;
    }

    /// <summary>A little wider: by a hundredth of the width and a few units.</summary>
    private static Interval Inflate(Interval value)
    {
        double margin = (value.Width * 0.01) + (Math.Max(Math.Abs(value.Lower), Math.Abs(value.Upper)) * 1e-15) + 1e-300;
        return value + Interval.Of(-margin, margin);
    }

    /// <summary>
    /// y' = f(y) with Y' = f'(y) Y, Y the matrix of derivatives by the start, row after row. A component that f does not
    /// depend on, such as a clock, moves nothing but itself: its column stays that of the identity.
    /// </summary>
    private static TaylorField<Interval> Variational(IReadOnlyList<Expr> field, IReadOnlyList<Symbol> state, int order)
    {
        int n = state.Count;
        bool[] moves = [.. state.Select(s => field.Any(f => Substitution.DependsOn(f, s)))];
        var symbols = Enumerable.Range(0, n * n).Select(i => new Symbol($"d {state[i / n].Name} / d {state[i % n].Name}")).ToList();
        var rows = from i in Enumerable.Range(0, n)
                   let gradient = state.Select(s => Calculus.Differentiate(field[i], s)).ToList()
                   from j in Enumerable.Range(0, n)
                   select !moves[j] ? Expr.Zero : Sum.Of(gradient.Select((g, k) => g * symbols[(k * n) + j]));
        return new TaylorField<Interval>([.. field, .. rows], [.. state, .. symbols], order);
    }
}

/// <summary>What a validated integration reached.</summary>
/// <param name="Time">The time reached.</param>
/// <param name="State">The enclosure of all solutions at that time.</param>
/// <param name="Steps">The steps it took.</param>
/// <param name="Stopped">Why it stopped before the end; null when it did not.</param>
public sealed record ValidatedResult(double Time, IReadOnlyList<Interval> State, int Steps, string? Stopped);
