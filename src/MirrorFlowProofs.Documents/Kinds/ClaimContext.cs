using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>What a kind of claim needs to read its text: the key, the setting, the derivations.</summary>
/// <param name="Key">The key of the line.</param>
/// <param name="Setting">What the claim speaks about.</param>
/// <param name="Derivations">Shared by all claims.</param>
internal sealed partial record ClaimContext(string Key, Setting Setting, Subjects Derivations)
{
    private static readonly string[] DerivedNames = ["R", "P", "M", "W", "mu", "m"];

    private static readonly Definition[] Constants = [new("pi", "4*arctan(1)"), new("e", "exp(1)")];

    /// <summary>
    /// The text with <c>G</c> for the gradient of the loss; at every depth with <c>x</c> for the product of all weights, and with the two weights that
    /// are followed for <c>w_i</c> and <c>w_j</c>, any two.
    /// </summary>
    internal Fragment Normal(Fragment written) => written.Replace(AllWeights(), m => m.Groups["depth"].Value is var depth && Setting.Map?.DepthName == depth ? "x" : $"product(w_i, i = 1, {depth})") is var text
        && Setting.Map is not { } map ? text
        : (map.IsEveryDepth ? TwoWeights(text) : text)
            .Replace("f'(x_t)", "G").Replace("f'(x)", "G").Replace("f'( x )", "G").Replace("f'( x_t )", "G");

    private static Fragment TwoWeights(Fragment text)
    {
        return !AnyWeight().IsMatch(text.Text) ? text
            : FollowedWeight().Match(text.Text) is { Success: true } followed ? throw text.Complain(followed.Index, $"w_i and w_j are any two weights, and could be {followed.Value}: expected one or the other")
            : text.Replace(AnyWeight(), m => m.Groups["index"].Value == "i" ? "w1" : "w2");
    }

    /// <summary>The derived theory; with that of other geometries where the text speaks of them.</summary>
    /// <exception cref="DocumentException">Nothing is derived in the setting.</exception>
    internal Subject Derived(Fragment text)
    {
        List<(string Mark, Subject Theory)> others = [];
        foreach (var (mark, q, at) in AcrossGeometries.In(text.Text))
        {
            others.Add(Geometry.QDomain.Contains(q)
                ? (mark, Derivations.Derived(Setting.At(q), text, Key))
                : throw text.Complain(at, $"expected q in [1, 2], found {q}"));
        }

        return others.Count == 0 ? Derivations.Derived(Setting, text, Key)
            : new AcrossGeometries(Notation().IsMatch(text.Text) || Mentions(text, "mu") || Mentions(text, "m") ? Derivations.Derived(Setting, text, Key) : null, others, Setting.Q is Symbol ? Narrowed(Geometry.SymbolicQ) : null);
    }

    internal Subject InWeights(Fragment text) => Subjects.InWeights(Setting, text, Key);

    /// <summary>The subject that a formula asks for by what stands in it: the flow of the weights, the derived theory, or neither.</summary>
    internal Subject SubjectOf(Fragment text)
    {
        var names = NamesIn(text);
        if (IsInWeights(text))
        {
            return InWeights(text);
        }

        var own = Setting.Definitions.Select(d => d.Definition.Name).Concat(Setting.Declared.Select(d => d.Name));
        return (DerivedNames.Except(own).Any(names.Contains) || IsOfDual(text)) && Setting.Map is not null && Setting.Balance is not null ? Derived(text)
            : names.Contains("R") ? Setting.Map is null ? Derived(text) : InWeights(text)
            : IsOfBoundedX(text) ? InWeights(text)
            : Subjects.Plain(Setting);
    }

    /// <summary>What needs x as a symbol: derivatives by it, values at a place, integrals over it, limits.</summary>
    private static readonly string[] OfSymbols = ["d/d", "at(", "integral(", "->", "~"];

    /// <summary>Whether a text speaks of an x that may take values only of an interval, which the weights know.</summary>
    private bool IsOfBoundedX(Fragment text) => Mentions(text, Names.X.Name) && !IsOfDual(text) && Setting.Map is { IsEveryDepth: false } map
        && (map.HasBoundedWeights || (!map.IsMonomial && (Ranges.Of(map.Rho!) is not { Lower: null, Upper: null } || !OfSymbols.Any(mark => text.Text.Contains(mark, StringComparison.Ordinal)))))
        && !Setting.Declared.Any(d => d.Name == Names.X.Name) && !(Setting.Balance is not null && DerivedNames.Any(name => Mentions(text, name)));

