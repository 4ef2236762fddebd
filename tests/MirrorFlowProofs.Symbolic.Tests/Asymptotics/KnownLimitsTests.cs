using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.Asymptotics;

/// <summary>Limits and leading terms that are known, of the theory's formulas and of textbook functions.</summary>
public class KnownLimitsTests
{
    internal static IReadOnlyDictionary<string, Symbol> Symbols { get; } = new[]
    {
        new Symbol("x"), new Symbol("y", Domain.Positive), new Symbol("s", Domain.Positive), new Symbol("X", Domain.Positive),
        new Symbol("x0", Domain.Positive), new Symbol("eps", Domain.Positive), new Symbol("lambda", Domain.Positive),
        new Symbol("u", Domain.Positive), new Symbol("a", Domain.Positive), new Symbol("r"),
        new Symbol("q", Domain.Closed(1, 2)), new Symbol("qb", new Domain(1, false, 2, true)), new Symbol("qi", new Domain(1, true, 2, true)),
        new Symbol("L", Domain.PositiveInteger), new Symbol("L3", new Domain(3, false, null, true, true)),
        new Symbol("m"), new Symbol("ms", new Domain(0, false, 1, true)), new Symbol("ml", new Domain(1, true, 2, true)),
    }.ToDictionary(s => s.Name);

    internal static Expr Parse(string text) => Parser.Parse(text, Symbols);

    internal static (Symbol Symbol, Approach At) Where(string where)
    {
        var parts = where.Split(" -> ");
        var at = parts[1] switch
        {
            "inf" => Approach.Infinity,
            "-inf" => Approach.MinusInfinity,
            [.. var point, '-'] => Approach.FromLeft(Rational.Parse(point)),
            [.. var point, '+'] => Approach.FromRight(Rational.Parse(point)),
            _ => throw new ArgumentException(where),
        };
        return (Symbols[parts[0]], at);
    }

    /// <summary>Escape times: <c>(X^(1 - m) - eps^(L (1 - m)))/(L (1 - m))</c> with the m given.</summary>
    private static string Escape(string m, string depth = "L") => $"(X^(1-({m})) - eps^({depth}*(1-({m}))))/({depth}*(1-({m})))";

    /// <summary>The regularizer of decoupled decay on the balanced manifold.</summary>
    private static string Decoupled(string q) => $"L/(L*(2-{q})+{q})*abs(x)^(2-{q}*(L-1)/L)";

