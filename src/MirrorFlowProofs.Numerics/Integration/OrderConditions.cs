using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The order conditions of a Runge-Kutta formula, one for each rooted tree, checked in exact arithmetic.
/// </summary>
/// <remarks>
/// Source: J. C. Butcher, Numerical Methods for Ordinary Differential Equations, sections 300-315. A formula has order p
/// iff sum_i b_i Phi_i(t) = 1/gamma(t) for every rooted tree t with at most p vertices.
/// </remarks>
public static class OrderConditions
{
    /// <summary>The rooted trees with the given number of vertices in bracket notation, "[]" being the single vertex.</summary>
    public static IReadOnlyList<string> Trees(int vertices) => [.. Forest(vertices)[vertices].Select(tree => tree.Name)];

    /// <summary>The trees with exactly <paramref name="order"/> vertices whose condition the weights violate.</summary>
    public static IReadOnlyList<string> Violations(ButcherTableau tableau, IReadOnlyList<Rational> weights, int order)
    {
        ArgumentNullException.ThrowIfNull(tableau);
        ArgumentNullException.ThrowIfNull(weights);
        var inner = new Dictionary<string, Rational[]>();
        var violated = new List<string>();
        foreach (Tree tree in Forest(order)[order])
        {
            Rational[] stage = Stages(tree, tableau, inner);
            Rational sum = Rational.Zero;
            for (int i = 0; i < stage.Length; i++)
            {
                sum += weights[i] * stage[i];
            }

            if (sum != new Rational(BigInteger.One, tree.Density))
            {
                violated.Add(tree.Name);
            }
        }

        return violated;
    }

    // Phi_i(t) = prod over subtrees s of sum_j a_ij Phi_j(s).
    private static Rational[] Stages(Tree tree, ButcherTableau tableau, Dictionary<string, Rational[]> inner)
    {
        Rational[] result = [.. Enumerable.Repeat(Rational.One, tableau.Stages)];
        foreach (Tree child in tree.Children)
        {
            if (!inner.TryGetValue(child.Name, out Rational[]? factor))
            {
                Rational[] stage = Stages(child, tableau, inner);
                factor = [.. Enumerable.Range(0, tableau.Stages).Select(i => Enumerable.Range(0, i)
                    .Aggregate(Rational.Zero, (sum, j) => sum + (tableau.Coefficient(i, j) * stage[j])))];
                inner[child.Name] = factor;
            }

            for (int i = 0; i < result.Length; i++)
            {
                result[i] *= factor[i];
            }
        }

        return result;
    }

    private static List<Tree>[] Forest(int vertices)
    {
        var byOrder = new List<Tree>[vertices + 1];
        var all = new List<Tree>();
        for (int order = 1; order <= vertices; order++)
        {
            byOrder[order] = [];
            Grow(order - 1, all.Count - 1, [], all, byOrder[order]);
            all.AddRange(byOrder[order]);
        }

        return byOrder;
    }

    // Children are taken in non-increasing position of the list, so every multiset appears once.
    private static void Grow(int rest, int last, List<Tree> children, List<Tree> all, List<Tree> result)
    {
        if (rest == 0)
        {
            result.Add(new Tree([.. children]));
            return;
        }

        for (int i = last; i >= 0; i--)
        {
            if (all[i].Order <= rest)
            {
                children.Add(all[i]);
                Grow(rest - all[i].Order, i, children, all, result);
                children.RemoveAt(children.Count - 1);
            }
        }
    }

    private sealed class Tree(Tree[] children)
    {
        public Tree[] Children { get; } = children;

        public int Order { get; } = 1 + children.Sum(child => child.Order);

        public string Name { get; } = "[" + string.Concat(children.Select(child => child.Name)) + "]";

        public BigInteger Density { get; } =
            children.Aggregate((BigInteger)(1 + children.Sum(child => child.Order)), (product, child) => product * child.Density);
    }
}
