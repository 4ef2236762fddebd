using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>How far polynomials are from solving x' = -a(x) s(G) on a piece of the flow, enclosed.</summary>
/// <remarks>
/// The polynomials are expanded about the middle, s = 0, with everything that depends on them: x_S and G_M by <see cref="HeldSplit"/>, u by
/// <c>u' = q |x|^(q-1) sign(x) x'/a</c>. With d_k the Taylor coefficients of a defect at 0, and d_K those of order K over all s in [-1, 1], the defect lies in
/// <c>sum_(k &lt; K) d_k s^k + d_K s^K</c>.
/// </remarks>
internal sealed class HeldDefect
{
    private const int Order = 22;
    private static readonly Interval Around = Interval.Of(-1, 1);
    private readonly HeldSplit _split;
    private readonly BalanceCurve[] _curves;
    private readonly bool[] _zero;
    private readonly int _degree;
    private readonly int _coordinates;
    private readonly TaylorField<Interval> _field;
    private readonly CompiledExpression<Interval> _places;
    private readonly bool _grows;

    /// <summary>Prepares.</summary>
    /// <param name="q">q.</param>
    /// <param name="split">Which coordinates are held.</param>
    /// <param name="curves">The curves of all coordinates.</param>
    /// <param name="zero">The held coordinates whose gradient is taken to be 0.</param>
    /// <param name="degree">The degree of the polynomials.</param>
    /// <param name="time">How the constant of the gradients grows.</param>
    internal HeldDefect(Rational q, HeldSplit split, BalanceCurve[] curves, bool[] zero, int degree, UndecayedTime time)
    {
        (_split, _curves, _zero, _degree, _coordinates) = (split, curves, zero, degree, curves.Length);
        var state = new List<Symbol>();
        var field = new List<Expr>();
        var definitions = new List<(Symbol, Expr)>();
        Symbol Define(FormattableString name, Expr value)
        {
            var symbol = Name(name);
            definitions.Add((symbol, value));
            return symbol;
        }

        // A polynomial, its derivatives after it.
        List<Symbol> Chain(FormattableString name)
        {
            string of = FormattableString.Invariant(name);
            List<Symbol> chain = [.. Enumerable.Range(0, degree + 1).Select(k => Name($"{of} {k}"))];
            state.AddRange(chain);
            field.AddRange([.. chain.Skip(1), Expr.Zero]);
            return chain;
        }

        var x = new Expr[_coordinates];
        var dx = new Expr[_coordinates];
        foreach (int l in split.Moving)
        {
            var chain = Chain($"x{l}");
            (x[l], dx[l]) = (chain[0], chain[1]);
        }

        // phi and its derivative.
        var half = Name($"half");
        var (grown, phi) = (Name($"e"), Name($"phi"));
        _grows = !time.IsPlain;
        Expr scale = _grows ? phi : Expr.One;
        Expr growth = _grows ? time.Growth * half * phi / grown : Expr.Zero;
        Expr pace = _grows ? Power.Of(phi, 1 - q) / grown : Expr.One;

        // |y| and the sign of y.
        var gradient = new Expr[split.Held.Count];
        var change = new Expr[split.Held.Count];
        var signed = new Expr[_coordinates];
        var chains = split.Held.Select((i, s) => zero[s] ? null : Chain($"y{i}")).ToList();
        for (int s = 0; s < split.Held.Count; s++)
        {
            (gradient[s], change[s], signed[split.Held[s]]) = (Expr.Zero, Expr.Zero, Expr.Zero);
            if (chains[s] is { } chain)
            {
                var sign = Name($"sign{s}");
                state.Add(sign);
                field.Add(Expr.Zero);
                gradient[s] = Define($"G{s}", sign * Power.Of(chain[0], 1 / (q - 1)));
                change[s] = Define($"dG{s}", sign * (1 / (q - 1)) * Power.Of(chain[0], (1 / (q - 1)) - 1) * chain[1]);
                signed[split.Held[s]] = sign * chain[0];
            }
        }

        for (int s = 0; s < split.Held.Count; s++)
        {
            int i = split.Held[s];
            x[i] = Define($"x{i}", Sum.Of([split.B[s] * scale, .. gradient.Select((g, j) => split.Inverse[s][j] * g), .. split.Moving.Select((l, m) => -split.K[s][m] * x[l])]));
            dx[i] = Define($"dx{i}", Sum.Of([split.B[s] * growth, .. change.Select((g, j) => split.Inverse[s][j] * g), .. split.Moving.Select((l, m) => -split.K[s][m] * dx[l])]));
        }

        var all = new Expr[_coordinates];
        for (int s = 0; s < split.Held.Count; s++)
        {
            all[split.Held[s]] = gradient[s];
        }

        for (int m = 0; m < split.Moving.Count; m++)
        {
            var g = Define($"g{m}", Sum.Of([split.Constant[m] * scale, .. split.Moving.Select((l, c) => split.Schur[m][c] * x[l]), .. gradient.Select((v, s) => split.K[s][m] * v)]));
            all[split.Moving[m]] = g;
            signed[split.Moving[m]] = Define($"s{m}", FlowEquations.SignedPower(g, q));
        }

        if (_grows)
        {
            state.AddRange([grown, phi]);
            field.AddRange([time.Beta * half, growth]);
        }

        int places = state.Count;
        state.Add(half);
        field.Add(Expr.Zero);
        List<Symbol> u = [.. curves.Select((_, i) => Name($"u{i}"))];
        var metric = curves.Select((curve, i) => Metric(curve, i, u[i], Define)).ToList();
        state.AddRange(u);
        field.AddRange(x.Select((value, i) => q * FlowEquations.SignedPower(value, q) * dx[i] / metric[i]));
        state.AddRange(curves.Select((_, i) => Name($"defect{i}")));
        field.AddRange(dx.Select((value, i) => value + (half * metric[i] * signed[i])));
        state.AddRange(curves.Select((_, i) => Name($"clock{i}")));
        field.AddRange(dx.Select((value, i) => -pace * value / metric[i]));
        _field = new(field, state, Order + 1, definitions);
        _places = CompiledExpression<Interval>.Compile(
            [.. x.Select(value => Placed(value, definitions)), .. all.Select(value => Placed(value, definitions))],
            [.. state.Take(places)]);
    }