    /// <summary>Whether a text speaks of x as a function of the dual variable.</summary>
    private static bool IsOfDual(Fragment text) => text.Text.Contains("x(y)", StringComparison.Ordinal);

    /// <summary>A relation of any kind; in the weights it is decided for all of them.</summary>
    internal Assertion Relation(Fragment text)
    {
        if (OpenSumReader.OccursIn(text))
        {
            return OpenSumAssertion.Read(this, text);
        }

        var formula = Formula(SubjectOf(text), text);
        return (IsInWeights(text) || IsOfBoundedX(text)) && Setting.Balance is not null ? new OffBalanceAssertion(formula) : formula;
    }

    /// <summary>A chain of equalities between values of derived functions.</summary>
    internal Assertion Equalities(IReadOnlyList<Fragment> values)
    {
        var chain = Fragment.Compose(string.Join(" = ", Enumerable.Range(0, values.Count).Select(i => $"{{{i}}}")), values);
        if (values.Any(IsInWeights))
        {
            return Relation(chain);
        }

        var subject = Derived(values[0]);
        return Formula(subject, chain, Mentions(chain, Names.Y.Name) && !subject.Symbols.Contains(Names.Y) ? [Names.Y] : []);
    }

    /// <summary>A formula about the metric in the weights.</summary>
    /// <exception cref="DocumentException">At every depth at once not all weights are named.</exception>
    internal Assertion MetricInWeights(string template, Fragment value)
    {
        if (Setting.Map is { IsEveryDepth: true })
        {
            throw value.Complain(0, $"'{Key}' sums over all weights: state it in x, or at a given depth");
        }

        var formula = Formula(InWeights(value), template, value);
        return Setting.Balance is not null ? new OffBalanceAssertion(formula) : formula;
    }

    /// <summary>Whether a text speaks of the flow in the weights.</summary>
    internal bool IsInWeights(Fragment text) => MentionsWeights(text) || Mentions(text, "G") || text.Text.Contains("d/dt(", StringComparison.Ordinal)
        || Setting.Definitions.Any(d => Mentions(text, d.Definition.Name) && !d.Text.Equals(text) && MentionsWeights(d.Text));

    internal bool MentionsWeights(Fragment text) => Setting.Map is { } map
        && NamesIn(text) is var names
        && (map.IsEveryDepth ? ["w1", "w2", "r"] : map.Weights.Select(w => w.Name)).Any(names.Contains);

    internal static bool Mentions(Fragment text, string name) => NamesIn(text).Contains(name);

    /// <summary>A formula about a subject, read; a complaint points into the document.</summary>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    internal FormulaAssertion Formula(Subject subject, Fragment text, params IReadOnlyList<Symbol> symbols)
    {
        var (all, definitions) = Vocabulary(subject, text, symbols);
        var assertion = new FormulaAssertion(Standing.Statement, "", subject, text.Text) { Symbols = all, Where = definitions };
        RefuseExcludedGeometry(subject, text);
        RefuseTied(subject, text, [.. Reading(text, assertion.Read).SelectMany(link => link.Sides)]);
        return assertion;
    }

    /// <summary>An expression about a subject, read, and the symbols it may use by name.</summary>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    internal Meaning Expression(Subject subject, Fragment text, params IReadOnlyList<Symbol> symbols)
    {
        var (all, definitions) = Vocabulary(subject, text, symbols);
        var meaning = Reading(text, () => new FormulaReader(subject, all, definitions).Read(text.Text));
        RefuseExcludedGeometry(subject, text);
        RefuseTied(subject, text, [meaning]);
        return meaning;
    }

    /// <summary>A symbol of the theory in the smaller domain that the document declares, if it does.</summary>
    internal Symbol Narrowed(Symbol symbol) =>
        Setting.Declared.FirstOrDefault(d => d.Name == symbol.Name && Subjects.IsWithin(d.Domain, symbol.Domain)) ?? symbol;

    /// <summary>The symbol of a name; null where there is none.</summary>
    internal Symbol? SymbolIn(Subject subject, string name) => subject.Symbols.Concat(Setting.Declared).FirstOrDefault(s => s.Name == name);

