using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Documents;

/// <summary>A sum or product up to the depth of which only its term is known, and the symbol that stands for its value.</summary>
/// <param name="Symbol">Stands for the value; its domain is what the range of the term tells.</param>
/// <param name="IsSum">A sum, or a product.</param>
/// <param name="Term">The term, in <see cref="Index"/>.</param>
/// <param name="From">The first index.</param>
/// <param name="To">The last index less the depth.</param>
/// <param name="Grows">Whether the next depth has one term more and is alike otherwise: the term does not depend on the depth.</param>
internal sealed record OpenSum(Symbol Symbol, bool IsSum, Expr Term, int From, int To, bool Grows)
{
    /// <summary>The index of all open sums.</summary>
    internal static Symbol Index { get; } = new("index", new Domain(0, false, null, true, IsInteger: true));

    /// <summary>What is known of a value from the range of its terms, of which there may be none.</summary>
    internal static Domain DomainOf(bool isSum, Expr term)
    {
        var range = Ranges.Of(term);
        return (isSum, range) switch
        {
            (true, { IsNonnegative: true }) => Domain.Nonnegative,
            (true, { IsNonpositive: true }) => new Domain(null, true, 0, false),
            (false, { Lower: { } low }) when low >= 1 => new Domain(1, false, null, true),
            (false, { IsPositive: true, Upper: { } high }) when high <= 1 => new Domain(0, true, 1, false),
            (false, { IsNonnegative: true, Upper: { } high }) when high <= 1 => Domain.Closed(0, 1),
            (false, { IsPositive: true }) => Domain.Positive,
            (false, { IsNonnegative: true }) => Domain.Nonnegative,
            _ => Domain.Real,
        };
    }
}

/// <summary>What is not decided about sums up to the depth; the message says why.</summary>
internal sealed class OpenSumException(string message) : Exception(message);
