using System.Globalization;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>A computed number with an estimate of its relative error, measured and padded, not a proved bound.</summary>
/// <param name="Value">
/// The number, infinite where the quantity is; NaN with error 0 where the quantity has no value; infinite or NaN with an
/// infinite error where it is beyond the range of the arithmetic.
/// </param>
/// <param name="RelativeError">
/// |value - exact| / |exact|, estimated; 0 for values that are exact (0, or infinite); at least 1 where nothing is
/// claimed.
/// </param>
public readonly record struct Approximation(DoubleDouble Value, double RelativeError)
{
    // Half a unit of the 17th digit of 1.000...
    private const double DecimalRounding = 5e-17;

    /// <summary>A value without error.</summary>
    public static Approximation Exact(DoubleDouble value) => new(value, 0);

    /// <summary>Whether the quantity has a value at all: a number, or infinity where it is infinite.</summary>
    public bool IsDefined => !double.IsNaN(Value.High) || RelativeError > 0;

    /// <summary>
    /// The value correctly rounded to 17 significant digits, <c>Infinity</c> where it is infinite; null where there is no
    /// value, or none within the range of the arithmetic.
    /// </summary>
    public string? Digits => double.IsNaN(Value.High) || (double.IsInfinity(Value.High) && RelativeError > 0)
        ? null
        : DoubleDouble.Format(Value, 17);

    /// <summary>
    /// The estimate of the relative error of <see cref="Digits"/>, two digits rounded up; <c>Infinity</c> for a value beyond
    /// the range of the arithmetic, null where there is no value.
    /// </summary>
    public string? ErrorOfDigits => !IsDefined ? null
        : Digits is null ? "Infinity"
        : RoundedUp(RelativeError == 0 && (Value.High == 0 || double.IsInfinity(Value.High)) ? 0 : RelativeError + DecimalRounding);

    private static string RoundedUp(double error)
    {
        string text = error.ToString("0.0e+0", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) < error)
        {
            double unit = Math.Pow(10, Math.Floor(Math.Log10(error)) - 1);
            text = (error + (unit / 2)).ToString("0.0e+0", CultureInfo.InvariantCulture);
        }

        return error == 0 ? "0" : text.Replace("e+0", "", StringComparison.Ordinal).Replace("e+", "e", StringComparison.Ordinal);
    }
}
