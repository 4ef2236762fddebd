using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Proofs of a relation between normal forms of sums, whatever values the sums have, or by induction over the last index.</summary>
/// <param name="Sequences">The symbols with an index.</param>
/// <param name="Sums">What the symbols of the normal forms stand for.</param>
/// <param name="Text">The relation as written.</param>
/// <param name="Left">Left side.</param>
/// <param name="Relation">How they stand.</param>
/// <param name="Right">Right side.</param>
internal sealed record OpenSumProof(Sequences Sequences, OpenSums Sums, string Text, Meaning Left, WrittenRelation Relation, Meaning Right)
{
    /// <summary>Proved, or null. That it is false of some values of the sums refutes nothing: they are not free.</summary>
    internal Verdict? Find()
    {
        var direct = new Comparison(Text, Left, Relation, Right).Decide();
        return direct.Kind == VerdictKind.Proved && !direct.Conditions.Any(IsAboutSums)
            ? Verdict.Proved($"for every {Sequences.Depth}, from the normal forms of the sums: {direct.Reason}", direct.Conditions)
            : ByInduction();
    }

    private bool IsAboutSums(string condition) => condition.Contains("open_", StringComparison.Ordinal) || condition.Contains(OpenSum.Index.Name, StringComparison.Ordinal);

    /// <summary>
    /// The relation at the smallest last index, and from one to the next: that the difference of the sides does not leave it, or that the next
    /// one follows from it. Both sides have values at every last index up to one at which they have, so that no step is missing.
    /// </summary>
    private Verdict? ByInduction()
    {
        var difference = Left.Value - Right.Value;
        if (!Left.Parts.Concat(Right.Parts).All(HasValuesBefore) || Sums.Next(difference) is not { } next || !Holds(Sums.AtStart(difference), Relation))
        {
            return null;
        }

        var step = Relation is WrittenRelation.Above ? WrittenRelation.AtLeast : Relation is WrittenRelation.Below ? WrittenRelation.AtMost : Relation;
        return Holds(next - difference, step) ? Proved("the difference of the sides keeps its sign from one to the next")
            : Sums.All.Select(s => From(difference, next, s.Symbol)).OfType<Expr>().Any(e => Holds(e, Relation)) ? Proved("the next one follows from the one before")
            : null;
    }

    /// <summary>The next difference, a sum in it expressed by the difference before, of which the relation is known; null where that is not possible.</summary>
    private Expr? From(Expr difference, Expr next, Symbol sum)
    {
        var slope = Calculus.Differentiate(difference, sum);
        if (Substitution.DependsOn(slope, sum) || !Ranges.Of(slope).IsNonzero)
        {
            return null;
        }

        Expr known = Relation switch
        {
            WrittenRelation.Equal => Expr.Zero,
            WrittenRelation.AtMost => -new Symbol("before", Domain.Nonnegative),
            WrittenRelation.Below => -new Symbol("before", Domain.Positive),
            WrittenRelation.AtLeast => new Symbol("before", Domain.Nonnegative),
            _ => new Symbol("before", Domain.Positive),
        };
        return Substitution.Replace(next, sum, (known - Substitution.Replace(difference, sum, Expr.Zero)) / slope);
    }

    private Verdict Proved(string why) => Verdict.Proved($"by induction over {Sequences.Depth}, from {Sequences.Depth} = {Sequences.Depth.Domain.Lower} on: {why}", []);

    private static bool Holds(Expr difference, WrittenRelation relation) =>
        new Comparison("", Meaning.Of(difference), relation, Meaning.Of(Expr.Zero)).Decide() is { Kind: VerdictKind.Proved, Conditions.Count: 0 };

    /// <summary>Whether what has a value at one last index has one at the smaller ones: it does not depend on it, or has a value by its range.</summary>
    private bool HasValuesBefore(Expr part) => (!Sequences.DependsOn(part, Sequences.Depth) && !Sums.Occurs(part)) || part switch
    {
        Number or Symbol => true,
        Sum s => s.Terms.All(HasValuesBefore),
        Product p => p.Factors.All(HasValuesBefore),
        Power p => HasValuesBefore(p.Base) && HasValuesBefore(p.Exponent)
            && (Ranges.IsPositive(p.Base) || (Ranges.IsNonnegative(p.Base) && Ranges.IsPositive(p.Exponent)) || p.Exponent is Number { Value: { IsInteger: true, Sign: > 0 } }),
        Apply { Function: Function.Log } a => HasValuesBefore(a.Argument) && Ranges.IsPositive(a.Argument),
        Apply { Function: Function.Abs or Function.Sign or Function.Exp or Function.Sinh or Function.Cosh or Function.Arcsinh or Function.Arctan } a => HasValuesBefore(a.Argument),
        _ => false,
    };
}
