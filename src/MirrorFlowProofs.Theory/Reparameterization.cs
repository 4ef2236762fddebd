using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Theory;

/// <summary>A reparameterization <c>x = rho(w)</c> of one coordinate by real weights.</summary>
public sealed record Reparameterization
{
    /// <summary>Makes the reparameterization <c>x = rho(w)</c>.</summary>
    /// <param name="rho">An expression in the weights.</param>
    /// <param name="weights">The weights, in order; each must occur in <paramref name="rho"/>.</param>
    /// <exception cref="ArgumentException">No weights, a weight with another name, or one that does not occur.</exception>
    public Reparameterization(Expr rho, IReadOnlyList<Symbol> weights)
    {
        if (weights.Count == 0)
        {
            throw new ArgumentException("expected a reparameterization with at least one weight such as w1*w2");
        }

        foreach (var weight in weights)
        {
            if (!IsWeightName(weight.Name))
            {
                throw new ArgumentException($"expected weights named w1, w2, ..., found '{weight.Name}'");
            }

            if (!Substitution.DependsOn(rho, weight))
            {
                throw new ArgumentException($"the weight {weight} does not occur in {rho}");
            }
        }

        Rho = rho;
        Weights = weights;
    }

    /// <summary>The map.</summary>
    public Expr Rho { get; }

    /// <summary>The weights.</summary>
    public IReadOnlyList<Symbol> Weights { get; }

    /// <summary>
    /// The sign that x keeps whatever the weights are, 1 or -1: in every term all weights stand to even powers, and the
    /// coefficients are of one sign. Null where x takes both.
    /// </summary>
    public int? KeptSign
    {
        get
        {
            var signs = Expansion.TermsOf(MultipliedOut).Select(Product.SplitCoefficient)
                .Select(t => Product.FactorsOf(t.Monomial).All(IsSquare) ? t.Coefficient.Sign : 0).Distinct().ToList();
            return signs is [not 0 and var sign] ? sign : null;
        }
    }

    private static bool IsSquare(Expr factor) => factor is Power { Exponent: Number { Value: { IsInteger: true, Numerator.IsEven: true } } };

    /// <summary>The most terms that a map is multiplied out to, counted before like terms meet.</summary>
    internal const int MostTerms = 1000;

    /// <summary>Whether the map is a sum (see <see cref="MultipliedOut"/>).</summary>
    public bool IsSum => MultipliedOut is Sum;

    /// <summary>The map with products of sums multiplied out; as it stands where that would make more than 1000 terms.</summary>
    public Expr MultipliedOut => CanBeMultipliedOut ? Expansion.Expand(Rho) : Rho;

    /// <summary>Whether multiplying out makes at most <see cref="MostTerms"/> terms.</summary>
    internal bool CanBeMultipliedOut => Terms(Rho) <= MostTerms;

    /// <summary>How many terms multiplying out makes, at most one more than <see cref="MostTerms"/>.</summary>
    private static long Terms(Expr e) => Math.Min(MostTerms + 1, e switch
    {
        Sum s => s.Terms.Sum(Terms),
        Product p => p.Factors.Aggregate(1L, (count, f) => Math.Min(MostTerms + 1, count * Terms(f))),
        Power { Base: Sum b, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } k } } =>
            k > MostTerms ? MostTerms + 1 : (long)System.Numerics.BigInteger.Min(MostTerms + 1, System.Numerics.BigInteger.Pow(Terms(b), (int)k.Numerator)),
        _ => 1,
    });

    /// <summary>The deep diagonal network <c>x = w1 * ... * wL</c> of depth <paramref name="depth"/> at least 1.</summary>
    public static Reparameterization DeepDiagonal(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        var weights = Enumerable.Range(1, depth).Select(Weight).ToList();
        return new Reparameterization(Product.Of(weights), weights);
    }

    /// <summary>Reads an expression whose symbols are the weights, such as <c>w1^2*w2</c>; <c>w2</c> comes before <c>w10</c>.</summary>
    /// <exception cref="ParseException">The text is not an expression.</exception>
    /// <exception cref="ArgumentException">It has no weights.</exception>
    public static Reparameterization Parse(string text)
    {
        var rho = Parser.Parse(text, new Dictionary<string, Symbol>(), Domain.Real);
        return new Reparameterization(rho, InOrder(Substitution.SymbolsOf(rho)));
    }

    /// <summary>Weights by their number, each once.</summary>
    internal static IReadOnlyList<Symbol> InOrder(IEnumerable<Symbol> weights) =>
        [.. weights.Distinct().OrderBy(w => w.Name.Length).ThenBy(w => w.Name, StringComparer.Ordinal)];

    /// <summary>Weights are called w1, w2, ..., so that no weight is taken for another symbol of the theory.</summary>
    private static bool IsWeightName(string name) =>
        name.Length >= 2 && name[0] == 'w' && name[1] != '0' && name.Skip(1).All(char.IsAsciiDigit);

    /// <summary>The weight <c>w_i</c>, counted from 1.</summary>
    public static Symbol Weight(int index) => new("w" + index.ToString(CultureInfo.InvariantCulture));
}
