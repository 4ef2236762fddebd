using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>
/// How an expression is put together, before any rule of the kernel sees it: it can be built by the kernel, and it can
/// be valued as written. The two must agree.
/// </summary>
internal abstract record Recipe
{
    internal abstract Expr Build();

    /// <summary>The value as written; the probe sees every intermediate value.</summary>
    internal double Value(IReadOnlyDictionary<Symbol, double> at, Probe probe)
    {
        var value = Combine(at, probe);
        probe.See(value);
        return value;
    }

    /// <summary>A 0 that only rounding made is no value.</summary>
    private static double NotUnderflown(double value, bool mayBeZero) => value == 0 && !mayBeZero ? double.NaN : value;

    private protected abstract double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe);

    internal static readonly Gen<Recipe> Any = Gen.Recursive<Recipe>((depth, inner) =>
    {
        var leaf = Gen.Frequency(
            (2, ExprGen.Rationals.Select(r => (Recipe)new Leaf(r))),
            (4, Gen.OneOf<Expr>([.. ExprGen.Symbols]).Select(s => (Recipe)new Leaf(s))));
        return depth > 3 ? leaf : Gen.Frequency(
            (3, leaf),
            (3, inner.List[2, 3].Select(parts => (Recipe)new Plus(parts))),
            (4, inner.List[2, 3].Select(parts => (Recipe)new Times(parts))),
            (5, Gen.Select(inner, ExprGen.Exponents, (b, e) => (Recipe)new Raised(b, new Leaf(e)))),
            (1, Gen.Select(inner, inner, Gen.OneOf(Function.Sign, Function.Arctan), (b, e, bounded) =>
                (Recipe)new Raised(b, new Called(bounded, e)))),
            (4, Gen.Select(
                Gen.Enum<Function>().Select(f => f.Arity() == 1 && f != Function.CosPi ? f : Function.Abs), inner,
                (f, a) => (Recipe)new Called(f, a))));
    });

    internal sealed record Leaf(Expr Expr) : Recipe
    {
        internal override Expr Build() => Expr;

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe) =>
            DoubleEvaluator.Evaluate(Expr, at);
    }

    internal sealed record Plus(List<Recipe> Parts) : Recipe
    {
        internal override Expr Build() => Sum.Of(Parts.Select(p => p.Build()));

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe) =>
            Parts.Sum(p => p.Value(at, probe));

        public override string ToString() => $"({string.Join(" + ", Parts)})";
    }

    internal sealed record Times(List<Recipe> Parts) : Recipe
    {
        internal override Expr Build() => Product.Of(Parts.Select(p => p.Build()));

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe) =>
            Parts.Aggregate(1.0, (product, p) => product * p.Value(at, probe));

        public override string ToString() => $"({string.Join(" * ", Parts)})";
    }

    internal sealed record Raised(Recipe Base, Recipe Exponent) : Recipe
    {
        internal override Expr Build() => Base.Build().Pow(Exponent.Build());

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe) =>
            Raise(Base.Value(at, probe), Exponent.Value(at, probe), probe);

        private double Raise(double b, double e, Probe probe)
        {
            probe.IsGeneric &= b > 0 || Exponent is Leaf { Expr: Number or Symbol { Domain.IsInteger: true } };
            return NotUnderflown(Math.Pow(b, e), mayBeZero: b == 0);
        }
    }

    internal sealed record Called(Function Function, Recipe Argument) : Recipe
    {
        internal override Expr Build() => Apply.Of(Function, Argument.Build());

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Probe probe) =>
            NotUnderflown(DoubleEvaluator.Function(Function, Argument.Value(at, probe)), Function != Symbolic.Function.Exp);
    }
}
