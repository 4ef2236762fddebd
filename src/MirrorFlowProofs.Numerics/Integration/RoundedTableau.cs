using System.Runtime.CompilerServices;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A tableau rounded to T, once for all its integrators: rounding its rationals takes longer than many steps. Zeros are left
/// out. Immutable, safe from any thread.
/// </summary>
internal sealed class RoundedTableau<T>
    where T : struct, IReal<T>
{
    private static readonly ConditionalWeakTable<ButcherTableau, RoundedTableau<T>> Known = [];

    private RoundedTableau(ButcherTableau tableau)
    {
        C = [.. tableau.Nodes.Select(Round)];
        Rows = [.. Enumerable.Range(0, tableau.Stages).Select(i => Sparse(i, j => tableau.Coefficient(i, j)))];
        Weights = Sparse(tableau.Stages, i => tableau.Weights[i]);
        Difference = Sparse(tableau.Stages, i => tableau.Weights[i] - tableau.EmbeddedWeights[i]);
        Noise = Difference.Sum(term => Math.Abs(T.ToDouble(term.Value)));
    }

    /// <summary>The nodes.</summary>
    internal T[] C { get; }

    /// <summary>The coefficients, row by row.</summary>
    internal (int Stage, T Value)[][] Rows { get; }

    /// <summary>The weights of the formula that is propagated.</summary>
    internal (int Stage, T Value)[] Weights { get; }

    /// <summary>The weights less the embedded ones.</summary>
    internal (int Stage, T Value)[] Difference { get; }

    /// <summary>sum |b_i - embedded b_i|.</summary>
    internal double Noise { get; }

    internal static RoundedTableau<T> Of(ButcherTableau tableau) => Known.GetValue(tableau, t => new(t));

    private static T Round(Rational value) => T.FromRational(value.Numerator, value.Denominator);

    private static (int Stage, T Value)[] Sparse(int count, Func<int, Rational> value) =>
        [.. Enumerable.Range(0, count).Select(i => (Stage: i, Exact: value(i))).Where(term => !term.Exact.IsZero).Select(term => (term.Stage, Round(term.Exact)))];
}
