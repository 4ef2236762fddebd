using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <summary>Writes the instructions for expressions, one register a distinct subexpression.</summary>
internal sealed class TapeWriter<T>
    where T : struct, IReal<T>
{
    private const int LargestWholePower = 64;
    private static readonly Rational Half = new(1, 2);

    private readonly Dictionary<Expr, int> _known = [];
    private readonly Dictionary<Symbol, int> _arguments = [];
    private readonly List<T> _registers = [];
    private readonly List<Instruction> _instructions = [];
    private readonly List<RationalPower<T>> _powers = [];
    private readonly List<HypergeometricFunction<T>> _hypergeometrics = [];
    private readonly List<CarlsonCall<T>> _carlsons = [];
    private readonly List<CompiledIntegral<T>> _integrals = [];
    private readonly List<EnclosedCall<T>> _enclosed = [];

    private TapeWriter(IReadOnlyList<Symbol> arguments)
    {
        foreach (var symbol in arguments)
        {
            _arguments[symbol] = _registers.Count;
            _registers.Add(T.Zero);
        }
    }

    internal static Tape<T> Write(
        IReadOnlyList<Expr> expressions, IReadOnlyList<Symbol> arguments, IReadOnlyList<(Symbol, Expr)>? definitions = null)
    {
        var writer = new TapeWriter<T>(arguments);
        foreach (var (symbol, value) in definitions ?? [])
        {
            writer._arguments[symbol] = writer.Register(value);
        }

        int[] outputs = [.. expressions.Select(writer.Register)];
        return new(
            arguments.Count,
            [.. writer._registers],
            [.. writer._instructions],
            outputs,
            [.. writer._powers],
            [.. writer._hypergeometrics],
            [.. writer._carlsons],
            [.. writer._integrals],
            [.. writer._enclosed]);
    }

    private int Register(Expr e)
    {
        if (!_known.TryGetValue(e, out int register))
        {
            register = e switch
            {
                Number n => Constant(n.Value),
                Symbol s => _arguments.TryGetValue(s, out int argument)
                    ? argument
                    : throw new ArgumentException($"the symbol {s.Name} is not among the arguments"),
                Sum s => Fold(Operation.Add, s.Terms),
                Product p => OfProduct(p),
                Power p => OfPower(p),
                Apply a => OfFunction(a),
                Integral i => OfIntegral(i),
                _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
            };
            _known[e] = register;
        }

        return register;
    }

    private int Constant(Rational value)
    {
        _registers.Add(T.FromRational(value.Numerator, value.Denominator));
        return _registers.Count - 1;
    }

    private int Emit(Operation operation, int a, int b = 0, int index = 0)
    {
        _registers.Add(T.Zero);
        _instructions.Add(new Instruction(operation, _registers.Count - 1, a, b, index));
        return _registers.Count - 1;
    }

    private int Fold(Operation operation, IEnumerable<Expr> parts) =>
        parts.Select(Register).Aggregate((left, right) => Emit(operation, left, right));

    // Factors to a negative number stand in one denominator, so that a quotient is rounded once.
    private int OfProduct(Product p)
    {
        var below = p.Factors.Where(f => f is Power { Exponent: Number { Value.Sign: < 0 } }).Select(f => 1 / f).ToList();
        var above = p.Factors.Where(f => f is not Power { Exponent: Number { Value.Sign: < 0 } }).ToList();
        if (!p.Coefficient.Numerator.IsOne || above.Count == 0)
        {
            above.Insert(0, (Rational)p.Coefficient.Numerator);
        }

        if (!p.Coefficient.IsInteger)
        {
            below.Insert(0, (Rational)p.Coefficient.Denominator);
        }

        int numerator = Fold(Operation.Multiply, above);
        return below.Count == 0 ? numerator : Emit(Operation.Divide, numerator, Fold(Operation.Multiply, below));
    }

    private int OfPower(Power p)
    {
        if (p.Exponent is not Number { Value: var exponent })
        {
            return Emit(Operation.RealPower, Register(p.Base), Register(p.Exponent));
        }

        return exponent.Sign < 0
            ? Emit(Operation.Divide, Register(Expr.One), OfPower(Register(p.Base), -exponent))
            : OfPower(Register(p.Base), exponent);
    }

    private int OfPower(int register, Rational exponent)
    {
        if (exponent.IsOne)
        {
            return register;
        }

        if (exponent.IsInteger && exponent.Numerator <= LargestWholePower)
        {
            return Emit(Operation.WholePower, register, index: (int)exponent.Numerator);
        }

        if (exponent == Half)
        {
            return Emit(Operation.SquareRoot, register);
        }

        _powers.Add(new RationalPower<T>(exponent));
        if (!exponent.IsInteger)
        {
            return Emit(Operation.RationalPower, register, index: _powers.Count - 1);
        }

        int size = Emit(Operation.RationalPower, Emit(Operation.Absolute, register), index: _powers.Count - 1);
        return exponent.Numerator.IsEven ? size : Emit(Operation.Multiply, Emit(Operation.Sign, register), size);
    }

    private int OfFunction(Apply a) => a.Function switch
    {
        Function.Abs => Emit(Operation.Absolute, Register(a.Argument)),
        Function.Sign => Emit(Operation.Sign, Register(a.Argument)),
        Function.Log => a.Argument is Sum s && s.Terms.Contains(Expr.One)
            ? Emit(Operation.LogOnePlus, Register(s - 1))
            : Emit(Operation.Log, Register(a.Argument)),
        Function.Exp => Emit(Operation.Exp, Register(a.Argument)),
        Function.Sinh => Emit(Operation.Sinh, Register(a.Argument)),
        Function.Cosh => Emit(Operation.Cosh, Register(a.Argument)),
        Function.Arcsinh => Emit(Operation.Arcsinh, Register(a.Argument)),
        Function.Arctan => Emit(Operation.Arctan, Register(a.Argument)),
        Function.CosPi => T.IsEnclosure ? OfEnclosed([], _ => a) : Constant(MiddleOf(a)),
        _ when T.IsEnclosure && a.Function != Function.Hypergeometric => OfEnclosed(a.Arguments, arguments => Apply.Of(a.Function, [.. arguments])),
        Function.Hypergeometric => OfHypergeometric(a),
        Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ => OfCarlson(a),
        _ => throw new InvalidOperationException($"unknown function {a.Function}"),
    };

    /// <summary>A constant to more digits than any type that is no enclosure has.</summary>
    private static Rational MiddleOf(Expr constant)
    {
        var enclosure = EnclosureEvaluator.Evaluate(constant, new Dictionary<Symbol, Rational>(), 256).Interval!.Value;
        return (enclosure.Lower.ToRational() + enclosure.Upper.ToRational()) / 2;
    }

    /// <summary>The function of symbols in the place of its arguments; <paramref name="kept"/> stand for themselves, at the end.</summary>
    private int OfEnclosed(IReadOnlyList<Expr> arguments, Func<IReadOnlyList<Expr>, Expr> function, IReadOnlyList<Symbol>? kept = null)
    {
        int given = arguments.Count - (kept?.Count ?? 0);
        List<Symbol> symbols = [.. Enumerable.Range(0, given).Select(n => new Symbol(FormattableString.Invariant($"#{n}"))), .. kept ?? []];
        _enclosed.Add(new EnclosedCall<T>(function([.. symbols.Take(given)]), symbols, [.. arguments.Select(Register)]));
        return Emit(Operation.Enclosed, 0, index: _enclosed.Count - 1);
    }

    private int OfCarlson(Apply a)
    {
        _carlsons.Add(new CarlsonCall<T>(a.Function, [.. a.Arguments.Select(Register)]));
        return Emit(Operation.Carlson, 0, index: _carlsons.Count - 1);
    }

    private int OfHypergeometric(Apply a)
    {
        if (a.Arguments is not [Number first, Number second, Number third, var z])
        {
            throw new ArgumentException($"the parameters of {a} are not numbers");
        }

        if (T.IsEnclosure)
        {
            return OfEnclosed([z], argument => Apply.Of(a.Function, first, second, third, argument[0]));
        }

        _hypergeometrics.Add(new HypergeometricFunction<T>(first.Value, second.Value, third.Value));
        return Emit(Operation.Hypergeometric, Register(z), index: _hypergeometrics.Count - 1);
    }

    private int OfIntegral(Integral i)
    {
        var outer = _arguments.Keys.Where(s => Substitution.DependsOn(i.Integrand, s)).ToList();
        if (T.IsEnclosure)
        {
            return OfEnclosed([i.Lower, i.Upper, .. outer], limits => Integral.Of(i.Integrand, i.Variable, limits[0], limits[1]), outer);
        }

        _integrals.Add(CompiledIntegral<T>.Of(i, outer, [.. outer.Select(s => _arguments[s])]));
        return Emit(Operation.Integral, Register(i.Lower), Register(i.Upper), _integrals.Count - 1);
    }
}
