using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// Long runs that print as they go: the grid of all rational q of small denominator, and the cost of depth. One thread.
/// </summary>
internal static class DerivationGrid
{
    /// <summary>Every rational q in [1, 2] with denominator up to 12, every depth up to 16, every balance.</summary>
    internal static int Run()
    {
        var cases = (
            from q in Exponents(12)
            from depth in Enumerable.Range(1, 16)
            from kind in Enum.GetValues<BalanceKind>()
            select (Q: q, Depth: depth, Kind: kind)).ToList();
        var clock = Stopwatch.StartNew();
        var slowest = new PriorityQueue<string, double>();
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (q, depth, kind) in cases)
        {
            var one = Stopwatch.StartNew();
            var name = $"q={q} L={depth} {kind}";
            var answer = $"{kind}: {Decide(q, depth, kind, name)}";
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
            slowest.Enqueue(name, one.Elapsed.TotalSeconds);
            if (slowest.Count > 5)
            {
                slowest.Dequeue();
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} derivations in {clock.Elapsed.TotalSeconds:0.0} s on one thread"));
        foreach (var (answer, count) in answers)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {answer} {count}"));
        }

        while (slowest.TryDequeue(out var name, out var seconds))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  slow: {seconds:0.00} s {name}"));
        }

        return answers.Keys.All(a => a.EndsWith(nameof(ObligationAnswer.Holds), StringComparison.Ordinal)) ? 0 : 1;
    }

    /// <summary>The cost of depth at symbolic q, and the exponent of the power of L fitted to it.</summary>
    internal static int Depth()
    {
        foreach (var kind in Enum.GetValues<BalanceKind>())
        {
            double[] depths = [16, 32, 64, 128, 256];
            Decide(Geometry.SymbolicQ, 64, kind, "warm-up");
            var seconds = depths.Select(depth =>
            {
                // The best of three: everything else on the machine only adds.
                return Enumerable.Range(0, 3).Min(_ =>
                {
                    var clock = Stopwatch.StartNew();
                    Decide(Geometry.SymbolicQ, (int)depth, kind, "depth");
                    return clock.Elapsed.TotalSeconds;
                });
            }).ToArray();
            var (_, exponent) = Fit.Line([.. depths.Skip(1).Select(d => Math.Log(d))], [.. seconds.Skip(1).Select(s => Math.Log(s))]);
            var times = depths.Zip(seconds, (d, s) => string.Create(CultureInfo.InvariantCulture, $"L={d} {1000 * s:0.0} ms"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kind}: {string.Join(", ", times)}; fitted exponent from 32 on {exponent:0.00}"));
        }

        return 0;
    }

    private static ObligationAnswer Decide(Expr q, int depth, BalanceKind kind, string name)
    {
        var derivation = MirrorFlowTheory.Derive(
            new Geometry(q), Reparameterization.DeepDiagonal(depth), Balance.Of(kind, depth));
        var answer = ObligationAnswer.Holds;
        foreach (var step in derivation.Steps)
        {
            var result = step.Decide();
            if (result.Answer != ObligationAnswer.Holds)
            {
                Console.WriteLine($"{name}: {step.Id}: {result.Answer}: {result.Results.First(r => r.Answer != ObligationAnswer.Holds).Reason}");
                answer = result.Answer;
            }
        }

        return answer;
    }

    private static IEnumerable<Rational> Exponents(int largestDenominator) =>
        Enumerable.Range(1, largestDenominator)
            .SelectMany(d => Enumerable.Range(d, d + 1).Select(n => new Rational(n, d)))
            .Distinct()
            .OrderBy(q => q);
}
