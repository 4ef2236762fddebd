using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Exact expressions compiled once to a list of instructions in which common subexpressions are computed once, then
/// evaluated many times at numbers.
/// </summary>
/// <remarks>
/// Real semantics as for <see cref="Expr"/>: a fractional power or a logarithm of a negative number is NaN, a division by
/// 0 infinite. Rational exponents stay exact. Parameters of hypergeometric functions must be numbers with c &gt; b &gt; 0.
/// Integrals of products of powers <c>(v + lam_i)^(k_i a)</c> with numbers as offsets are prepared
/// (<see cref="PowerProductIntegral{T}"/>); other integrals are computed by double exponential quadrature, and may be
/// singular at the lower end only. Rounding: a few units of roundoff an operation; cancellation in a sum is not undone.
/// On intervals and balls the values are enclosures: there hypergeometric functions, Carlson's and integrals are computed
/// by the enclosures of the exact side, and unbounded where these give none. Nothing is allocated but for integrals, for these
/// functions on intervals, and by balls. Not thread safe: the registers belong to the object.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class CompiledExpression<T>
    where T : struct, IReal<T>
{
    private readonly Tape<T> _tape;
    private readonly T[] _registers;

    private CompiledExpression(Tape<T> tape)
    {
        _tape = tape;
        _registers = [.. tape.Registers];
    }

    /// <summary>The number of arguments.</summary>
    public int Arguments => _tape.Arguments;

    /// <summary>The number of values.</summary>
    public int Values => _tape.Outputs.Length;

    /// <summary>The number of instructions an evaluation runs.</summary>
    public int Instructions => _tape.Instructions.Length;

    /// <summary>Compiles one expression.</summary>
    /// <inheritdoc cref="Compile(IReadOnlyList{Expr}, IReadOnlyList{Symbol})"/>
    public static CompiledExpression<T> Compile(Expr expression, params IReadOnlyList<Symbol> arguments) =>
        Compile([expression], arguments);

    /// <summary>Compiles several expressions that share their subexpressions.</summary>
    /// <exception cref="ArgumentException">
    /// An expression has a symbol that is not an argument, a hypergeometric function with a parameter that is not a
    /// number, or an integral that diverges at 0.
    /// </exception>
    public static CompiledExpression<T> Compile(IReadOnlyList<Expr> expressions, IReadOnlyList<Symbol> arguments) =>
        new(TapeWriter<T>.Write(expressions, arguments));

    /// <summary>The value of the only expression.</summary>
    /// <param name="arguments">A value for each argument, in their order.</param>
    public T Evaluate(params ReadOnlySpan<T> arguments)
    {
        Run(arguments);
        return _registers[_tape.Outputs[0]];
    }

    /// <summary>Writes the values of all expressions, in their order.</summary>
    public void Evaluate(ReadOnlySpan<T> arguments, Span<T> values)
    {
        Run(arguments);
        for (int i = 0; i < _tape.Outputs.Length; i++)
        {
            values[i] = _registers[_tape.Outputs[i]];
        }
    }

    /// <summary>Where the sign is not certain, the quotient of the value and its size: NaN, or an unbounded interval.</summary>
    private static T Sign(T value) => value > T.Zero ? T.One : value < T.Zero ? -T.One : value == T.Zero ? T.Zero : value / T.Abs(value);

    private void Run(ReadOnlySpan<T> arguments)
    {
        if (arguments.Length != Arguments)
        {
            throw new ArgumentException($"expected {Arguments} arguments, found {arguments.Length}");
        }

        T[] r = _registers;
        arguments.CopyTo(r);
        foreach (Instruction i in _tape.Instructions)
        {
            r[i.Target] = i.Operation switch
            {
                Operation.Add => r[i.A] + r[i.B],
                Operation.Multiply => r[i.A] * r[i.B],
                Operation.Divide => r[i.A] / r[i.B],
                Operation.WholePower => ElementaryFunctions<T>.WholePower(r[i.A], i.Index),
                Operation.SquareRoot => T.Sqrt(r[i.A]),
                Operation.RationalPower => r[i.A] < T.Zero ? T.Log(r[i.A]) : _tape.Powers[i.Index].Evaluate(r[i.A]),
                Operation.RealPower => r[i.A] < T.Zero ? T.Log(r[i.A]) : T.Pow(r[i.A], r[i.B]),
                Operation.Absolute => T.Abs(r[i.A]),
                Operation.Sign => Sign(r[i.A]),
                Operation.Log => T.Log(r[i.A]),
                Operation.LogOnePlus => T.Log1P(r[i.A]),
                Operation.Exp => T.Exp(r[i.A]),
                Operation.Sinh => T.Sinh(r[i.A]),
                Operation.Cosh => T.Cosh(r[i.A]),
                Operation.Arcsinh => T.Arcsinh(r[i.A]),
                Operation.Arctan => T.Arctan(r[i.A]),
                Operation.Hypergeometric => _tape.Hypergeometrics[i.Index].Evaluate(r[i.A]),
                Operation.Carlson => _tape.Carlsons[i.Index].Evaluate(r),
                Operation.Integral => _tape.Integrals[i.Index].Evaluate(r[i.A], r[i.B], r),
                Operation.Enclosed => _tape.Enclosed[i.Index].Evaluate(r),
                _ => throw new InvalidOperationException($"unknown operation {i.Operation}"),
            };
        }
    }
}
