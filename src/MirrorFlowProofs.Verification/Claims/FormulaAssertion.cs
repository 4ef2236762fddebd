using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// A written formula <c>A = B</c>, <c>A &lt;= B</c>, ... or a chain of them, or a limit <c>A -> B as L -> infinity</c>, about
/// what a subject derives. What is shown is what is read and decided.
/// </summary>
/// <param name="Standing">What it is to the claim.</param>
/// <param name="What">What it says, in a sentence.</param>
/// <param name="Subject">What its notations speak about.</param>
/// <param name="Formula">The formula as written.</param>
public sealed record FormulaAssertion(Standing Standing, string What, Subject Subject, string Formula) : Assertion(Standing, What)
{
    /// <summary>The symbols of the formula beside those of the subject.</summary>
    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    /// <summary>Names for expressions, in order.</summary>
    public IReadOnlyList<Definition> Where { get; init; } = [];

    /// <inheritdoc/>
    public override string Text => Formula;

    /// <inheritdoc/>
    public override string Setting => string.Join("; ", new[]
    {
        Subject.Description,
        string.Join(", ", Open(Reader()).Where(s => s.Domain != Domain.Real).Select(s => s.Domain.Describe(s.Name))),
        string.Join(", ", Where),
    }.Where(part => part.Length > 0));

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        var foundation = Subject.FoundationOf(string.Join("; ", Where.Select(d => d.Text).Prepend(Formula)));
        if (foundation.Kind != VerdictKind.Proved)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {foundation.Reason}");
        }

        var links = Read();
        var conditions = new List<string>(foundation.Conditions);
        var reasons = new List<string>();
        Verdict? open = null;
        foreach (var link in links)
        {
            var verdict = link.Decide();
            if (verdict is { Kind: VerdictKind.Proved, Conditions.Count: > 0 } && foundation.Conditions.Count == 0 && link.AtZero() is { } exception)
            {
                verdict = exception;
            }

            if (verdict.Kind == VerdictKind.Refuted)
            {
                return verdict;
            }

            open ??= verdict.Kind == VerdictKind.Proved ? null : verdict;
            conditions.AddRange(verdict.Conditions);
            reasons.Add(verdict.Reason);
        }

        return open ?? Verdict.Proved(string.Join("; ", reasons.Distinct()), [.. conditions.Distinct()]);
    }

    /// <summary>The links of the chain: one for a single relation.</summary>
    /// <exception cref="FormatException">The text is not a formula of the subject.</exception>
    public IReadOnlyList<Link> Read() => Read((_, written) => written);

    /// <summary>The same with its sides changed before names and notations are replaced by what they stand for.</summary>
    /// <param name="change">The changed expression of a side, counted from 0.</param>
    /// <exception cref="FormatException">The text is not a formula of the subject.</exception>
    public IReadOnlyList<Link> Read(Func<int, Expr, Expr> change)
    {
        var reader = Reader();
        var at = 0;
        if (Motion.Split(Formula, reader.SymbolsByName) is var (left, isLeading, right, motion))
        {
            return [right is "infinity" or "-infinity"
                ? Tendency.Of(Formula, Side(left, 0), motion, right[0] == '-' ? TendencyKind.MinusInfinity : TendencyKind.PlusInfinity, null)
                : Tendency.Of(Formula, Side(left, 0), motion, isLeading ? TendencyKind.LeadingTerm : TendencyKind.Limit, Side(right, 1))];
        }

        var (sides, relations) = WrittenRelation.Split(Formula);
        var meanings = sides.Select(Side).ToList();
        return [.. relations.Select((relation, i) => new Comparison(
            $"{sides[i]} {relation.Written()} {sides[i + 1]}", meanings[i], relation, meanings[i + 1]))];

        // Sides are read from left to right; a complaint says where in the formula.
        Meaning Side(string side, int i)
        {
            at = Formula.IndexOf(side, at, StringComparison.Ordinal);
            try
            {
                var meaning = reader.Read(side, written => change(i, written));
                at += side.Length;
                return meaning;
            }
            catch (FormulaException wrong)
            {
                throw wrong.Within(at);
            }
        }
    }

    /// <summary>What <c>d/dt(E) = V</c> says moves, and at which rate; null for another formula.</summary>
    public (Expr Moving, Expr Rate)? AsRate()
    {
        const string Derivative = "d/dt(";
        if (Motion.Split(Formula, Reader().SymbolsByName) is not null || WrittenRelation.Split(Formula) is not ([var left, var right], [WrittenRelation.Equal])
            || !left.StartsWith(Derivative, StringComparison.Ordinal) || Brackets.ClosingIn(left, Derivative.Length) != left.Length - 1)
        {
            return null;
        }

        return (Reader().Read(left[Derivative.Length..^1]).Value, Reader().Read(right).Value);
    }

    private FormulaReader Reader() => new(Subject, Symbols, Where);

    /// <summary>
    /// The symbols that occur in the formula, in the order in which they were declared; a declared one also where it is written and
    /// falls out.
    /// </summary>
    private IEnumerable<Symbol> Open(FormulaReader reader)
    {
        var occurring = Read().SelectMany(l => l.Sides).SelectMany(side => Substitution.SymbolsOf(side.Value)).ToHashSet();
        return reader.Symbols.Where(s => occurring.Contains(s) || (Symbols.Contains(s) && IsWritten(s.Name)));

        // In at(E, q = 2) the symbol q has one value.
        bool IsWritten(string name) => Regex.IsMatch(Formula, $"(?<![A-Za-z0-9_]){Regex.Escape(name)}(?![A-Za-z0-9_])")
            && !Regex.IsMatch(Formula, $", ?{Regex.Escape(name)} ?=");
    }
}
