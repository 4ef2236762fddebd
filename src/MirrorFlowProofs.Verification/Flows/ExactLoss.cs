using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>A loss given by exact numbers.</summary>
public abstract record ExactLoss
{
    private protected ExactLoss()
    {
    }

    /// <summary>The number of coordinates of x.</summary>
    public abstract int Dimension { get; }

    /// <summary>The loss with its numbers rounded to T.</summary>
    public abstract ILoss<T> Rounded<T>()
        where T : struct, IReal<T>;

    /// <summary>The gradient, one expression a coordinate.</summary>
    /// <param name="x">The coordinates.</param>
    internal abstract IReadOnlyList<Expr> Gradient(IReadOnlyList<Expr> x);

    /// <summary>H and G(0) of an affine gradient G = G(0) + H x; null where it is not affine.</summary>
    internal virtual (Rational[][] Curvature, Rational[] Constant)? AffineGradient => null;

    /// <summary>The loss of one coordinate by itself; null where others enter its gradient.</summary>
    internal abstract ExactLoss? OfCoordinate(int coordinate);

    private protected static T[] Round<T>(IReadOnlyList<Rational> values)
        where T : struct, IReal<T> => [.. values.Select(value => T.FromRational(value.Numerator, value.Denominator))];
}

/// <summary>sum_i (x_i - b_i)^2 / 2.</summary>
/// <param name="B">One b a coordinate.</param>
public sealed record ExactQuadratic(IReadOnlyList<Rational> B) : ExactLoss
{
    /// <inheritdoc/>
    public override int Dimension => B.Count;

    /// <inheritdoc/>
    public override ILoss<T> Rounded<T>() => new QuadraticLoss<T>(Round<T>(B));

    internal override (Rational[][] Curvature, Rational[] Constant)? AffineGradient =>
        ([.. B.Select((_, i) => B.Select((_, j) => i == j ? Rational.One : Rational.Zero).ToArray())], [.. B.Select(b => -b)]);

    internal override ExactLoss OfCoordinate(int coordinate) => new ExactQuadratic([B[coordinate]]);

    internal override IReadOnlyList<Expr> Gradient(IReadOnlyList<Expr> x) => [.. x.Select((xi, i) => xi - B[i])];
}

/// <summary>sum_i log(1 + exp(-b_i x_i)).</summary>
/// <param name="B">One b a coordinate.</param>
public sealed record ExactLogistic(IReadOnlyList<Rational> B) : ExactLoss
{
    /// <inheritdoc/>
    public override int Dimension => B.Count;

    /// <inheritdoc/>
    public override ILoss<T> Rounded<T>() => new LogisticLoss<T>(Round<T>(B));

    internal override ExactLoss OfCoordinate(int coordinate) => new ExactLogistic([B[coordinate]]);

    internal override IReadOnlyList<Expr> Gradient(IReadOnlyList<Expr> x) =>
        [.. x.Select((xi, i) => -B[i] / (1 + Apply.Of(Function.Exp, B[i] * xi)))];
}

/// <summary>sum_i -b_i x_i.</summary>
/// <param name="B">One b a coordinate.</param>
public sealed record ExactLinear(IReadOnlyList<Rational> B) : ExactLoss
{
    /// <inheritdoc/>
    public override int Dimension => B.Count;

    /// <inheritdoc/>
    public override ILoss<T> Rounded<T>() => new LinearLoss<T>(Round<T>(B));

    internal override (Rational[][] Curvature, Rational[] Constant)? AffineGradient =>
        ([.. B.Select(_ => B.Select(_ => Rational.Zero).ToArray())], [.. B.Select(b => -b)]);

    internal override ExactLoss OfCoordinate(int coordinate) => new ExactLinear([B[coordinate]]);

    internal override IReadOnlyList<Expr> Gradient(IReadOnlyList<Expr> x) => [.. B.Select(b => (Expr)(-b))];
}

/// <summary>|A x - b|^2 / 2.</summary>
/// <param name="A">The rows of A, at least one, all of one length.</param>
/// <param name="B">One entry a row.</param>
public sealed record ExactLeastSquares(IReadOnlyList<IReadOnlyList<Rational>> A, IReadOnlyList<Rational> B) : ExactLoss
{
    /// <inheritdoc/>
    public override int Dimension => A[0].Count;

    /// <inheritdoc/>
    public override ILoss<T> Rounded<T>() => new LeastSquaresLoss<T>([.. A.Select(Round<T>)], Round<T>(B));

    internal override (Rational[][] Curvature, Rational[] Constant)? AffineGradient => (
        [.. Enumerable.Range(0, Dimension).Select(i => Enumerable.Range(0, Dimension).Select(j => Total(row => row[i] * row[j])).ToArray())],
        [.. Enumerable.Range(0, Dimension).Select(i => -A.Zip(B, (row, b) => row[i] * b).Aggregate(Rational.Zero, (sum, term) => sum + term))]);

    internal override ExactLoss? OfCoordinate(int coordinate) => Dimension == 1 ? this : null;

    internal override IReadOnlyList<Expr> Gradient(IReadOnlyList<Expr> x)
    {
        List<Expr> residual = [.. A.Select((row, k) => Sum.Of(row.Select((a, i) => a * x[i])) - B[k])];
        return [.. x.Select((_, i) => Sum.Of(A.Select((row, k) => row[i] * residual[k])))];
    }

    private Rational Total(Func<IReadOnlyList<Rational>, Rational> term) => A.Aggregate(Rational.Zero, (sum, row) => sum + term(row));
}
