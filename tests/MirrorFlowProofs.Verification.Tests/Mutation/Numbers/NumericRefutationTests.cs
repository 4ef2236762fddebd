using System.Collections.Concurrent;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using Number = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Bits64>>;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>
/// Refutation power of the numeric side alone: every mirror-map, Hessian and potential formula of the catalog is changed in
/// one place, and a change that makes it false must be seen in enclosures at a random instance, in which the formula and the
/// value by quadrature or by an integrated flow exclude each other. The formulas as derived must never be excluded.
/// </summary>
/// <remarks>
/// The suite looks at a sample; all with MIRRORFLOW_FULL=1. A change that is not refuted must be recognised: by the zero test
/// it is the same formula wherever it has a value (it may have none for x &lt; 0); or it is proved to have no value at any
/// instance; or a parameter of 2F1 became a variable of the flow that is known by an enclosure only, which is not evaluated.
/// </remarks>
public sealed class NumericRefutationTests(ITestOutputHelper output)
{
    private const int Seed = 20261126;
    private const int Instances = 6;

    // A change that has no value at these is looked at this many more.
    private const int MoreInstances = 34;
    private const double LargestWidth = 1e-12;

    private static readonly bool Full = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    // Of the entries, and of the changes of one entry.
    private static readonly int EntryStride = Full ? 1 : 11;
    private static readonly int ChangeStride = Full ? 1 : 7;

    private enum Outcome
    {
        Refuted,
        SameFormula,
        Undefined,
        InexactParameter,
        NoValue,
        NotRefuted,
    }

    [Fact]
    public void Every_false_change_of_a_formula_is_refuted_by_numbers()
    {
        var outcomes = new ConcurrentBag<(int Entry, string Change, Outcome Outcome)>();
        var entries = DefaultCatalog.DeepDiagonals.Concat(DefaultCatalog.Sums).Select((entry, i) => (Entry: entry, Index: i)).Where(e => e.Index % EntryStride == 0).ToList();

        Parallel.ForEach(Partitioner.Create(entries, EnumerablePartitionerOptions.NoBuffering), e =>
        {
            foreach (var (change, outcome) in Look(e.Entry, e.Index))
            {
                outcomes.Add((e.Index, $"{e.Entry.Name}: {change}", outcome));
            }
        });

        foreach (var group in outcomes.GroupBy(o => o.Outcome).OrderBy(g => g.Key))
        {
            output.WriteLine(FormattableString.Invariant($"{group.Key}: {group.Count()}"));
        }

        Assert.Empty(outcomes.Where(o => o.Outcome is Outcome.NotRefuted or Outcome.NoValue).Select(o => $"{o.Outcome}: {o.Change}").Order(StringComparer.Ordinal));
        Assert.True(outcomes.Count(o => o.Outcome == Outcome.Refuted) > outcomes.Count * 9 / 10, "most changes have a value and are false");
    }

    private static IEnumerable<(string Change, Outcome Outcome)> Look(CatalogEntry entry, int index)
    {
        INumericEntry numbers = entry.Depth is null ? new NumericSum(entry) : new NumericMonomial(entry);
        var random = new Random(Seed + index);
        var instances = new List<NumericInstance>();
        var number = index;
        foreach (var formula in numbers.Formulas)
        {
            Assert.False(Excludes(formula.Formula, formula.Name, InstanceAt(0)), $"{entry.Name}: {formula.Name} = {formula.Formula} as derived is excluded");
            IsNarrow(entry, formula, InstanceAt(0));
            foreach (var mutant in Mutants.Of(formula.Formula, [.. Substitution.SymbolsOf(formula.Formula)]))
            {
                if (number++ % ChangeStride == 0 && Built(mutant) is { } changed && !changed.Equals(formula.Formula))
                {
                    yield return ($"{formula.Name}: {mutant.Change}: {changed}", Judge(formula, changed));
                }
            }
        }

        Outcome Judge(NamedFormula formula, Expr changed)
        {
            var signs = new HashSet<bool>();
            for (var i = 0; i < Instances + (Full && signs.Count == 0 ? MoreInstances : 0); i++)
            {
                var value = InstanceAt(i).Evaluate(changed);
                if (value != InstanceAt(i).Values[formula.Name])
                {
                    return Outcome.Refuted;
                }

                if (Number.IsFinite(value))
                {
                    signs.Add(InstanceAt(i).Arguments.Any(a => a.Symbol.Equals(Names.X) && a.Value < Number.Zero));
                }
            }

            return signs.Count == 0 ? WithoutValue(changed)
                : signs.All(negative => IsZero(changed - formula.Formula, negative)) ? Outcome.SameFormula
                : Outcome.NotRefuted;
        }

        Outcome WithoutValue(Expr changed) => instances.Take(Instances).All(i => i.IsUndefined(changed)) ? Outcome.Undefined
            : InstanceAt(0).HasInexactParameter(changed) ? Outcome.InexactParameter
            : Outcome.NoValue;

        NumericInstance InstanceAt(int i)
        {
            while (instances.Count <= i)
            {
                instances.Add(numbers.Draw(random));
            }

            return instances[i];
        }
    }

    /// <summary>Whether the zero test proves it for x of one sign; other symbols are positive.</summary>
    private static bool IsZero(Expr difference, bool negative)
    {
        Expr size = new Symbol("X", Domain.Positive);
        return ZeroTest.Decide(Substitution.Replace(difference, Names.X, negative ? -size : size)).Answer == ZeroAnswer.Zero;
    }

    private static bool Excludes(Expr formula, string name, NumericInstance instance)
    {
        var (value, known) = (instance.Evaluate(formula), instance.Values[name]);
        Assert.True(Number.IsFinite(value) && Number.IsFinite(known), $"{name}: {formula} = {value}, and by other means {known}");
        return value != known;
    }

    /// <summary>
    /// On intervals of doubles the formula of a deep diagonal network contains its value too, and is narrow. The arguments of
    /// the sums come from integrated flows and are wider.
    /// </summary>
    private static void IsNarrow(CatalogEntry entry, NamedFormula formula, NumericInstance instance)
    {
        var value = CompiledExpression<Interval>.Compile(
            Substitution.Replace(formula.Formula, instance.Numbers), [.. instance.Arguments.Select(a => a.Symbol)])
            .Evaluate([.. instance.Arguments.Select(a => NumericInstance.Outward(a.Value))]);
        var known = NumericInstance.Outward(instance.Values[formula.Name]);
        Assert.False(value != known, $"{entry.Name}: {formula.Name} is {known}, not in {value}");
        Assert.True(entry.Depth is null || value.Width < LargestWidth * Math.Abs(value.Middle), $"{entry.Name}: {formula.Name} is {value}");
    }

    private static Expr? Built(Mutant mutant)
    {
        try
        {
            return mutant.Build();
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }
}
