using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// An explicit Runge-Kutta pair as exact rational data: nodes c, lower triangle a, weights b of the propagated formula
/// and of the embedded one.
/// </summary>
public sealed partial class ButcherTableau
{
    private readonly Rational[][] _a;

    /// <summary>Takes the data and checks shapes, row sums sum_j a_ij = c_i, and that both weights sum to 1.</summary>
    /// <exception cref="ArgumentException">A check fails; the message names the row.</exception>
    public ButcherTableau(
        string name, string source, int order, int embeddedOrder, Rational[] c, Rational[][] a, Rational[] b, Rational[] embedded)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(embedded);
        (Name, Source, Order, EmbeddedOrder) = (name, source, order, embeddedOrder);
        (Nodes, Weights, EmbeddedWeights, _a) = (c, b, embedded, a);
        if (a.Length != c.Length || b.Length != c.Length || embedded.Length != c.Length)
        {
            throw new ArgumentException($"{name}: {c.Length} nodes, {a.Length} rows, {b.Length} and {embedded.Length} weights.");
        }

        for (int i = 0; i < a.Length; i++)
        {
            if (a[i].Length != i || Sum(a[i]) != c[i])
            {
                throw new ArgumentException($"{name}: row {i + 1} does not have {i} entries that sum to {c[i]}.");
            }
        }

        if (!Sum(b).IsOne || !Sum(embedded).IsOne)
        {
            throw new ArgumentException($"{name}: the weights sum to {Sum(b)} and {Sum(embedded)}, not to 1.");
        }
    }

    /// <summary>The name of the pair.</summary>
    public string Name { get; }

    /// <summary>Where the figures come from.</summary>
    public string Source { get; }

    /// <summary>Order of the propagated formula.</summary>
    public int Order { get; }

    /// <summary>Order of the embedded formula.</summary>
    public int EmbeddedOrder { get; }

    /// <summary>The nodes c_i.</summary>
    public IReadOnlyList<Rational> Nodes { get; }

    /// <summary>The weights b_i.</summary>
    public IReadOnlyList<Rational> Weights { get; }

    /// <summary>The weights of the embedded formula.</summary>
    public IReadOnlyList<Rational> EmbeddedWeights { get; }

    /// <summary>The number of stages.</summary>
    public int Stages => Nodes.Count;

    /// <summary>a_ij for j &lt; i, zero-based.</summary>
    public Rational Coefficient(int i, int j) => _a[i][j];

    private static Rational Sum(Rational[] values) => values.Aggregate(Rational.Zero, (sum, value) => sum + value);
}
