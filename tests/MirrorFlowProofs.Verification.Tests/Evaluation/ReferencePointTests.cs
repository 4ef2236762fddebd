using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

public sealed class ReferencePointTests
{
    // Half a unit of the 17th digit, and nothing else to speak of: the promise is 1e-13.
    private const double Largest = 6e-17;

    public static TheoryData<string, int> Files => new() { { "shared-points.json", 24 }, { "random-points.json", 480 } };

    [Theory]
    [MemberData(nameof(Files))]
    public void All_seventeen_digits_are_right_and_the_stated_error_covers_the_true_one(string file, int count)
    {
        IReadOnlyList<ReferencePoint> points = ReferencePoint.Read(file);
        Assert.Equal(count, points.Count);
        var failures = new List<string>();
        foreach (ReferencePoint point in points)
        {
            MirrorPoint values = new MirrorEvaluation(point.Q, point.Offsets).Evaluate(point.X);
            Assert.Equal(point.Normalised, values.Normalisation.Words());
            foreach ((string name, Approximation value, var exact) in point.Compare(values))
            {
                double printed = ReferencePoint.RelativeError(value.Digits!, exact);
                double computed = ReferencePoint.RelativeError(DoubleDouble.Format(value.Value, 36), exact);
                if (!(printed <= Largest) || printed > double.Parse(value.ErrorOfDigits!, System.Globalization.CultureInfo.InvariantCulture)
                    || computed > value.RelativeError + 1e-39 || !(value.RelativeError < 1e-17))
                {
                    failures.Add($"{point}: {name} {value.Digits} +- {value.ErrorOfDigits}, off {printed:e1}, computed {computed:e1} stated {value.RelativeError:e1}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n" + string.Join('\n', failures));
    }
}
