using MathNet.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>
/// How accurate MathNet.Numerics' incomplete beta function is on int_0^u v^(-1/3) (v + 1)^(-1) dv
/// = B(u/(1+u); 2/3, 1/3), q = 3/2 at depth 4: why the integrals here are our own.
/// </summary>
public sealed class LibraryIncompleteBetaTests
{
    [Fact]
    public void The_library_loses_digits_where_our_integral_does_not()
    {
        // Offsets 0, 1, 1, 1 with one exponent -1/3 give v^(-1/3) (v + 1)^(-1).
        Rational a = new(-1, 3);
        var ours = new PowerProductIntegral<Float64>([0.0, 1.0, 1.0, 1.0], a);
        var exact = new PowerProductIntegral<DoubleDouble>([0, 1, 1, 1], a);
        double scale = SpecialFunctions.Beta(2.0 / 3, 1.0 / 3);
        double worstOurs = 0;
        double worstLibrary = 0;
        for (int e = -40; e <= 40; e++)
        {
            double u = Math.ScaleB(1.25, e);
            DoubleDouble reference = exact.FromZero(u);
            double library = scale * SpecialFunctions.BetaRegularized(2.0 / 3, 1.0 / 3, u / (1 + u));
            worstOurs = Math.Max(worstOurs, Error(ours.FromZero(u).Value, reference));
            worstLibrary = Math.Max(worstLibrary, Error(library, reference));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"ours {worstOurs:E1}, library {worstLibrary:E1}");
        Assert.InRange(worstOurs, 0, 2e-15);
        Assert.InRange(worstLibrary, 1e-14, 1e-6);
    }

    private static double Error(double value, DoubleDouble reference) => Math.Abs(((value - reference) / reference).High);
}
