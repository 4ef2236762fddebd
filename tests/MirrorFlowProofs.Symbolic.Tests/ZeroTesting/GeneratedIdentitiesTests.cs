namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>
/// Identities that are true by construction are decided Zero, and near-misses that are known to be false NonZero;
/// neither is ever Undecided. With MIRRORFLOW_FULL=1 there are all 10,400 of each, otherwise a 25th of that.
/// </summary>
public class GeneratedIdentitiesTests
{
    private static int Share => Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 1 : 25;

    private delegate Pair Family(Draw draw);

    private static void Check(int all, ulong seed, Family family)
    {
        var count = all / Share;
        var failures = new List<string>();
        var (drawn, misses) = (0, 0);
        for (var i = 0; drawn < count || misses < count; i++)
        {
            var draw = new Draw(seed + 1000003UL * (ulong)i);
            if (Build(family, draw) is not { } pair)
            {
                continue;
            }

            if (drawn < count)
            {
                drawn++;
                Expect(ZeroAnswer.Zero, pair.Left - pair.Right, i, failures);
            }

            if (misses < count && NearMiss.Of(pair.Right, draw) is { } wrong)
            {
                misses++;
                Expect(ZeroAnswer.NonZero, pair.Left - wrong, i, failures);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {drawn} + {misses}:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>A drawn power may be 0 to a negative power; such a draw is left out.</summary>
    private static Pair? Build(Family family, Draw draw)
    {
        try
        {
            return family(draw);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static void Expect(ZeroAnswer expected, Expr e, int index, List<string> failures)
    {
        var result = ZeroTest.Decide(e);
        if (result.Answer != expected)
        {
            failures.Add($"{index}: {result.Answer}, expected {expected}: {e} ({result.Reason})");
        }
    }

    /// <summary>The sample that benchmarks/peers/zero_test.py gives to SymPy is what the generators make.</summary>
    [Fact]
    public void The_sample_for_other_systems_is_current()
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "sample.tsv");
        var lines = new List<string>();
        for (var i = 0; lines.Count < 200; i++)
        {
            var draw = new Draw(7 + 1000003UL * (ulong)i);
            if (Build(i % 4 == 3 ? FunctionIdentities.Draw : AlgebraicIdentities.Draw, draw) is { } pair
                && NearMiss.Of(pair.Right, draw) is { } wrong)
            {
                lines.Add($"Zero\t{pair.Left - pair.Right}");
                lines.Add($"NonZero\t{pair.Left - wrong}");
            }
        }

        var text = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("MIRRORFLOW_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    [Fact]
    public void Sums_of_products_of_powers() => Check(9200, 1, AlgebraicIdentities.Draw);

    [Fact]
    public void Combinations_of_two() => Check(400, 2, AlgebraicIdentities.Combine);

    [Fact]
    public void Named_functions() => Check(400, 3, FunctionIdentities.Draw);

    [Fact]
    public void Elliptic_integrals() => Check(400, 4, CarlsonIdentities.Draw);
}
