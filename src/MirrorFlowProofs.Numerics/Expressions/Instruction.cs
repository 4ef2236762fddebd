namespace MirrorFlowProofs.Numerics;

/// <summary>What an instruction of a <see cref="CompiledExpression{T}"/> computes from registers A and B.</summary>
internal enum Operation
{
    /// <summary>A + B.</summary>
    Add,

    /// <summary>A * B.</summary>
    Multiply,

    /// <summary>A / B.</summary>
    Divide,

    /// <summary>A to the integer Index, at least 2.</summary>
    WholePower,

    /// <summary>The square root of A.</summary>
    SquareRoot,

    /// <summary>A, at least 0, to the positive rational power number Index.</summary>
    RationalPower,

    /// <summary>A, at least 0, to the power B.</summary>
    RealPower,

    /// <summary>The absolute value of A.</summary>
    Absolute,

    /// <summary>The sign of A, 0 at 0.</summary>
    Sign,

    /// <summary>log A.</summary>
    Log,

    /// <summary>log(1 + A).</summary>
    LogOnePlus,

    /// <summary>exp A.</summary>
    Exp,

    /// <summary>sinh A.</summary>
    Sinh,

    /// <summary>cosh A.</summary>
    Cosh,

    /// <summary>arcsinh A.</summary>
    Arcsinh,

    /// <summary>arctan A.</summary>
    Arctan,

    /// <summary>The hypergeometric function number Index of A.</summary>
    Hypergeometric,

    /// <summary>The call number Index of one of Carlson's integrals.</summary>
    Carlson,

    /// <summary>The integral number Index from A to B.</summary>
    Integral,

    /// <summary>The enclosed function number Index.</summary>
    Enclosed,
}

/// <summary>One instruction: the result goes to the register <paramref name="Target"/>.</summary>
internal readonly record struct Instruction(Operation Operation, int Target, int A, int B = 0, int Index = 0);
