using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Relations between sums and products up to the depth, with symbols that have an index. Proved from their normal forms, or by induction
/// over the depth; refuted at one depth, where the sums are written out.
/// </summary>
internal sealed partial record OpenSumAssertion : Assertion
{
    /// <summary>How many depths are looked at for a counterexample before a proof is looked for.</summary>
    private const int Depths = 3;

    /// <summary>How much further they go afterwards, where the terms are numbers, and where they are not.</summary>
    private const int DepthsOfNumbers = 24;
    private const int DepthsOfSequences = 6;

    private readonly ClaimContext _context;
    private readonly Subject _subject;
    private readonly Fragment _text;
    private readonly Sequences _sequences;
    private readonly Sequences _fromOne;
    private readonly IReadOnlyList<Fragment> _sides;
    private readonly IReadOnlyList<WrittenRelation> _relations;

    private OpenSumAssertion(ClaimContext context, Subject subject, Fragment text, (Sequences Own, Sequences FromOne) sequences, IReadOnlyList<Fragment> sides, IReadOnlyList<WrittenRelation> relations)
        : base(Standing.Statement, "") =>
        (_context, _subject, _text, (_sequences, _fromOne), _sides, _relations) = (context, subject, text, sequences, sides, relations);

    /// <exception cref="DocumentException">It cannot be read.</exception>
    internal static Assertion Read(ClaimContext context, Fragment written)
    {
        var (text, subject) = (Sequences.Normal(written), Subjects.Plain(context.Setting));
        if (text.Text.Contains("->", StringComparison.Ordinal) || text.Text.Contains('~', StringComparison.Ordinal))
        {
            return new UndecidedAssertion(written.Text, subject, "a limit of a sum up to a symbol is not decided: give the sum in closed form");
        }

        if (context.Setting.Map is { } map && (map.IsEveryDepth ? context.IsInWeights(text) : context.MentionsWeights(text)))
        {
            throw written.Complain(0, "a sum over the weights of a flow up to L is not decided: state it at a given depth, or without a line 'reparameterization:'");
        }

        var (depth, indices) = OpenSumReader.RangesIn(context, subject, text);
        if (JoinedIndices().Matches(text.Text).FirstOrDefault(m => indices.Any(i => m.Groups["joined"].Value.Contains(i, StringComparison.Ordinal))) is { } joined)
        {
            throw text.Complain(joined.Index, $"{joined.Value} does not change with the index of the sum: sequences have one index, such as {joined.Value[..joined.Value.IndexOf('_', StringComparison.Ordinal)]}_{indices.First()}");
        }

        var sequences = new Sequences(text, depth, indices, context.Setting.Declared);
        var fromOne = new Sequences(text, new Symbol(depth.Name, depth.Domain with { Lower = 1, LowerOpen = false }), indices, context.Setting.Declared);
        var (sides, relations) = SidesOf(text);
        var assertion = new OpenSumAssertion(context, subject, written, (sequences, fromOne), sides, relations);
        try
        {
            foreach (var side in sides)
            {
                assertion.At(side, (int)depth.Domain.Lower!.Value.Numerator);
            }
        }
        catch (OpenSumException open)
        {
            return new UndecidedAssertion(written.Text, subject, open.Message);
        }
        catch (Exception none) when (none is DivideByZeroException or ExpressionTooLargeException)
        {
            // There may be values at another depth.
        }

        return assertion;
    }

    /// <inheritdoc/>
    public override string Text => _text.Text;

    /// <inheritdoc/>
    public override string Setting => string.Join(", ", _sequences.Symbols.Append(_sequences.Depth).Select(s => s.Domain.Describe(s.Name)));

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        List<Verdict> verdicts = [];
        for (var i = 0; i < _relations.Count; i++)
        {
            var verdict = Decide(_sides[i], _relations[i], _sides[i + 1]);
            if (verdict.Kind == VerdictKind.Refuted)
            {
                return verdict;
            }

            verdicts.Add(verdict);
        }

