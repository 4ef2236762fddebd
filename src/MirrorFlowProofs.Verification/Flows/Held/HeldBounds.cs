using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// How far any solution of the flow may be from polynomials on a piece of it, when gradients S are held near 0: |x_l - x^_l| &lt;= E for the moving
/// coordinates, and N for the held ones, N^2 = z^T H_SS^-1 z with z = G_S - G^_S.
/// </summary>
/// <remarks>
/// <para>
/// Let x^_M, G^_S and all that follows from them by <see cref="HeldSplit"/> have the defects <c>delta = x^' + a(x^) s(G^)</c>. Since
/// <c>H_SS^-1 G_S = x_S + K x_M - b</c>, the difference of a solution obeys
/// <c>e' = -(a_M s(G_M) - a^_M s(G^_M)) - delta_M</c> and <c>H_SS^-1 z' = -(a_S s(G_S) - a^_S s(G^_S)) - delta_S + K e'</c>, a = a(x), a^ = a(x^). Hence
/// <c>N N' = z^T H_SS^-1 z' = -sum z_i a_i (s(G_i) - s(G^_i)) - sum z_i (a_i - a^_i) s(G^_i) - z^T delta_S + z^T K e'</c>. The first sum is where the gradients
/// are drawn to each other: s grows, and with |G^_i| &lt;= g and |z_i| &lt;= Z <c>z_i (s(G^_i + z_i) - s(G^_i)) &gt;= (q - 1)(g + Z)^(q-2) z_i^2</c>, at g = 0
/// <c>&gt;= Z^(q-2) z_i^2</c>: the slope of s falls with the size of its argument. So no bound is asked of the slope of s near 0, only of 1 over it.
/// </para>
/// <para>
/// The other terms are estimated by the mean value theorem over a box that contains solution and polynomials, where no x is 0 and no G_M is:
/// <c>E' &lt;= mu E + B N + delta_M</c> with mu the logarithmic norm of the derivative of x_M' by x_M in the norm of the maximum (G. Dahlquist 1959; E. Hairer,
/// S. P. Norsett, G. Wanner, <i>Solving Ordinary Differential Equations I</i>, theorem I.10.6), <c>N' &lt;= -lambda N + r</c>. Norms: <c>|z_i| &lt;= sqrt(H_ii) N</c>,
/// <c>|(H_SS^-1 z)_i| &lt;= sqrt((H_SS^-1)_ii) N</c>, <c>|z^T v| &lt;= N sum sqrt(H_ii) |v_i|</c>, <c>|(K^T z)_l| &lt;= sqrt((K^T H_SS K)_ll) N</c>, all by Cauchy and Schwarz.
/// </para>
/// <para>
/// If bounds that are assumed of E and N on the piece give smaller ones, they hold: up to the first time at which one is reached they do, and there the
/// smaller one contradicts that. Until then the solution stays in the box, so that it goes on to the end of the piece. It need not be the only one.
/// </para>
/// </remarks>
internal sealed class HeldBounds
{
    private const int MostAttempts = 40;
    private readonly HeldSplit _split;
    private readonly BalanceCurve[] _curves;
    private readonly RationalPower<Interval> _signed;
    private readonly RationalPower<Interval> _slope;
    private readonly Interval[][] _k;
    private readonly Interval[][] _schur;
    private readonly Interval[] _constant;

    internal HeldBounds(Rational q, HeldSplit split, BalanceCurve[] curves)
    {
        (_split, _curves) = (split, curves);
        (_signed, _slope) = (new(q - 1), new(q - 2));
        (_k, _schur, _constant) = (Enclose(split.K), Enclose(split.Schur), [.. split.Constant.Select(Enclose)]);
    }

    /// <summary>The bounds at the end of a piece, given those at its start; null where none are proved.</summary>
    /// <param name="piece">The polynomials.</param>
    /// <param name="length">The length of the piece in time.</param>
    /// <param name="moving">E at the start.</param>
    /// <param name="held">N at the start.</param>
    internal HeldErrors? After(HeldPiece piece, Interval length, double moving, double held)
    {
        var (assumedE, assumedN) = (Grown(moving), Grown(held));
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (Given(piece, length, moving, held, assumedE, assumedN) is not { } found)
            {
                return null;
            }

            if (found.LargestMoving < assumedE && found.LargestHeld < assumedN)
            {
                return found;
            }

            assumedE = found.LargestMoving < assumedE ? assumedE : Grown(found.LargestMoving);
            assumedN = found.LargestHeld < assumedN ? assumedN : Grown(found.LargestHeld);
        }

