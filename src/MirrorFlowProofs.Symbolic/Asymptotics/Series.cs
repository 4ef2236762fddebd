namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// A sum of terms and a remainder that is at most a constant times the sum of the scales in <see cref="Remainder"/>.
/// Each term is of larger order than every later one and than the remainder.
/// </summary>
/// <param name="Terms">The terms, the largest first.</param>
/// <param name="Remainder">Scales; empty where the terms are everything.</param>
/// <param name="Question">
/// A comparison that was not settled, and for which terms went into the remainder; null where there was none.
/// </param>
internal sealed record Series(IReadOnlyList<Term> Terms, IReadOnlyList<Scale> Remainder, OrderQuestion? Question = null)
{
    internal static Series Zero { get; } = new([], []);

    internal bool IsZero => Terms.Count == 0 && Remainder.Count == 0;

    /// <summary>Scales whose sum bounds the whole.</summary>
    internal IReadOnlyList<Scale> Bound => Terms.Count > 0 ? [Terms[0].Scale] : Remainder;
}
