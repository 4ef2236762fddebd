using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// The steepest flow of a monomial <c>x = c prod w_i^(k_i)</c>, computed from the definition: the curve
/// <c>dw_i/dtau = psi_i(w)</c> that every flow follows, and the exponent and scale that make
/// <c>u_i = kappa_i |w_i|^a</c> advance alike.
/// </summary>
public sealed record MonomialFlow
{
    private readonly Lazy<IReadOnlyList<Expr>> _speeds;
    private readonly Lazy<IReadOnlyList<Expr>> _metricTerms;

    private MonomialFlow(
        Geometry geometry,
        Reparameterization reparameterization,
        IReadOnlyList<Expr> partials,
        IReadOnlyList<Rational> multiplicities,
        Expr invariantExponent)
    {
        Geometry = geometry;
        Reparameterization = reparameterization;
        Partials = partials;
        Multiplicities = multiplicities;
        InvariantExponent = invariantExponent;
        _speeds = new Lazy<IReadOnlyList<Expr>>(() => [.. partials.Select(geometry.SignedPower)]);
        _metricTerms = new Lazy<IReadOnlyList<Expr>>(() => [.. partials.Select(
            d => Geometry.SizeToPower(d, geometry.SpeedExponent + 1))]);
    }

    /// <summary>The geometry.</summary>
    public Geometry Geometry { get; }

    /// <summary>The reparameterization.</summary>
    public Reparameterization Reparameterization { get; }

    /// <summary>The partial derivatives <c>d rho / d w_i</c>, one a weight.</summary>
    public IReadOnlyList<Expr> Partials { get; }

    /// <summary>The <c>k_i</c>, one a weight, from <c>w_i d_i rho = k_i rho</c>.</summary>
    public IReadOnlyList<Rational> Multiplicities { get; }

    /// <summary>The exponent <c>a</c> of the conserved quantities; <c>q</c> for the flow as defined.</summary>
    public Expr InvariantExponent { get; }

    /// <summary>
    /// One weight for each multiplicity, the first that has it, with all that do. Exchanging two weights of one
    /// multiplicity leaves a monomial as it is, so what is an identity for one of them is one for all.
    /// </summary>
    public IReadOnlyList<Representative> Representatives => [.. Enumerable.Range(0, Multiplicities.Count)
        .GroupBy(i => Multiplicities[i])
        .Select(alike => new Representative(alike.First(), [.. alike]))];

    /// <summary>The degree <c>K = sum k_i</c>.</summary>
    public Rational Degree => Multiplicities.Aggregate(Rational.Zero, (sum, k) => sum + k);

    /// <summary>The coefficient <c>c</c>.</summary>
    public Expr Coefficient => Substitution.Replace(
        Reparameterization.Rho, Reparameterization.Weights.ToDictionary(w => w, _ => Expr.One));

    /// <summary>Whether <c>x &lt;= 0</c> for all weights: a negative coefficient, and every <c>k_i</c> even.</summary>
    public bool TakesNoPositiveValue => IsNegative && Multiplicities.All(k => k.Numerator.IsEven);

    /// <summary>Whether the coefficient is negative, so that <c>x &gt; 0</c> needs a weight that is not.</summary>
    public bool IsNegative => Ranges.Of(Coefficient).IsNegative;

    /// <summary>The speed <c>psi_i = sign(d_i rho) |d_i rho|^(q-1)</c> of a weight along the curve.</summary>
    public Expr Speed(int i) => _speeds.Value[i];

    /// <summary>The part <c>d_i psi_i = |d_i rho|^q</c> of a weight in the inverse metric.</summary>
    public Expr MetricTerm(int i) => _metricTerms.Value[i];

    /// <summary>The quantity <c>u_i = k_i^(1-q) |w_i|^q</c>.</summary>
    public Expr Invariant(int i) => Scale(i) * Power.Of(Size(i), InvariantExponent);

