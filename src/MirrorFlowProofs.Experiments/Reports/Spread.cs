using MathNet.Numerics.Distributions;

namespace MirrorFlowProofs.Experiments;

/// <summary>The mean of measurements over seeds with its 95% confidence interval (Student's t; the seeds are independent).</summary>
/// <param name="Mean">The mean; NaN where a measurement is.</param>
/// <param name="HalfWidth">Half the interval; 0 for a single measurement, of which nothing is known.</param>
/// <param name="Count">How many.</param>
public sealed record Spread(double Mean, double HalfWidth, int Count)
{
    /// <summary>Of at least one measurement.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (mean, n) = (values.Average(), values.Count);
        if (n == 1)
        {
            return new(mean, 0, 1);
        }

        var variance = values.Sum(v => (v - mean) * (v - mean)) / (n - 1);
        return new(mean, StudentT.InvCDF(0, 1, n - 1, 0.975) * Math.Sqrt(variance / n), n);
    }

    /// <summary><c>1.23 +- 0.04</c>; the mean alone of what does not vary.</summary>
    public string Text(string format) => Count == 1 || HalfWidth <= 1e-12 * Math.Abs(Mean)
        ? Mean.ToString(format, System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Mean.ToString(format, System.Globalization.CultureInfo.InvariantCulture)} +- {HalfWidth:g2}");
}