    /// <summary>What is known of the polynomials; null where it cannot be enclosed.</summary>
    /// <param name="x">The coefficients of x_M in powers of s.</param>
    /// <param name="y">Those of y_S; not looked at where y is taken to be 0.</param>
    /// <param name="half">Half the length of the piece.</param>
    /// <param name="scales">How the constant of the gradients grows on it.</param>
    internal HeldPiece? Enclose(double[][] x, double[][] y, Interval half, HeldScales scales)
    {
        List<double[]> chains = [.. x];
        List<Interval> signs = [];
        for (int s = 0; s < y.Length; s++)
        {
            if (!_zero[s])
            {
                double sign = Math.Sign(y[s][0]);
                chains.Add([.. y[s].Select(c => sign * c)]);
                signs.Add(sign);
            }
        }

        Interval[] At(Interval s, HeldScale scale) =>
            [.. chains.SelectMany(c => Derivatives(c, s)), .. signs, .. _grows ? (Interval[])[scale.Base, scale.Value] : []];
        var (inMiddle, throughout) = (At(Interval.Zero, scales.Middle), At(Around, scales.Range));
        var range = Places(throughout);
        if (Expand(Places(inMiddle), inMiddle, half) is not { } atMiddle || Expand(range, throughout, half) is not { } overAll)
        {
            return null;
        }

        int defects = _field.Dimension - (2 * _coordinates);
        Interval[] defect = [.. Enumerable.Range(0, _coordinates).Select(i => Rate(atMiddle[defects + i], overAll[defects + i]))];
        Interval[] clock = [.. Enumerable.Range(0, _coordinates).Select(i => Change(atMiddle[defects + _coordinates + i], overAll[defects + _coordinates + i]))];
        if (defect.Concat(clock).Any(value => !Interval.IsFinite(value)))
        {
            return null;
        }

        return new(
            range[.._coordinates],
            range[_coordinates..],
            defect,
            clock,
            Places(At(-Interval.One, scales.Start)),
            Places(At(Interval.One, scales.End)),
            scales);
    }