        return verdicts.Find(v => v.Kind != VerdictKind.Proved)
            ?? Verdict.Proved(string.Join("; ", verdicts.Select(v => v.Reason).Distinct()), [.. verdicts.SelectMany(v => v.Conditions).Distinct()]);
    }

    private Verdict Decide(Fragment left, WrittenRelation relation, Fragment right)
    {
        var (text, smallest) = (_relations.Count == 1 ? _text.Text : $"{left} {relation.Written()} {right}", (int)_sequences.Depth.Domain.Lower!.Value.Numerator);
        for (var depth = smallest; depth < smallest + Depths; depth++)
        {
            if (RefutedAt(text, left, relation, right, depth, isThorough: depth == smallest || relation == WrittenRelation.Equal) is { } refuted)
            {
                return refuted;
            }
        }

        // What holds from 1 on holds from the smallest depth on, and no terms need be written out before the sums.
        var (proof, reason) = smallest > 1 ? Proof(_fromOne, 1, text, left, relation, right) : (null, "");
        if (proof is null)
        {
            (proof, reason) = Proof(_sequences, smallest, text, left, relation, right);
        }

        if (proof is not null)
        {
            return proof;
        }

        var last = smallest + (_sequences.Symbols.Count == 0 ? DepthsOfNumbers : DepthsOfSequences);
        return Enumerable.Range(smallest + Depths, last - smallest - Depths + 1).Select(depth => RefutedAt(text, left, relation, right, depth, isThorough: false)).FirstOrDefault(r => r is not null)
            ?? Verdict.Undecided(FormattableString.Invariant($"{text}: {reason}; no counterexample was found up to {_sequences.Depth} = {last}"));
    }

    /// <summary>A proof from a smallest depth on, or why there is none.</summary>
    private (Verdict? Proof, string Reason) Proof(Sequences sequences, int smallest, string text, Fragment left, WrittenRelation relation, Fragment right)
    {
        try
        {
            var sums = new OpenSums(sequences, smallest, 0);
            var (a, b) = (InNormalForm(left, sequences, sums), InNormalForm(right, sequences, sums));
            if (sums.Least < 0)
            {
                sums = new OpenSums(sequences, smallest, sums.Least);
                (a, b) = (InNormalForm(left, sequences, sums), InNormalForm(right, sequences, sums));
            }

            return (new OpenSumProof(sequences, sums, text, a, relation, b).Find(), "neither their normal forms nor an induction over the last index decides it");
        }
        catch (OpenSumException open)
        {
            return (null, open.Message);
        }
        catch (Exception none) when (none is DivideByZeroException or ExpressionTooLargeException or NotSupportedException or DocumentException)
        {
            return (null, "a side has no normal form");
        }
    }

    private Verdict? RefutedAt(string text, Fragment left, WrittenRelation relation, Fragment right, int depth, bool isThorough)
    {
        try
        {
            var comparison = new Comparison(text, At(left, depth), relation, At(right, depth));
            if (!_sequences.Depth.Domain.Contains(depth) || (isThorough ? comparison.Decide() : comparison.RefutedAtPoints()) is not { Kind: VerdictKind.Refuted } verdict)
            {
                return null;
            }

            var at = FormattableString.Invariant($"{_sequences.Depth} = {depth}");
            return Verdict.Refuted(
                $"{text} for {at}", $"for {at}: {verdict.Witness}",
                verdict.Values is { } values ? values with { Point = values.Point.Append(new(_sequences.Depth.Name, FormattableString.Invariant($"{depth}"))).ToDictionary(StringComparer.Ordinal) } : null);
        }
        catch (Exception none) when (none is DivideByZeroException or ExpressionTooLargeException or OpenSumException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The parts of the sides with their sums written out at a depth of some terms, where they have values.</summary>
    internal IEnumerable<Expr> PartsAtADepth()
    {
        var depth = (int)_sequences.Depth.Domain.Lower!.Value.Numerator + 1;
        foreach (var side in _sides)
        {
            Meaning written;
            try
            {
                written = At(side, depth);
            }
            catch (Exception none) when (none is DivideByZeroException or ExpressionTooLargeException or OpenSumException or NotSupportedException)
            {
                continue;
            }

            foreach (var part in written.Parts.Append(written.Value))
            {
                yield return part;
            }
        }
    }

    private Meaning InNormalForm(Fragment side, Sequences sequences, OpenSums sums) => OpenSumReader.Read(_context, _subject, sequences, sums, 0, side);

    private Meaning At(Fragment side, int depth) => OpenSumReader.Read(_context, _subject, _sequences, null, depth, side);

    /// <summary>The sides of the chain and the relations between them.</summary>
    private static (IReadOnlyList<Fragment> Sides, IReadOnlyList<WrittenRelation> Relations) SidesOf(Fragment text)
    {
        var (sides, relations, rest) = (new List<Fragment>(), new List<WrittenRelation>(), text);
        while (rest.IndexOutside('=', '<', '>') is >= 0 and var at)
        {
            var (relation, length) = WrittenRelation.ReadAt(rest.Text, at);
            relations.Add(relation);
            sides.Add(rest.Slice(0, at).Trim());
            rest = rest.From(at + length);
        }

        sides.Add(rest.Trim());
        return relations.Count == 0 || sides.Exists(s => s.IsEmpty)
            ? throw text.Complain(0, "expected a formula such as A = B or A <= B with sums up to a symbol")
            : (sides, relations);
    }

    [GeneratedRegex("(?<![A-Za-z0-9_])[A-Za-z]+_(?<joined>[A-Za-z]{2})(?![A-Za-z0-9_])")]
    private static partial Regex JoinedIndices();
}