    /// <summary>The scale <c>kappa_i</c> in front of <c>|w_i|^a</c>.</summary>
    public Expr Scale(int i) => Power.Of(Multiplicities[i], -Geometry.SpeedExponent);

    /// <summary>The size <c>|w_i|</c>.</summary>
    public Expr Size(int i) => Apply.Of(Function.Abs, Reparameterization.Weights[i]);

    /// <summary>
    /// Reads the multiplicities off <c>w_i d_i rho / rho</c> and the exponent off the powers of <c>|w_i|</c> in the
    /// flow. Null when <c>rho</c> is not a monomial: then some <c>w_i d_i rho / rho</c> is not a number.
    /// </summary>
    public static MonomialFlow? TryCreate(Geometry geometry, Reparameterization reparameterization)
    {
        var partials = new List<Expr>();
        var multiplicities = new List<Rational>();
        foreach (var weight in reparameterization.Weights)
        {
            var partial = Calculus.Differentiate(reparameterization.Rho, weight);
            if (Multiplicity(reparameterization.Rho, weight) is not { } k)
            {
                return null;
            }

            partials.Add(partial);
            multiplicities.Add(k);
        }

        var flow = new MonomialFlow(geometry, reparameterization, partials, multiplicities, Expr.One);
        var sizeOfX = Power.Of(Apply.Of(Function.Abs, reparameterization.Rho), geometry.SpeedExponent);
        var exponents = flow.Representatives.Select(r => flow.BalancingExponent(r.Index, sizeOfX)).Distinct().ToList();
        return exponents.Count == 1
            ? new MonomialFlow(geometry, reparameterization, partials, multiplicities, exponents[0])
            : null;
    }

    /// <summary>
    /// The <c>k</c> in <c>w d rho/dw = k rho</c>, from the one factor of <c>rho</c> in which the weight occurs: what the
    /// others are, cancels. Null where that is no positive integer.
    /// </summary>
    private static Rational? Multiplicity(Expr rho, Symbol weight) =>
        Product.FactorsOf(rho).Where(f => Substitution.DependsOn(f, weight)).ToList() is [var own]
            && Product.Of(weight, Calculus.Differentiate(own, weight), Power.Of(own, -1)) is Number { Value: { IsInteger: true, Sign: > 0 } k }
                ? k
                : null;

    /// <summary>
    /// The exponent <c>a</c> for which <c>d|w_i|^a/dtau</c> depends on <c>w_i</c> through <c>x</c> alone: the power of
    /// <c>|w_i|</c> in <c>|w_i|^(a-1) |psi_i|</c> must be the one in <c>|x|^(q-1)</c>.
    /// </summary>
    private Expr BalancingExponent(int i, Expr sizeOfX)
    {
        var inSpeed = ExponentOfSize(Geometry.SizeToPower(Partials[i], Geometry.SpeedExponent), i);
        var inX = ExponentOfSize(sizeOfX, i);
        return Expansion.Expand(1 + inX - inSpeed);
    }

    private Expr ExponentOfSize(Expr monomial, int i)
    {
        var weight = Reparameterization.Weights[i];
        var exponent = Expr.Zero;
        foreach (var factor in Product.FactorsOf(monomial))
        {
            var (@base, power) = factor is Power p ? (p.Base, p.Exponent) : (factor, Expr.One);
            if (@base.Equals(weight) || @base.Equals(Size(i)))
            {
                exponent += power;
            }
        }

        return exponent;
    }
}

/// <summary>A weight that stands for all of its multiplicity.</summary>
/// <param name="Index">Its index from 0.</param>
/// <param name="Alike">The indices of all weights of that multiplicity, itself first.</param>
public sealed record Representative(int Index, IReadOnlyList<int> Alike)
{
    /// <summary>The words that a statement about it is one about all of them; empty where it stands for itself alone.</summary>
    internal string AndAlike => Alike.Count == 1 ? "" : $", and alike for all {Alike.Count} weights of this multiplicity";
}