    /// <summary>All x, then all G.</summary>
    private Interval[] Places(Interval[] arguments)
    {
        var result = new Interval[2 * _coordinates];
        _places.Evaluate(arguments, result);
        return result;
    }

    private Interval[][]? Expand(Interval[] places, Interval[] arguments, Interval half)
    {
        Interval[] u = [.. _curves.Select((curve, i) => curve.U(Interval.Abs(places[i])))];
        if (Array.Exists(u, value => value.IsUndefined))
        {
            return null;
        }

        _field.Expand([.. arguments, half, .. u, .. new Interval[2 * _coordinates]], Order + 1);
        return [.. Enumerable.Range(0, _field.Dimension).Select(i => _field[i].ToArray())];
    }

    /// <summary>The derivative of a component over s in [-1, 1].</summary>
    private static Interval Rate(Interval[] middle, Interval[] all)
    {
        var sum = Interval.Zero;
        for (int k = 0; k <= Order; k++)
        {
            var coefficient = (k < Order ? middle : all)[k + 1] * (k + 1);
            sum += k == 0 ? coefficient : (k & 1) == 0 ? coefficient * Interval.Of(0, 1) : coefficient * Around;
        }

        return sum;
    }

    /// <summary>The change of a component from s = -1 to s = 1.</summary>
    private static Interval Change(Interval[] middle, Interval[] all)
    {
        // K is even: what is left out at the two ends is of order K at two places.
        var sum = all[Order] - all[Order];
        for (int k = 1; k < Order; k += 2)
        {
            sum += middle[k] + middle[k];
        }

        return sum;
    }

    /// <summary>A polynomial and its derivatives at s.</summary>
    private Interval[] Derivatives(double[] coefficients, Interval s)
    {
        var result = new Interval[_degree + 1];
        for (int order = 0; order <= _degree; order++)
        {
            var sum = Interval.Zero;
            for (int k = _degree; k >= order; k--)
            {
                Interval factor = coefficients[k];
                for (int j = 0; j < order; j++)
                {
                    factor *= k - j;
                }

                // s^m by itself: a range of s is not multiplied with another one.
                int power = k - order;
                var raised = power == 0 ? Interval.One : s.IsPoint ? Raise(s, power) : (power & 1) == 0 ? Interval.Of(0, 1) : Around;
                sum += factor * raised;
            }

            result[order] = sum;
        }

        return result;
    }

    private static Interval Raise(Interval s, int power) => s == Interval.Zero ? Interval.Zero : (power & 1) == 0 ? Interval.One : s;

    /// <summary>a = P'(u), from the products of the factors before.</summary>
    private static Expr Metric(BalanceCurve curve, int coordinate, Symbol u, Func<FormattableString, Expr, Symbol> define)
    {
        var (p, slope) = ((Expr)Expr.One, (Expr)Expr.Zero);
        for (int j = 0; j < curve.Offsets.Count; j++)
        {
            Expr factor = define($"factor{coordinate} {j}", u + curve.Offsets[j]);
            slope = j == 0 ? p : define($"slope{coordinate} {j}", (slope * factor) + p);
            p = j == 0 ? factor : define($"product{coordinate} {j}", p * factor);
        }

        return slope;
    }

    private static Expr Placed(Expr value, List<(Symbol, Expr)> definitions)
    {
        foreach (var (symbol, meaning) in Enumerable.Reverse(definitions))
        {
            value = Substitution.Replace(value, symbol, meaning);
        }

        return value;
    }

    private static Symbol Name(FormattableString name) => new(FormattableString.Invariant(name));
}
