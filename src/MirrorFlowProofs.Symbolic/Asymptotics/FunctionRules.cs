namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>The named functions of one argument, S.</summary>
internal sealed partial class ExpansionRules
{
    private static readonly Rational Half = new(1, 2);

    private Series OfFunction(Apply a) => a.Function switch
    {
        Function.Hypergeometric => OfHypergeometric(a),
        Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ => OfCarlson(a),
        Function.Log => Log(Of(a.Argument), a.Argument),
        Function.Exp => Exp(Of(a.Argument)),
        _ when Of(a.Argument).IsZero => _algebra.Constant(Apply.Of(a.Function, Expr.Zero)),
        Function.Abs => SizeOf(Of(a.Argument)),
        Function.Sign => _algebra.Constant(SignOf(Of(a.Argument))),
        Function.Sinh => Hyperbolic(Of(a.Argument), Function.Sinh, Function.Cosh, -1),
        Function.Cosh => Hyperbolic(Of(a.Argument), Function.Cosh, Function.Sinh, 1),
        Function.Arcsinh => Arcsinh(Of(a.Argument)),
        Function.Arctan => Arctan(Of(a.Argument)),
        _ => throw new InvalidOperationException($"unknown function {a.Function}"),
    };

    /// <summary>Near the limit S has the sign of its leading coefficient, since scales are positive.</summary>
    private Expr SignOf(Series s) => Coefficients.SignOf(Leading(s).Coefficient);

    /// <summary><c>|S| = sign(c) S</c>.</summary>
    private Series SizeOf(Series s) => SeriesAlgebra.Multiply(s, SignOf(s), Scale.One);

    /// <summary>
    /// At a finite limit by the addition theorem; otherwise <c>(exp(S) + sign exp(-S))/2</c>.
    /// </summary>
    private Series Hyperbolic(Series s, Function self, Function other, int sign)
    {
        var (divergent, c, d) = Split(s);
        if (divergent.Count == 0)
        {
            return Compose(PowerSeriesCoefficients.Alternating(Apply.Of(self, c), Apply.Of(other, c)), d);
        }

        var sum = _algebra.Add(Exp(s), SeriesAlgebra.Multiply(Exp(SeriesAlgebra.Negate(s)), sign, Scale.One));
        return SeriesAlgebra.Multiply(sum, Half, Scale.One);
    }

    /// <summary>
    /// At a finite limit by its derivative <c>(1 + y^2)^(-1/2)</c>; otherwise <c>sign(c) log(|S| + sqrt(S^2 + 1))</c>.
    /// </summary>
    private Series Arcsinh(Series s)
    {
        var (divergent, c, d) = Split(s);
        if (divergent.Count == 0)
        {
            return Compose(InverseFunction(Function.Arcsinh, c, -Half), d);
        }

        var size = SizeOf(s);
        var root = ToPower(_algebra.Add(_algebra.Multiply(size, size), _algebra.Constant(1)), Half, Expr.One);
        return SeriesAlgebra.Multiply(Log(_algebra.Add(size, root), Expr.One), SignOf(s), Scale.One);
    }

    /// <summary>
    /// At a finite limit by its derivative <c>1/(1 + y^2)</c>; otherwise <c>sign(c) pi/2 - arctan(1/S)</c>, where
    /// <c>pi/2 = 2 arctan(1)</c>.
    /// </summary>
    private Series Arctan(Series s)
    {
        var (divergent, c, d) = Split(s);
        return divergent.Count == 0
            ? Compose(InverseFunction(Function.Arctan, c, -1), d)
            : _algebra.Add(
                _algebra.Constant(SignOf(s) * 2 * Apply.Of(Function.Arctan, 1)),
                SeriesAlgebra.Negate(Arctan(ToPower(s, -1, Expr.One))));
    }

    /// <summary>A function with the derivative <c>(1 + y^2)^a</c>, at <c>y = c + d</c>.</summary>
    private static IEnumerable<Expr> InverseFunction(Function function, Expr c, Rational a) =>
        PowerSeriesCoefficients.IntegralOfPower(Apply.Of(function, c), 1 + Power.Of(c, 2), 2 * c, 1, a);
}
