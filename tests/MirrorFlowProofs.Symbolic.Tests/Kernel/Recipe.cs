using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>
/// How an expression is put together, before any rule of the kernel sees it: it can be built by the kernel, and it can
/// be valued as written. The two must agree.
/// </summary>
internal abstract record Recipe
{
    internal abstract Expr Build();

    /// <summary>The value as written; every intermediate value is reported.</summary>
    internal double Value(IReadOnlyDictionary<Symbol, double> at, Action<double> seen)
    {
        var value = Combine(at, seen);
        seen(value);
        return value;
    }

    private protected abstract double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen);

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
            (1, Gen.Select(inner, inner, (b, e) => (Recipe)new Raised(b, e))),
            (4, Gen.Select(
                Gen.Enum<Function>().Select(f => f == Function.Hypergeometric ? Function.Abs : f), inner,
                (f, a) => (Recipe)new Called(f, a))));
    });

    internal sealed record Leaf(Expr Expr) : Recipe
    {
        internal override Expr Build() => Expr;

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen) =>
            DoubleEvaluator.Evaluate(Expr, at);
    }

    internal sealed record Plus(List<Recipe> Parts) : Recipe
    {
        internal override Expr Build() => Sum.Of(Parts.Select(p => p.Build()));

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen) =>
            Parts.Sum(p => p.Value(at, seen));

        public override string ToString() => $"({string.Join(" + ", Parts)})";
    }

    internal sealed record Times(List<Recipe> Parts) : Recipe
    {
        internal override Expr Build() => Product.Of(Parts.Select(p => p.Build()));

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen) =>
            Parts.Aggregate(1.0, (product, p) => product * p.Value(at, seen));

        public override string ToString() => $"({string.Join(" * ", Parts)})";
    }

    internal sealed record Raised(Recipe Base, Recipe Exponent) : Recipe
    {
        internal override Expr Build() => Base.Build().Pow(Exponent.Build());

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen) =>
            Math.Pow(Base.Value(at, seen), Exponent.Value(at, seen));
    }

    internal sealed record Called(Function Function, Recipe Argument) : Recipe
    {
        internal override Expr Build() => Apply.Of(Function, Argument.Build());

        private protected override double Combine(IReadOnlyDictionary<Symbol, double> at, Action<double> seen) =>
            DoubleEvaluator.Function(Function, Argument.Value(at, seen));
    }
}