    /// <summary>The symbols and names beside those of the subject.</summary>
    private (IReadOnlyList<Symbol> Symbols, IReadOnlyList<Definition> Definitions) Vocabulary(
        Subject subject, Fragment text, IReadOnlyList<Symbol> symbols)
    {
        WrittenText.Check(text);
        if (text.Text.IndexOf("norm(", StringComparison.Ordinal) is >= 0 and var norm)
        {
            throw text.Complain(norm, "a norm is over all coordinates, and a claim speaks of one: write |x|");
        }

        if (OpenSumReader.OccursIn(text))
        {
            throw text.Complain(0, "a sum or product up to a symbol whose terms depend on the index stands in a claim of its own: expected 'claim:', 'equality:', 'inequality:' or 'chain:'");
        }

        if (Setting.Declared.Any(d => d.Name == "d") && (text.Text.Contains("d/d", StringComparison.Ordinal) || text.Text.Contains("integral(", StringComparison.Ordinal)))
        {
            throw text.Complain(0, "clashing definitions: d is declared, and stands for a derivative or differential here: give the symbol another name");
        }

        RequireNotations(subject, text);
        if (Mentions(text, "mu") && subject.Notations.ContainsKey("mu"))
        {
            RequireAllX(text, "mu");
        }

        var taken = subject.Symbols.Concat(symbols).DistinctBy(s => s.Name).ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var declared in Setting.Declared.Where(d => taken.TryGetValue(d.Name, out var other) && !other.Equals(d)))
        {
            throw text.Complain(
                0, $"clashing definitions: declared is {declared.Domain.Describe(declared.Name)}, but here {taken[declared.Name].Domain.Describe(declared.Name)} is meant");
        }

        if (Setting.Declared.FirstOrDefault(d => !taken.ContainsKey(d.Name) && subject.Notations.ContainsKey(d.Name)) is { } derived)
        {
            throw text.Complain(
                0, $"clashing definitions: declared is {derived.Domain.Describe(derived.Name)}, but here {derived.Name} is a function of the weights: give them domains");
        }

        List<Symbol> all = [.. symbols.Concat(Setting.Declared.Where(d => !taken.ContainsKey(d.Name)))];
        if (Setting.Map is { IsEveryDepth: true } && !taken.ContainsKey(AnyDepth.Depth.Name) && !all.Exists(s => s.Name == AnyDepth.Depth.Name))
        {
            all.Add(AnyDepth.Depth);
        }

        var known = taken.Keys.Concat(all.Select(s => s.Name)).Concat(Setting.Definitions.Select(d => d.Definition.Name)).ToHashSet(StringComparer.Ordinal);
        var definitions = new List<Definition>(Constants.Where(c => !known.Contains(c.Name)
            && (Mentions(text, c.Name) || Setting.Definitions.Any(d => Mentions(d.Text, c.Name)))));
        if (Setting.Q is Number q && !known.Contains(Geometry.SymbolicQ.Name))
        {
            definitions.Add(new Definition(Geometry.SymbolicQ.Name, q.ToString()));
        }

        foreach (var (definition, at) in Setting.Definitions)
        {
            Reading(at, () => new FormulaReader(subject, all, definitions).Read(definition.Text));
            definitions.Add(definition);
        }

        return (all, definitions);
    }

    /// <summary>A formula made of the text by a template, <c>R''(x) = {0}</c>.</summary>
    internal FormulaAssertion Formula(Subject subject, string template, Fragment text, params IReadOnlyList<Symbol> symbols) =>
        Formula(subject, text.In(template), symbols);

    private static T Reading<T>(Fragment text, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormulaException wrong)
        {
            throw text.Complain(wrong.Offset, wrong.Problem);
        }
        catch (FormatException wrong)
        {
            throw text.Complain(0, wrong.Message);
        }
    }

    private static HashSet<string> NamesIn(Fragment text) => [.. Name().Matches(text.Text).Select(m => m.Value)];

    [GeneratedRegex(@"(?<![A-Za-z0-9_])w_(?<index>[ij])(?![A-Za-z0-9])(?=_[0t](?![A-Za-z0-9_])|(?!_))")]
    private static partial Regex AnyWeight();

    [GeneratedRegex("(?<![A-Za-z0-9_])w[12](?![A-Za-z0-9])")]
    private static partial Regex FollowedWeight();

    [GeneratedRegex(@"w1 \* \.\.\. \* w(?<depth>[A-Za-z])")]
    private static partial Regex AllWeights();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<name>[RPMW])(?:'+|\*)?\(")]
    private static partial Regex Notation();
}
