namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A tape whose operations all have a recurrence for Taylor coefficients: integer powers are multiplied out by squaring,
/// general powers are written with exponentials and logarithms. A function that is computed along with another one has the
/// register of that in B: sinh and cosh each other's, arcsinh <c>sqrt(1 + a^2)</c>, arctan <c>1 + a^2</c>.
/// </summary>
/// <param name="Constants">The registers before a run.</param>
/// <param name="Instructions">In the order they run.</param>
/// <param name="Outputs">The registers of the results.</param>
/// <param name="Powers">The rational exponents.</param>
internal sealed record TaylorTape<T>(T[] Constants, Instruction[] Instructions, int[] Outputs, RationalPower<T>[] Powers)
    where T : struct, IReal<T>
{
    /// <summary>For each register whether it keeps its value in time: no state enters it, or only signs, which do not change where they are defined.</summary>
    /// <param name="states">The number of states, which are the first registers.</param>
    internal bool[] ConstantRegisters(int states)
    {
        bool[] constant = [.. Enumerable.Range(0, Constants.Length).Select(register => register >= states)];
        foreach (Instruction i in Instructions)
        {
            constant[i.Target] = i.Operation == Operation.Sign
                || (constant[i.A] && (i.Operation is not (Operation.Add or Operation.Multiply or Operation.Divide) || constant[i.B]));
        }

        return constant;
    }

    internal static TaylorTape<T> Of(Tape<T> tape)
    {
        var writer = new Writer(tape);
        foreach (Instruction instruction in tape.Instructions)
        {
            writer.Add(instruction);
        }

        return new([.. writer.Registers], [.. writer.Instructions], tape.Outputs, tape.Powers);
    }

    private sealed class Writer(Tape<T> tape)
    {
        public List<T> Registers { get; } = [.. tape.Registers];

        public List<Instruction> Instructions { get; } = [];

        public void Add(Instruction i)
        {
            switch (i.Operation)
            {
                case Operation.WholePower:
                    WholePower(i);
                    break;
                case Operation.RealPower:
                    Instructions.Add(new(Operation.Exp, i.Target, Emit(Operation.Multiply, i.B, Emit(Operation.Log, i.A))));
                    break;
                case Operation.Sinh:
                    Hyperbolic(i, Operation.Cosh);
                    break;
                case Operation.Cosh:
                    Hyperbolic(i, Operation.Sinh);
                    break;
                case Operation.Arcsinh:
                    Instructions.Add(i with { B = Emit(Operation.SquareRoot, OnePlusSquare(i.A)) });
                    break;
                case Operation.Arctan:
                    Instructions.Add(i with { B = OnePlusSquare(i.A) });
                    break;
                case Operation.Hypergeometric or Operation.Carlson or Operation.Integral or Operation.Enclosed:
                    throw new ArgumentException($"the function {i.Operation} cannot stand in a right-hand side");
                default:
                    Instructions.Add(i);
                    break;
            }
        }

        /// <summary>The power by squaring, the last product into the target; the exponent is at least 2.</summary>
        private void WholePower(Instruction i)
        {
            var (result, square, left) = (-1, i.A, i.Index);
            while (left > 0)
            {
                if ((left & 1) == 1)
                {
                    if (left == 1)
                    {
                        // A power of two ends in a square, which is then already the result: multiply by 1.
                        Instructions.Add(new(Operation.Multiply, i.Target, square, result >= 0 ? result : Constant(T.One)));
                        return;
                    }

                    result = result >= 0 ? Emit(Operation.Multiply, result, square) : square;
                }

                square = Emit(Operation.Multiply, square, square);
                left >>= 1;
            }
        }

        /// <summary>The function and its derivative, unless they are computed already as those of another one.</summary>
        private void Hyperbolic(Instruction i, Operation derivative)
        {
            int known = Instructions.FindIndex(other => other.Operation == derivative && other.A == i.A);
            if (known >= 0)
            {
                // Computed with the other one: a product with 1 moves it to the register where it is looked for.
                Instructions.Add(new(Operation.Multiply, i.Target, Instructions[known].B, Constant(T.One)));
                return;
            }

            int other = Constant(T.Zero);
            Instructions.Add(i with { B = other });
            Instructions.Add(new(derivative, other, i.A, i.Target));
        }

        private int OnePlusSquare(int a) => Emit(Operation.Add, Constant(T.One), Emit(Operation.Multiply, a, a));

        private int Constant(T value)
        {
            Registers.Add(value);
            return Registers.Count - 1;
        }

        private int Emit(Operation operation, int a, int b = 0)
        {
            int target = Constant(T.Zero);
            Instructions.Add(new(operation, target, a, b));
            return target;
        }
    }
}
