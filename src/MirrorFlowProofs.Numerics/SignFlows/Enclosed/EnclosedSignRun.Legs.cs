namespace MirrorFlowProofs.Numerics;

/// <content>A leg: its polynomials, its first event, and the way to it.</content>
public sealed partial class EnclosedSignRun
{
    private enum CrossingKind
    {
        Weight,
        Gradient,
        Control,
    }

    private readonly record struct Crossing(Interval Where, CrossingKind Kind, int Coordinate, int Side, bool IsCertain);

    private int[] Sliding => [.. Enumerable.Range(0, _n).Where(i => _slides[i])];

    // The coefficients of every x_i in tau; null where the columns of the sliding coordinates may depend on each other.
    private Interval[][]? Leg()
    {
        int[] sliding = Sliding;
        Interval[][] x = [.. _coordinates.Select((c, i) => _slides[i] ? [c.X] : Product(c, _control[i]))];
        int degree = x.Max(p => p.Length) - 1;
        if (PositiveDefinite.Of(_curvature, sliding) is not { } matrix)
        {
            return null;
        }

        for (int k = 1; k <= degree && sliding.Length > 0; k++)
        {
            Interval[] solution = matrix.Solve([.. sliding.Select(i => -Coupled(i, k))]);
            for (int b = 0; b < sliding.Length; b++)
            {
                x[sliding[b]] = [.. x[sliding[b]], solution[b]];
            }
        }

        return x;

        Interval Coupled(int i, int k) => Enumerable.Range(0, _n).Where(j => !_slides[j] && x[j].Length > k)
            .Aggregate(Interval.Zero, (sum, j) => sum + (_curvature[i, j] * x[j][k]));
    }

    private Interval[] Product(EnclosedSignCoordinate c, int control)
    {
        // A coordinate at 0 moves to the side of its control.
        int sign = c.IsAtZero ? control : c.Sign;
        Interval[] product = [sign];
        foreach (Interval offset in c.Offsets)
        {
            Interval size = Interval.Abs(c.U) + offset;
            product = Polynomial.TimesLinear<Interval>(product, size, (sign * control) - (_alpha * size));
        }

        return product;
    }

    // A coordinate that is held at 0 with other weights beside the one that is 0.
    private int? FreeAtZero(Interval[][] x) => Enumerable.Range(0, _n).Cast<int?>().FirstOrDefault(i =>
        _slides[i!.Value] && _coordinates[i.Value].Sign == 0 && _coordinates[i.Value].Depth > 1 && !LeavesZero(x[i.Value]));

    private static bool LeavesZero(Interval[] x) => x[0].Equals(Interval.Zero) && x.Length > 1 && x[1] != Interval.Zero;

    private static bool IsConstant(Interval[] x) => x.Skip(1).All(c => c.Equals(Interval.Zero));

    private Crossing? First(Interval[][] x, double end, out string? doubt)
    {
        var found = new List<Crossing>();
        for (int i = 0; i < _n; i++)
        {
            if (_slides[i])
            {
                Slide(i, x[i], end, found);
            }
            else
            {
                Move(i, x, end, found);
            }
        }

        doubt = null;
        if (found.Count == 0)
        {
            return null;
        }

        Crossing first = found.MinBy(c => c.Where.Upper);
        Crossing[] rivals = [.. found.Where(c => c != first && c.Where.Lower <= first.Where.Upper)];
        doubt = rivals.Length > 0
            ? FormattableString.Invariant($"events of {Words(first)} and {Words(rivals[0])} are not told apart")
            : first.IsCertain ? null : FormattableString.Invariant($"{Words(first)} comes near an event and is not decided");
        return rivals.Aggregate(first, (least, c) => c.Where.Lower < least.Where.Lower ? c : least);
    }

    private static string Words(Crossing c) => FormattableString.Invariant(
        $"{(c.Kind == CrossingKind.Gradient ? "the gradient of " : c.Kind == CrossingKind.Control ? "the control of " : "")}x[{c.Coordinate}]");