        return null;
    }

    /// <summary>|x_i - x^_i| of every coordinate.</summary>
    internal Interval[] Distances(double moving, double held)
    {
        var result = new Interval[_curves.Length];
        foreach (int l in _split.Moving)
        {
            result[l] = moving;
        }

        for (int s = 0; s < _split.Held.Count; s++)
        {
            result[_split.Held[s]] = (_split.InverseRoots[s] * held) + (Sum(_k[s]) * moving);
        }

        return result;
    }

    /// <summary>
    /// A bound of N for this split, given E and N of another one with the same coordinates: N^2 is the least d^T H d of all displacements d of x with the gradients z on S,
    /// so it is no larger for a part of S, and with d the sum of one that moves x_S alone and, for every moving coordinate, one that leaves G_S where it is,
    /// at most N + E sum sqrt((H_MM - H_MS K)_mm) for any S.
    /// </summary>
    internal double NormAfter(HeldSplit other, double moving, double held) => _split.Held.All(other.Held.Contains)
        ? held
        : (held + (moving * other.SchurRoots.Aggregate(Interval.Zero, (sum, root) => sum + root))).Upper;

    /// <summary>A bound of N where z_i lies in [-d_i, d_i], given for all coordinates.</summary>
    internal double Norm(IReadOnlyList<Interval> distances) =>
        _split.Held.Select(i => distances[i]).Zip(_split.InverseRoots, (d, root) => Interval.Abs(d) * root).Aggregate(Interval.Zero, (sum, term) => sum + term).Upper;

    private static double Grown(double bound) => (bound * 1.5) + 1e-300;

    private HeldErrors? Given(HeldPiece piece, Interval length, double startE, double startN, double e, double n)
    {
        Interval[] apart = Distances(e, n);
        Interval[] x = [.. piece.X.Select((value, i) => value + Both(apart[i]))];
        Interval[] u = [.. x.Select((value, i) => _curves[i].U(Interval.Abs(value)))];
        if (Array.Exists(u, value => value.IsUndefined))
        {
            return null;
        }

        Interval[] metric = [.. u.Select((value, i) => _curves[i].InverseMetric(value))];
        Interval[] slopes = [.. u.Select((value, i) => _curves[i].Slope(Interval.Abs(x[i]), value))];
        int moving = _split.Moving.Count;
        var (rates, pulls, sizes) = (new Interval[moving], new Interval[moving], new Interval[moving]);
        for (int l = 0; l < moving; l++)
        {
            int i = _split.Moving[l];
            var gradient = (_constant[l] * piece.Scales.Range.Value) + Both(_split.CouplingRoots[l] * n);
            for (int m = 0; m < moving; m++)
            {
                gradient += _schur[l][m] * x[_split.Moving[m]];
            }

            for (int s = 0; s < _split.Held.Count; s++)
            {
                gradient += _k[s][l] * piece.Gradient[_split.Held[s]];
            }

            if (!(gradient.Lower > 0 || gradient.Upper < 0))
            {
                return null;
            }

            var size = Interval.Abs(gradient);
            var drawn = metric[i] * _signed.Exponent * _slope.Evaluate(size);
            var side = x[i].Lower > 0 ? Interval.One : -Interval.One;
            var own = -((side * slopes[i] * (gradient.Lower > 0 ? _signed.Evaluate(size) : -_signed.Evaluate(size))) + (drawn * _schur[l][l]));
            var others = Interval.Zero;
            for (int m = 0; m < moving; m++)
            {
                others += m == l ? Interval.Zero : Interval.Abs(drawn * _schur[l][m]);
            }

            (rates[l], pulls[l], sizes[l]) = (own + others, drawn * _split.CouplingRoots[l], Interval.Abs(own) + others);
        }

        return Solved(piece, length, startE, startN, e, n, metric, slopes, rates, pulls, sizes);
    }

    private HeldErrors? Solved(
        HeldPiece piece, Interval length, double startE, double startN, double e, double n, Interval[] metric, Interval[] slopes, Interval[] rates, Interval[] pulls, Interval[] sizes)
    {
        Interval half = length / 2;
        Interval[] defects = [.. piece.Defect.Select(d => Interval.Abs(d) / half)];
        double defect = Largest(_split.Moving.Select(l => defects[l]));

        // N' <= -lambda N + r.
        var (perN, r) = (Interval.Zero, Interval.Zero);
        double least = double.PositiveInfinity;
        for (int s = 0; s < _split.Held.Count; s++)
        {
            int i = _split.Held[s];
            var reach = Interval.Abs(piece.Gradient[i]).Upper;
            var z = _split.DiagonalRoots[s] * n;
            var slope = reach == 0
                ? _slope.Evaluate((Interval)z.Upper)
                : _signed.Exponent * _slope.Evaluate(((Interval)reach + z.Upper).Upper);
            least = Math.Min(least, (metric[i] * slope).Lower);
            var bent = (Interval)SignedSize(reach) * slopes[i].Upper;
            var (ofN, ofE) = (bent * _split.InverseRoots[s], bent * Sum(_k[s]));
            var rest = defects[i];
            for (int l = 0; l < _split.Moving.Count; l++)
            {
                var share = Interval.Abs(_k[s][l]);
                ofN += share * pulls[l].Upper;
                ofE += share * sizes[l].Upper;
                rest += share * defects[_split.Moving[l]].Upper;
            }

            perN += _split.DiagonalRoots[s] * ofN;
            r += _split.DiagonalRoots[s] * (rest + (ofE * e));
        }

        double lambda = _split.Held.Count == 0 ? 1 : (((Interval)least * _split.LeastEigenvalue) - perN.Upper).Lower;
        double rate = r.Upper;
        if (!(rate < double.PositiveInfinity) || double.IsNaN(lambda))
        {
            return null;
        }

        Interval largestN, endN, integral;
        if (lambda > 0)
        {
            var settled = (Interval)rate / lambda;
            largestN = Math.Max(startN, settled.Upper);
            endN = (startN * Interval.Exp(-(length * lambda))) - (settled * Interval.ExpM1(-(length * lambda)));
            integral = Math.Min(((startN + (length * rate)) / lambda).Upper, (length * n).Upper);
        }
        else
        {
            largestN = endN = (startN + (length * rate)) * Interval.Exp(-(length * lambda));
            integral = length * n;
        }

        var (pull, growth) = (Largest(pulls), _split.Moving.Count == 0 ? 0 : rates.Max(v => v.Upper));
        var added = (pull * integral) + (length * defect);
        var most = Interval.Exp(length * Math.Max(0, growth));
        var largestE = most * (startE + added);
        var endE = (Interval.Exp(length * growth) * startE) + (most * added);
        double more = Largest(_split.InverseRoots) * Math.Max(0, endN.Upper - startN);
        return new(largestE.Upper, largestN.Upper, endE.Upper, endN.Upper, (most * added).Upper + more);
    }

    private double SignedSize(double size) => _signed.Evaluate((Interval)size).Upper;

    private static double Largest(IEnumerable<Interval> values) => values.Select(v => v.Upper).DefaultIfEmpty(0).Max();

    private static Interval Sum(Interval[] row) => row.Aggregate(Interval.Zero, (sum, value) => sum + Interval.Abs(value));

    private static Interval Both(Interval size) => Interval.Of(-size.Upper, size.Upper);

    private static Interval[][] Enclose(Rational[][] matrix) => [.. matrix.Select(row => row.Select(Enclose).ToArray())];

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}

/// <summary>Bounds of the errors of polynomials on a piece of the flow.</summary>
/// <param name="LargestMoving">E on the piece.</param>
/// <param name="LargestHeld">N on it.</param>
/// <param name="EndMoving">E at its end.</param>
/// <param name="EndHeld">N at its end.</param>
/// <param name="Added">About what the piece adds to the distances of x.</param>
internal sealed record HeldErrors(double LargestMoving, double LargestHeld, double EndMoving, double EndHeld, double Added);
