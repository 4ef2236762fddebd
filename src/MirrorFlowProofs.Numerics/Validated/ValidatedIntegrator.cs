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
    private readonly int _n;
    private readonly int _order;
    private readonly TaylorField<Interval> _plain;
    private readonly TaylorField<Interval> _start;
    private readonly bool _boxes;

    // The last step in units of the length at which the last term of its expansion is as large as the tolerance.
    private double _accepted;

    /// <summary>Prepares for a field.</summary>
    /// <param name="field">f, one expression a component, smooth along the solutions.</param>
    /// <param name="state">The symbols of y.</param>
    /// <param name="order">The order of the Taylor expansion, from 2 to 40.</param>
    /// <param name="boxes">
    /// Whether sets are boxes, without derivatives by the start: cheaper, and as narrow where the start is and the time short.
    /// </param>
    /// <exception cref="ArgumentException">The field cannot be expanded; see <see cref="TaylorField{T}"/>.</exception>
    public ValidatedIntegrator(IReadOnlyList<Expr> field, IReadOnlyList<Symbol> state, int order = 18, bool boxes = false)
        : this(SharedField.Of(state, field), order, boxes)
    {
    }

    /// <summary>The same for a field in which parts have names.</summary>
    /// <exception cref="ArgumentException">The field cannot be expanded; see <see cref="TaylorField{T}"/>.</exception>
    public ValidatedIntegrator(SharedField field, int order = 18, bool boxes = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 40);
        (_n, _order, _boxes) = (field.State.Count, order, boxes);
        _plain = Plain(field, order);
        _start = boxes ? Plain(field, order) : Variational(field, order);
    }

    /// <summary>The error a step aims at, relative to the size of each component.</summary>
    public double Tolerance { get; init; } = 1e-16;

    /// <summary>The most steps before it stops.</summary>
    public int MostSteps { get; init; } = 10_000;

    /// <summary>
    /// What is known of f where it is not smooth or jumps; null unless set. With it short steps may cross such places.
    /// </summary>
    public IFieldHull? Hull { get; init; }

    /// <summary>Whether to end before a step, at a time, from a box; null unless set.</summary>
    public Func<double, IReadOnlyList<Interval>, bool>? EndsEarly { get; init; }

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

        _accepted = 1;
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

            if (EndsEarly?.Invoke(time, set.Box) == true)
            {
                break;
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

    /// <summary>
    /// y' = f(y) with Y' = f'(y) Y, Y the matrix of derivatives by the start, row after row. A component that f does not
    /// depend on, such as a clock, moves nothing but itself: its column stays that of the identity.
    /// </summary>
    private static TaylorField<Interval> Variational(SharedField system, int order)
    {
        int n = system.State.Count;
        List<Expr> parts = [.. system.Field, .. system.Definitions.Select(d => d.Value)];
        var symbols = Enumerable.Range(0, n * n)
            .Select(i => new Symbol($"d {system.State[i / n].Name} / d {system.State[i % n].Name}")).ToList();
        List<(Symbol, Expr)> definitions = [.. system.Definitions, .. system.Slopes];
        var rows = new Expr[n * n];
        Array.Fill(rows, Expr.Zero);
        for (int j = 0; j < n; j++)
        {
            if (!parts.Exists(part => Substitution.DependsOn(part, system.State[j])))
            {
                continue;
            }

            var along = system.Along([.. Enumerable.Range(0, n).Select(i => symbols[(i * n) + j])]);
            definitions.AddRange(along.Definitions);
            for (int i = 0; i < n; i++)
            {
                rows[(i * n) + j] = along.Field[i];
            }
        }

        return new([.. system.Field, .. rows], [.. system.State, .. symbols], order, definitions);
    }

    private static TaylorField<Interval> Plain(SharedField system, int order) => new(system.Field, system.State, order, system.Definitions);
}