    private void Move(int i, Interval[][] x, double end, List<Crossing> found)
    {
        EnclosedSignCoordinate c = _coordinates[i];
        if (!c.IsAtZero && c.Sign != _control[i])
        {
            // |u| = |u_0| - (1 + alpha |u_0|) tau; with an uncertain sign the time begins at 0 or before, and is not told from the last event.
            Interval size = Interval.Abs(c.U);
            Interval zero = c.Sign == 0 ? Interval.Of(0, size.Upper) : Interval.One / (_alpha + (Interval.One / size));
            found.Add(new(zero, CrossingKind.Weight, i, 0, c.Sign != 0));
        }

        Interval[] gradient = Gradient(i, x);
        if (!IsConstant(gradient) || !(-_control[i] * gradient[0] > Interval.Zero))
        {
            Add(found, VerifiedRoot.OfPolynomial([.. gradient.Skip(_order[i]).Select(g => -_control[i] * g)], end), CrossingKind.Gradient, i, 0);
        }
    }

    private Interval[] Gradient(int i, Interval[][] x)
    {
        var gradient = new Interval[x.Max(p => p.Length)];
        gradient[0] = _constant[i];
        for (int j = 0; j < _n; j++)
        {
            for (int k = 0; k < x[j].Length; k++)
            {
                gradient[k] += _curvature[i, j] * x[j][k];
            }
        }

        return gradient;
    }

    private void Slide(int i, Interval[] x, double end, List<Crossing> found)
    {
        EnclosedSignCoordinate c = _coordinates[i];
        if (IsConstant(x) && (!Decays || x[0].Equals(Interval.Zero)))
        {
            return;
        }

        int sign = c.IsAtZero ? (x[1].Lower > 0 ? 1 : -1) : c.Sign;
        if (!IsConstant(x))
        {
            Add(found, VerifiedRoot.OfPolynomial([.. (c.IsAtZero ? x[1..] : x).Select(p => sign * p)], end), CrossingKind.Weight, i, 0);
        }

        // Beyond the zero of x the margin would be another.
        double until = found.Where(f => f.Kind == CrossingKind.Weight && f.Coordinate == i).Select(f => f.Where.Upper).FirstOrDefault(end);
        var margin = new ControlMargin(x, sign < 0, c.Offsets, _alpha);
        foreach (int side in new[] { 1, -1 })
        {
            Add(found, VerifiedRoot.Of(tau => margin.Over(tau, side), until), CrossingKind.Control, i, side);
        }
    }

    private static void Add(List<Crossing> found, FirstZero zero, CrossingKind kind, int i, int side)
    {
        if (zero.Kind != FirstZeroKind.None)
        {
            found.Add(new(zero.Where, kind, i, side, zero.Kind == FirstZeroKind.Certain));
        }
    }

    private void Advance(Interval[][] x, Interval tau)
    {
        Interval factor = Interval.One - (_alpha * tau);
        Interval elapsed = Decays ? -(Interval.Log1P(-(_alpha * tau)) / _alpha) : tau;
        for (int i = 0; i < _n; i++)
        {
            EnclosedSignCoordinate c = _coordinates[i];
            c.Shrink(factor);
            Interval u;
            if (_slides[i])
            {
                c.X = IsConstant(x[i]) ? c.X : Polynomial.Value<Interval>(x[i], tau);
                Interval size = SmallestSize.Solve(Interval.Abs(c.X), c.Offsets);
                u = c.X.Lower >= 0 ? size : c.X.Upper <= 0 ? -size : Interval.Hull(-size, size);

                // The integral of the control, which is u' without decay; with it only known to lie in [-1, 1].
                _clock[i] -= Decays ? Interval.Of(-1, 1) * elapsed : u - c.U;
            }
            else
            {
                u = c.U + ((_control[i] - (_alpha * c.U)) * tau);
                c.X = c.ProductAt(u, c.Offsets);
                _clock[i] -= _control[i] * elapsed;
            }

            c.U = u;
            _order[i] = 0;
        }

        _time += elapsed;
    }
}
