using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>The gradient of a convex loss of one coordinate.</summary>
/// <param name="At">G(x).</param>
/// <param name="Slope">G' where G is affine, G = Slope (x - Zero), at least 0; null where it is not.</param>
/// <param name="Zero">Where G is 0; null where it is nowhere.</param>
internal sealed record ScalarGradient(Func<Expr, Expr> At, Rational? Slope, Rational? Zero)
{
    /// <summary>The sign of G(x).</summary>
    internal int Sign(Rational x) => Zero is { } zero ? (x - zero).Sign : SignWithoutZero;

    /// <summary>The sign of a gradient that is nowhere 0, or everywhere.</summary>
    private int SignWithoutZero { get; init; }

    /// <summary>Whether G is a constant.</summary>
    internal bool IsConstant => Slope is { IsZero: true };

    /// <summary>The gradient of a loss of one coordinate.</summary>
    internal static ScalarGradient Of(ExactLoss loss) => loss switch
    {
        ExactQuadratic quadratic => Affine(1, quadratic.B[0]),
        ExactLinear linear => Constant(-linear.B[0]),
        ExactLogistic logistic => new(x => logistic.Gradient([x])[0], logistic.B[0].IsZero ? 0 : null, null)
        {
            SignWithoutZero = -logistic.B[0].Sign,
        },
        ExactLeastSquares squares => Affine(
            squares.A.Aggregate(Rational.Zero, (sum, row) => sum + row[0] * row[0]),
            squares.A.Zip(squares.B).Aggregate(Rational.Zero, (sum, row) => sum + row.First[0] * row.Second)),
        _ => throw new ArgumentException($"expected a loss of one coordinate, found {loss.GetType().Name}", nameof(loss)),
    };

    private static ScalarGradient Affine(Rational slope, Rational constant) => slope.IsZero
        ? Constant(-constant)
        : new(x => slope * x - constant, slope, constant / slope);

    private static ScalarGradient Constant(Rational value) => new(_ => value, 0, null) { SignWithoutZero = value.Sign };
}