    public static TheoryData<string, string, string, string> Leading() => new()
    {
        // Regularizers as the depth grows.
        { "abs(x)^(2/L)*L/2 - L/2", "L -> inf", "log(abs(x))", "1/L" },
        { "a*L/2*abs(x)^(2/L)", "L -> inf", "a*L/2", "1" },
        { Decoupled("1"), "L -> inf", "abs(x)", "1/L" },
        { Decoupled("2"), "L -> inf", "L/2", "1" },
        { Decoupled("2") + " - L/2", "L -> inf", "log(abs(x))", "1/L" },
        { Decoupled("qi"), "L -> inf", "abs(x)^(2-qi)/(2-qi)", "1/L" },
        { Decoupled("qb"), "L -> inf", "abs(x)^(2-qb)/(2-qb)", "1/L" },

        // Escape times.
        { Escape("ms"), "eps -> 0+", "X^(1-ms)/(L*(1-ms))", "eps^(L*(1-ms))" },
        { Escape("ml"), "eps -> 0+", "-eps^(L*(1-ml))/(L*(1-ml))", "1" },
        { Escape("2*(L3-1)/L3", "L3"), "eps -> 0+", "eps^(-(L3-2))/(L3-2)", "1" },
        { Escape("4/3", "3"), "eps -> 0+", "1/eps", "1" },
        { Escape("3/2", "4"), "eps -> 0+", "eps^(-2)/2", "1" },
        { "log(X/eps^L)/L", "eps -> 0+", "-log(eps)", "1" },
        { "(X^(1-m) - x0^(1-m))/(L*(1-m))", "m -> 1+", "log(X/x0)/L", "m-1" },
        { "(X^(1-m) - x0^(1-m))/(L*(1-m))", "m -> 1-", "log(X/x0)/L", "1-m" },

        // The depth-2 potential and its derivatives as lambda vanishes.
        { "arcsinh(2*y/lambda)/2", "lambda -> 0+", "-log(lambda)/2", "1" },
        { "arcsinh(2*y/lambda)/2 + log(lambda)/2", "lambda -> 0+", "log(4*y)/2", "lambda^2" },
        { "1/sqrt(4*abs(x)^q + lambda^2)", "lambda -> 0+", "abs(x)^(-q/2)/2", "lambda^2" },
        { "sqrt(4*x^2 + lambda^2)", "lambda -> 0+", "2*abs(x)", "lambda^2" },
        { "y*arcsinh(2*y/lambda)/2 - sqrt(4*y^2+lambda^2)/4 - y*log(4*y/lambda)/2", "lambda -> 0+", "-y/2", "lambda^2" },

        // Mirror maps at both ends of the curve.
        { "arctan(sqrt(u/lambda))", "u -> inf", "2*arctan(1)", "u^(-1/2)" },
        { "arctan(sqrt(u/lambda))", "u -> 0+", "sqrt(u/lambda)", "u^(3/2)" },
        { "u^(1/q)*(u+lambda)^(1/q)", "u -> inf", "u^(2/q)", "u^(2/q-1)" },
        { "u^(1/q)*(u+lambda)^(1/q)", "u -> 0+", "(lambda*u)^(1/q)", "u^(1/q+1)" },
        { "hyp2f1(1-1/qb, 1/qb, 1/qb+1, -u/lambda)*u^(1/qb)", "u -> 0+", "u^(1/qb)", "u^(1/qb+1)" },
        { "hyp2f1(1/2, 3/2, 5/2, -u)", "u -> inf", "3/2*u^(-1/2)", "u^(-3/2)*log(u)" },
        { "hyp2f1(2, 1/2, 3/2, -u)", "u -> inf", "(hyp2f1(2, 1/2, 3/2, -1) + hyp2f1(2, 3/2, 5/2, -1)/3)*u^(-1/2)", "1/u^2" },
        { "hyp2f1(1, 1, 2, -u)", "u -> inf", "log(u)/u", "1/u" },
        { "hyp2f1(2*(1-1/qi), 1/qi, 1/qi+1, -u)", "u -> 0+", "1", "u" },
        { "lambda^(1/qi-1)*qi*u^(1/qi)*hyp2f1(1-1/qi, 1/qi, 1/qi+1, -u/lambda)", "lambda -> 0+", "qi*u^(2/qi-1)/(2-qi)", "lambda^(2/qi-1)" },
        { "integral(v^(1/qb-1)*(v+lambda)^(1/qb-1), v>0, 0, u)", "u -> 0+", "qb*lambda^(1/qb-1)*u^(1/qb)", "u^(1/qb+1)" },
        { "integral((v+1)^(-1/2)*(v+2)^(-1/3), v>0, 0, u)", "u -> inf", "6*u^(1/6)", "1" },
        { "integral(v^(-1/2)*(v+1)^(-1/2), v>0, 0, u)", "u -> inf", "log(u)", "1" },
        { "integral(1/(v+1), v>0, 0, 1+s)", "s -> 0+", "integral(1/(v+1), v>0, 0, 1)", "s" },

        // Textbook functions.
        { "s^s", "s -> 0+", "1", "s*log(s)" },
        { "(1+1/s)^s", "s -> inf", "exp(1)", "1/s" },
        { "exp(s+1/s)/exp(s)", "s -> inf", "1", "1/s" },
        { "exp(1/s)*s^5", "s -> 0+", "exp(1/s)*s^5", "" },
        { "cosh(s)/exp(s)", "s -> inf", "1/2", "exp(-2*s)" },
        { "(exp(s)-1-s)/s^2", "s -> 0+", "1/2", "s" },
        { "log(log(s)+1)", "s -> inf", "log(log(s))", "1/log(s)" },
        { "s^(1/s)", "s -> inf", "1", "log(s)/s" },
        { "(sinh(s)-s)/arcsinh(s)^3", "s -> 0+", "1/6", "s^2" },
        { "sqrt(s^2+s)-s", "s -> inf", "1/2", "1/s" },
        { "(2^s+3^s)^(1/s)", "s -> inf", "3", "exp(s*log(2)-s*log(3))/s" },
        { "log(4)-2*log(2)+s", "s -> 0+", "s", "" },
        { "abs(r)", "r -> -inf", "-r", "" },
        { "arctan(r)", "r -> -inf", "-2*arctan(1)", "1/r" },
        { "sign(r-1)*(r-1)^2", "r -> 1-", "-(r-1)^2", "" },
        { "exp(exp(s)+exp(-s)) - exp(exp(s))", "s -> inf", "exp(exp(s)-s)", "exp(exp(s)-2*s)" },
    };

    [Theory]
    [MemberData(nameof(Leading))]
    public void The_leading_term_and_the_order_of_the_remainder_are_found(string text, string where, string leading, string remainder)
    {
        var (symbol, at) = Where(where);
        var result = Asymptotic.LeadingTerm(Parse(text), symbol, at);
        Assert.True(result.Expansion is not null, result.Reason);
        Assert.True(ZeroTest.AreEqual(result.Expansion.Value, Parse(leading)), result.Reason);
        var quotient = result.Expansion.Remainder is { } order && remainder != "" ? order / Parse(remainder) : result.Expansion.Remainder;
        Assert.True(
            remainder == "" ? quotient is null : quotient is not null && !Substitution.DependsOn(Expansion.Expand(quotient), symbol),
            $"{result.Reason}: {quotient}");
    }

    /// <summary>The sample that benchmarks/peers/limits.py gives to SymPy is what is found here.</summary>
    [Fact]
    public void The_sample_for_other_systems_is_current()
    {
        var lines = new List<string>();
        foreach (var row in Leading().Where(r => !r.Data.Item1.Contains("integral", StringComparison.Ordinal)))
        {
            var (text, where, _, _) = row.Data;
            var (symbol, at) = Where(where);
            var limit = Asymptotic.Limit(Parse(text), symbol, at);
            lines.Add(string.Join('\t', text, where, limit.Kind, limit.Value?.ToString() ?? "-"));
        }

        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "limits.tsv");
        var written = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("MIRRORFLOW_ACCEPT") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path), written);
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
