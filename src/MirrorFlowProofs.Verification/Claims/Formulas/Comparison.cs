using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Two values compared: <c>A = B</c> by the zero test, <c>A &lt;= B</c> by the sign test.</summary>
/// <param name="Text">As written.</param>
/// <param name="Left">Left side.</param>
/// <param name="Relation">How they stand.</param>
/// <param name="Right">Right side.</param>
public sealed record Comparison(string Text, Meaning Left, WrittenRelation Relation, Meaning Right) : Link(Text)
{
    /// <summary>How many further witnesses are looked at when the text has no value at the first.</summary>
    private const int WitnessSeeds = 8;

    /// <summary>How many values of a whole number are looked at one by one.</summary>
    private const int MostValues = 4;

    /// <summary>How many points are looked at with more bits, where the sides are nearer to each other than the usual ones tell.</summary>
    private const int PointsWithManyBits = 8;

    private static readonly string TooNear = FormattableString.Invariant($"the sides are not equal, but where the text has a value they differ by less than {PointText.MostBits} bits tell");

    /// <summary>How many points are looked at for values.</summary>
    private const int MostValuePoints = 40;

    private static readonly Dictionary<Symbol, Rational> NoValues = [];

    /// <inheritdoc/>
    public override IReadOnlyList<Meaning> Sides => [Left, Right];

    /// <summary>The sides as they are written.</summary>
    public (string Left, string Right) WrittenSides => WrittenRelation.Split(Text).Sides is [var left, var right, ..] ? (left, right) : (Text, "");

    private Expr Difference => Left.Value - Right.Value;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        if (Parts.OfType<Integral>().Select(ElementaryIntegrals.Divergence).FirstOrDefault(d => d is not null) is { } divergence)
        {
            return Verdict.Undecided($"{Text}: a side has no value: {divergence}");
        }

        var test = Test(Left.Value, Right.Value);
        if ((test.Holds ? test : ByCases() ?? ByWholeNumbers()) is { } proof)
        {
            return DomainPoints.Of(Symbols).Any(IsDefinedAt)
                ? Verdict.Proved(proof.Reason, proof.Conditions)
                : Verdict.Undecided($"{Text}: no point was found at which both sides are defined");
        }

        List<IReadOnlyDictionary<Symbol, Rational>> points = [.. Points(test.Witness)];
        foreach (var bits in PointText.Precisions)
        {
            var looked = bits == PointText.Bits ? points : points.Take(PointsWithManyBits);
            if (looked.FirstOrDefault(point => Excludes(point, test.IsZero, bits) && IsDefinedAt(point)) is { } found)
            {
                return Refuted(found, bits);
            }
        }

