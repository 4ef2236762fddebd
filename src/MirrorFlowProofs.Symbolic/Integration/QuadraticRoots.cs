namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>The integral of the inverse square root of a quadratic.</summary>
public static class QuadraticRoots
{
    /// <summary><c>int_0^x dt / sqrt(A t^2 + B) = arcsinh(x sqrt(A/B)) / sqrt(A)</c>.</summary>
    /// <param name="a">A, known to be positive.</param>
    /// <param name="b">B, known to be positive.</param>
    /// <param name="x">The upper limit, any real expression.</param>
    /// <exception cref="ArgumentException">A or B is not known to be positive.</exception>
    public static Expr Integrate(Expr a, Expr b, Expr x)
    {
        foreach (var coefficient in new[] { a, b })
        {
            if (!Ranges.IsPositive(coefficient))
            {
                throw new ArgumentException($"the coefficient {coefficient} must be known to be positive");
            }
        }

        return Apply.Of(Function.Arcsinh, x * Power.Sqrt(a) / Power.Sqrt(b)) / Power.Sqrt(a);
    }
}
