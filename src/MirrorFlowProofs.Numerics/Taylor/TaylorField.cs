using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The Taylor coefficients in time of the solution of y' = f(y), to any order, by one recurrence an operation: the right-hand
/// side is compiled once, and runs on any number type. On intervals every coefficient is an enclosure of the coefficients of
/// all solutions that start in the box.
/// </summary>
/// <remarks>
/// Source of the recurrences: R. E. Moore, <i>Methods and Applications of Interval Analysis</i>, SIAM 1979, section 3.4;
/// E. Hairer, S. P. Norsett, G. Wanner, <i>Solving Ordinary Differential Equations I</i>, I.8. The work is quadratic in the
/// order. Absolute values and signs are differentiated where their argument has a certain sign; where it has none, and where
/// a root or logarithm is not certainly of a positive number, the coefficients are <c>0/0</c>, undefined. Not thread safe.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class TaylorField<T>
    where T : struct, IReal<T>
{
    private readonly TaylorTape<T> _tape;
    private readonly T[] _coefficients;
    private readonly T[] _integers;
    private readonly bool[] _constant;

    /// <summary>Compiles the right-hand side.</summary>
    /// <param name="field">f, one expression a component.</param>
    /// <param name="state">The symbols of y, in the order of <paramref name="field"/>.</param>
    /// <param name="order">The highest order that will be asked for, at least 1.</param>
    /// <param name="definitions">Symbols that may stand in f for expressions in the state and in symbols before them: each is computed once.</param>
    /// <exception cref="ArgumentException">
    /// The numbers of components differ, a symbol is not among the state, or a function has no recurrence here.
    /// </exception>
    public TaylorField(IReadOnlyList<Expr> field, IReadOnlyList<Symbol> state, int order, IReadOnlyList<(Symbol, Expr)>? definitions = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        if (field.Count != state.Count)
        {
            throw new ArgumentException($"expected as many components as symbols, found {field.Count} and {state.Count}");
        }

        Order = order;
        Dimension = state.Count;
        _tape = TaylorTape<T>.Of(TapeWriter<T>.Write(field, state, definitions));
        _constant = _tape.ConstantRegisters(state.Count);
        _coefficients = new T[_tape.Constants.Length * (order + 1)];
        for (int register = 0; register < _tape.Constants.Length; register++)
        {
            Of(register)[0] = _tape.Constants[register];
        }

        _integers = [.. Enumerable.Range(0, order + 2).Select(n => T.FromDouble(n))];
    }

    /// <summary>The highest order.</summary>
    public int Order { get; }

    /// <summary>The number of components.</summary>
    public int Dimension { get; }

    /// <summary>Computes the coefficients of orders 0 to <paramref name="order"/> of the solution from the state.</summary>
    public void Expand(ReadOnlySpan<T> state, int order)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, Order);
        for (int i = 0; i < Dimension; i++)
        {
            Of(i)[0] = state[i];
        }

        for (int k = 0; k < order; k++)
        {
            foreach (Instruction instruction in _tape.Instructions)
            {
                Of(instruction.Target)[k] = Coefficient(instruction, k);
            }

            for (int i = 0; i < Dimension; i++)
            {
                Of(i)[k + 1] = Of(_tape.Outputs[i])[k] / _integers[k + 1];
            }
        }
    }

    /// <summary>The coefficients of a component after <see cref="Expand"/>, from order 0 on.</summary>
    public ReadOnlySpan<T> this[int component] => Of(component);

    private Span<T> Of(int register) => _coefficients.AsSpan(register * (Order + 1), Order + 1);

    private T Coefficient(Instruction i, int k)
    {
        if (k > 0 && _constant[i.Target])
        {
            return T.Zero;
        }

        Span<T> a = Of(i.A);
        Span<T> r = Of(i.Target);
        switch (i.Operation)
        {
            case Operation.Add:
                return a[k] + Of(i.B)[k];
            case Operation.Multiply:
                return _constant[i.A] ? a[0] * Of(i.B)[k]
                    : _constant[i.B] ? a[k] * Of(i.B)[0]
                    : i.A == i.B ? Square(a, 0, k)
                    : Convolution(a, Of(i.B), 0, k, k);
            case Operation.Divide:
                Span<T> divisor = Of(i.B);
                return _constant[i.B] ? a[k] / divisor[0] : (a[k] - Convolution(divisor, r, 1, k, k)) / divisor[0];
            case Operation.SquareRoot:
                return k == 0 ? T.Sqrt(a[0]) : (a[k] - Square(r, 1, k)) / (r[0] + r[0]);
            case Operation.RationalPower:
                return RationalPower(a, r, _tape.Powers[i.Index], k);
            case Operation.Absolute:
                return a[0] > T.Zero ? a[k] : a[0] < T.Zero ? -a[k] : k == 0 ? T.Abs(a[0]) : Undefined;
            case Operation.Sign:
                return !(a[0] > T.Zero || a[0] < T.Zero) ? Undefined : k > 0 ? T.Zero : a[0] > T.Zero ? T.One : -T.One;
            case Operation.Log:
                return k == 0 ? T.Log(a[0]) : DividedBy(a, a, r, k);
            case Operation.LogOnePlus:
                return k == 0 ? T.Log1P(a[0]) : (a[k] - (Weighted(r, a, 1, k - 1, k) / _integers[k])) / (T.One + a[0]);
            case Operation.Sinh:
                return k == 0 ? T.Sinh(a[0]) : Weighted(a, Of(i.B), 1, k, k) / _integers[k];
            case Operation.Cosh:
                return k == 0 ? T.Cosh(a[0]) : Weighted(a, Of(i.B), 1, k, k) / _integers[k];
            case Operation.Arcsinh:
                return k == 0 ? T.Arcsinh(a[0]) : DividedBy(Of(i.B), a, r, k);
            case Operation.Arctan:
                return k == 0 ? T.Arctan(a[0]) : DividedBy(Of(i.B), a, r, k);
            case Operation.Exp:
                return k == 0 ? T.Exp(a[0]) : Weighted(a, r, 1, k, k) / _integers[k];
            default:
                throw new InvalidOperationException($"no recurrence for {i.Operation}");
        }
    }

    /// <summary>r' = a'/d: k d_0 r_k = k a_k - sum_(j=1..k-1) j r_j d_(k-j).</summary>
    private T DividedBy(Span<T> d, Span<T> a, Span<T> r, int k) => (a[k] - (Weighted(r, d, 1, k - 1, k) / _integers[k])) / d[0];

    private static T Undefined => T.Zero / T.Zero;

    /// <summary>r = a^(n/d): d k a_0 r_k = sum_(j=1..k) (n j - d (k - j)) a_j r_(k-j).</summary>
    private T RationalPower(Span<T> a, Span<T> r, RationalPower<T> power, int k)
    {
        if (k == 0)
        {
            return a[0] >= T.Zero ? power.Evaluate(a[0]) : Undefined;
        }

        if (!(a[0] > T.Zero))
        {
            return Undefined;
        }

        if (power.Whole is var (n, d))
        {
            return T.Convolution(a[1..(k + 1)], r[..k], n + d - (d * k), n + d) / (T.FromDouble(d * k) * a[0]);
        }

        T sum = ((power.Exponent + T.One) * Weighted(a, r, 1, k, k)) - (_integers[k] * Convolution(a, r, 1, k, k));
        return sum / (_integers[k] * a[0]);
    }

    /// <summary>sum a_j b_(k-j), j from first to last.</summary>
    private static T Convolution(Span<T> a, Span<T> b, int first, int last, int k) =>
        last < first ? T.Zero : T.Convolution(a[first..(last + 1)], b[(k - last)..(k - first + 1)], 1, 0);

    /// <summary>sum a_j a_(k-j), j from first to k - first: each product of two different ones once, and doubled.</summary>
    private static T Square(Span<T> a, int first, int k)
    {
        T sum = T.ScaleB(Convolution(a, a, first, ((k + 1) / 2) - 1, k), 1);
        return (k & 1) == 0 && k >= 2 * first ? sum + (a[k / 2] * a[k / 2]) : sum;
    }

    /// <summary>sum j a_j b_(k-j), j from first to last.</summary>
    private static T Weighted(Span<T> a, Span<T> b, int first, int last, int k) =>
        last < first ? T.Zero : T.Convolution(a[first..(last + 1)], b[(k - last)..(k - first + 1)], first, 1);
}