        return Verdict.Undecided($"{Text}: {(test.Witness is { } near && points.Take(PointsWithManyBits).Any(p => near.Point.All(p.Contains) && IsDefinedAt(p)) ? TooNear : test.Reason)}");
    }

    /// <summary>Refuted at one of some points of the domains, or null: quick where a proof would not be.</summary>
    public Verdict? RefutedAtPoints() =>
        DomainPoints.Of(Symbols).FirstOrDefault(point => Excludes(point, false) && IsDefinedAt(point)) is { } found ? Refuted(found) : null;

    /// <summary>Whether both sides have values at every point looked at where those of another relation have.</summary>
    public bool HasValuesWhere(Comparison other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return DomainPoints.Of([.. Symbols.Union(other.Symbols)]).Take(MostValuePoints).Where(other.IsDefinedAt)
            .All(point => IsDefinedAt(point) && PointText.AreDefined([Left.Value, Right.Value], point));
    }

    /// <inheritdoc/>
    internal override Verdict? AtZero() => Symbols.Where(s => s.Domain.Contains(0))
        .SelectMany(zero => DomainPoints.Of([.. Symbols.Where(s => !s.Equals(zero))]).Take(WitnessSeeds)
            .Select(rest => new Dictionary<Symbol, Rational>(rest) { [zero] = 0 }))
        .Concat(SumZeros.Of([.. Sides.Select(s => s.Value), .. Parts], Symbols))
        .FirstOrDefault(point => Excludes(point, false) && IsDefinedAt(point)) is { } found
        ? Refuted(found)
        : null;

    private Verdict Refuted(IReadOnlyDictionary<Symbol, Rational> point, int bits = PointText.Bits)
    {
        var (left, right, difference) = (PointText.Value(Left.Value, point), PointText.Value(Right.Value, point), PointText.Value(Difference, point, bits));
        var values = new Counterexample(point.ToDictionary(p => p.Key.Name, p => p.Value.ToString()), left, right, difference);
        return Verdict.Refuted(Text, $"{PointText.Write(point)}the left side is {left} and the right side {right}{(left == right ? $", and their difference {difference}" : "")}", values);
    }

    /// <summary>What a test of the relation found.</summary>
    private sealed record Tested(bool Holds, string Reason, IReadOnlyList<string> Conditions, Witness? Witness, bool IsZero = false);

    private Tested Test(Expr left, Expr right) => Relation.Sign is { } sign ? TestSign(left, right, sign) : TestEqual(left - right);

    private static Tested TestEqual(Expr difference)
    {
        var result = ZeroTest.Decide(AreaFunctions.Expand(HyperbolicAngles.Expand(difference)));
        return result.Answer switch
        {
            ZeroAnswer.Zero => new(true, $"the difference is zero: {result.Reason}", result.Conditions, null),
            _ when Substitution.SymbolsOf(difference).Count == 0 && AlgebraicConstants.IsZero(difference) =>
                new(true, "the difference is an algebraic number smaller than any of its degree and size but 0", [], null),
            ZeroAnswer.NonZero => new(false, "the sides differ, but the text as written has no value where they do", [], result.Witness),
            _ => new(false, result.Reason, [], null),
        };
    }

    private static Tested TestSign(Expr left, Expr right, SignRelation sign)
    {
        var difference = left - right;
        if (Substitution.SymbolsOf(left).Count + Substitution.SymbolsOf(right).Count == 0
            && EnclosureEvaluator.Evaluate(difference, NoValues, PointText.Bits) is { IsEnclosed: true } value
            && PointText.Satisfies(value, sign))
        {
            return new(true, $"the left side is {PointText.Value(left, NoValues)} and the right side {PointText.Value(right, NoValues)}", [], null);
        }

        var result = SignTest.Decide(difference, sign);
        return result.Answer switch
        {
            SignAnswer.Holds => new(true, Proof(result), result.Conditions, null),
            SignAnswer.Fails => new(
                false, "it is false of the difference of the sides, but the text as written has no value where it is", [], result.Witness,
                ZeroTest.Decide(difference) is { Answer: ZeroAnswer.Zero, Conditions.Count: 0 }),
            _ => new(false, result.Reason, [], null),
        };
    }

    /// <summary>The relation in each of the cases that cover the points at which the sides have values; null where one is open.</summary>
    private Tested? ByCases()
    {
        if (TextCases.Of([.. Sides.Select(s => s.Value), .. Parts]) is not { } cases)
        {
            return null;
        }

        var reasons = new List<string>();
        foreach (var (name, values) in cases)
        {
            try
            {
                var test = Test(Substitution.Replace(Left.Value, values), Substitution.Replace(Right.Value, values));
                if (!test.Holds || test.Conditions.Count > 0)
                {
                    return null;
                }

                reasons.Add($"for {name}: {test.Reason}");
            }
            catch (DivideByZeroException)
            {
                reasons.Add($"for {name} a side has no value");
            }
        }

        return new Tested(true, string.Join("; ", reasons), [], null);
    }

    /// <summary>
    /// An inequality at the first values of a whole number one by one, and for all that are larger at once: <c>n^2 - 3*n + 2 >= 0</c> is false
    /// between 1 and 2.
    /// </summary>
    private Tested? ByWholeNumbers()
    {
        foreach (var n in Relation.Sign is null ? [] : Symbols.Where(s => s.Domain is { IsInteger: true, Lower: not null, Upper: null }))
        {
            var first = n.Domain.Lower!.Value.Ceiling() + (n.Domain.LowerOpen && n.Domain.Lower.Value.IsInteger ? 1 : 0);
            for (var count = 1; count <= MostValues; count++)
            {
                var rest = new Symbol(n.Name, new Domain(first + count, false, null, true, IsInteger: true));
                if (Test(Substitution.Replace(Left.Value, n, rest), Substitution.Replace(Right.Value, n, rest)) is { Holds: true, Conditions.Count: 0 } proof)
                {
                    List<Rational> values = [.. Enumerable.Range(0, count).Select(i => first + i)];
                    if (values.TrueForAll(value => HoldsAt(n, value)))
                    {
                        return proof with { Reason = $"for {n} = {string.Join(", ", values)} by the values there; for {n} >= {first + count}: {proof.Reason}" };
                    }

                    break;
                }
            }
        }

        return null;
    }

    private bool HoldsAt(Symbol symbol, Rational value)
    {
        try
        {
            return Test(Substitution.Replace(Left.Value, symbol, value), Substitution.Replace(Right.Value, symbol, value)) is { Holds: true, Conditions.Count: 0 };
        }
        catch (DivideByZeroException)
        {
            return true;
        }
    }

    /// <summary>Whether the values at the point exclude the relation; a difference that is 0 throughout has no strict sign.</summary>
    private bool Excludes(IReadOnlyDictionary<Symbol, Rational> point, bool isZero, int bits = PointText.Bits) => Relation.Sign is { } sign
        ? isZero || PointText.Excludes(Difference, sign, point, bits)
        : PointText.Differs(Difference, point, bits);

    /// <summary>The moves of the proof that the difference of the sides has the sign, in a sentence.</summary>
    private static string Proof(SignResult result) => result.Moves.Count == 0
        ? $"the difference of the sides has that sign: {result.Reason}"
        : $"for the difference of the sides {string.Join("; ", result.Moves.Distinct())}".Replace("`", "", StringComparison.Ordinal);

    /// <summary>
    /// The witness and others like it, with values for symbols that cancel in the difference, then points of the domains.
    /// </summary>
    private IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Points(Witness? first)
    {
        var further = first is null || Relation != WrittenRelation.Equal
            ? []
            : Enumerable.Range(1, WitnessSeeds).Select(seed => Witness.TryFindNonzero(Difference, seed: seed).Found);
        var completed =
            from witness in further.Prepend(first).OfType<Witness>()
            from rest in DomainPoints.Of([.. Symbols.Where(s => !witness.Point.ContainsKey(s))]).Take(WitnessSeeds)
            select new Dictionary<Symbol, Rational>(witness.Point.Concat(rest));
        return completed.Concat(DomainPoints.Of(Symbols));
    }

    private bool IsDefinedAt(IReadOnlyDictionary<Symbol, Rational> point) => PointText.AreDefined(Parts, point);
}
