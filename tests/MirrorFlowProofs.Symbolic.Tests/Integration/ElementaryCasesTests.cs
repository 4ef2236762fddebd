using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Tests.Integration;

public class ElementaryCasesTests
{
    private static readonly Symbol U = new("u", Domain.Nonnegative);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);

    public static TheoryData<string, int> Catalog()
    {
        var data = new TheoryData<string, int>();
        foreach (var q in new[] { "1", "6/5", "5/4", "4/3", "3/2", "8/5", "5/3", "7/4", "2" })
        {
            foreach (var numerator in new[] { 1, 2 })
            {
                data.Add(q, numerator);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Catalog))]
    public void FirstBalancedIntegralsDifferentiateBack(string q, int numerator)
    {
        var failures = new List<string>();
        for (var depth = 2; depth <= 8; depth++)
        {
            var exponent = numerator / Rational.Parse(q) - 1;
            PowerFactor[] factors = [new(0, exponent), new(Lambda, (depth - 1) * exponent)];
            var result = PowerProductIntegration.Integrate(factors, U);
            var difference = Calculus.Differentiate(result.Value, U) - PowerProductIntegration.Integrand(factors, U);
            var answer = ZeroTest.Decide(difference);
            if (answer.Answer != ZeroAnswer.Zero)
            {
                failures.Add($"L={depth}: {result.Value}: {answer.Reason}");
            }
        }

        Assert.Empty(failures);
    }
}
