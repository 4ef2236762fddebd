using System.Diagnostics;
using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// The floating-point integrator on a one- and a four-coordinate flow, at the loosest tolerance whose measured error is at
/// most 1e-6, 1e-9 and 1e-12; the peers of benchmarks/peers/flow_speed.py and cvode_flow.c do the same work.
/// </summary>
internal static class FlowSpeed
{
    private const int Series = 7;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(0.1);

    private static readonly ExactFlow One = new(
        new(3, 2), new ExactQuadratic([1]), [[new(3, 10), new(4, 5)]], new(1, 2), Rational.Pow(10, -12));

    private static readonly ExactFlow Four = new(
        2,
        new ExactLeastSquares(
            [[1, new(1, 2), 0, new(1, 3)], [0, 1, new(1, 2), 0], [new(1, 3), 0, 1, new(1, 2)], [new(1, 2), new(1, 3), 0, 1], [1, 1, 1, 1]],
            [1, 2, 1, -1, 2]),
        [[new(3, 10), new(4, 5)], [new(1, 2), new(1, 2)], [new(1, 5), -1], [new(2, 5), new(3, 5)]],
        2,
        Rational.Pow(10, -12));

    internal static int Run()
    {
        foreach (var (name, flow) in new[] { ("one coordinate", One), ("four coordinates", Four) })
        {
            // Rigorous, and narrower than any error measured here.
            var exact = EnclosedFlow.Run(flow).Weights.SelectMany(row => row).ToList();
            Console.WriteLine($"{name}: exact {string.Join(", ", exact.Select(w => w.Middle.ToString("R", CultureInfo.InvariantCulture)))}");
            foreach (var target in new[] { 1e-6, 1e-9, 1e-12 })
            {
                // Half decades from loose to tight.
                var fits = Enumerable.Range(4, 28).Select(k => Math.Pow(10, -k / 2.0))
                    .Select(tolerance => flow.Rounded<Float64>() with { Tolerance = tolerance })
                    .First(problem => ErrorOf(problem) <= target);
                WarmUp(fits);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  error <= {target:0e-00}: {1e6 * Enumerable.Range(0, Series).Min(_ => Measure(fits)):0.0} us, error {ErrorOf(fits):0.0e-00}, tolerance {fits.Tolerance:0.0e-00}"));
            }

            double ErrorOf(FlowProblem<Float64> problem) => FlowIntegrator.Integrate(problem).Weights.SelectMany(row => row)
                .Zip(exact, (w, e) => Math.Abs(w.Value - e.Middle)).Max();
        }

        return 0;
    }

    /// <summary>Until the code is compiled as it will stay.</summary>
    private static void WarmUp(FlowProblem<Float64> problem)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Warm;)
        {
            FlowIntegrator.Integrate(problem);
        }
    }

    private static double Measure(FlowProblem<Float64> problem)
    {
        var clock = Stopwatch.StartNew();
        var runs = 0;
        do
        {
            FlowIntegrator.Integrate(problem);
            runs++;
        }
        while (clock.Elapsed < Long);

        return clock.Elapsed.TotalSeconds / runs;
    }
}
