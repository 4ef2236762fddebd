using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Claims about the flow: what it conserves, how long it takes, where it rests, how it moves.</summary>
internal static partial class FlowKinds
{
    private static readonly Symbol Start = new("x_0", Domain.Positive);
    private static readonly Symbol End = new("X", Domain.Positive);
    private static readonly Symbol Rise = new("rise", Domain.Positive);
    private static readonly Symbol Decay = new("alpha", Domain.Positive);

    internal static Assertion Conserved(ClaimContext context, Fragment text)
    {
        var subject = context.InWeights(text);
        RequireWeights(context, subject, text);
        return AlongTheFlow(context, subject, text, context.Formula(subject, "d/dt({0}) = 0", text));
    }

    /// <summary>An equation of the derivative of a quantity along the flow, as one of the quantity itself.</summary>
    internal static Assertion AlongTheFlow(ClaimContext context, Subject subject, Fragment quantity, Assertion equation, Fragment? rate = null)
    {
        var meaning = context.Expression(subject, quantity);
        var resting = context.Setting is { Q: { } q, Map: { Rho: { } rho } map } ? RestingWeights.Of(q, rho, map.Weights, [.. meaning.Parts, meaning.Value]) : [];
        List<string> jumps = [.. Jumps.Of(meaning).Union(resting).Select(e => e.ToString())];
        List<string> domains =
        [
            .. subject.Symbols.Where(s => s.Domain != Domain.Real && (s.Name == Names.Gradient.Name || context.MentionsWeights(Fragment.At(0, s.Name))))
                .Select(s => s.Domain.Describe(s.Name)),
        ];
        var maySlide = context.Setting.Decay != Verification.Claims.Decay.Coupled
            && OneClock.IsNeeded(context.Setting.Q is Number ? context.Setting.Q : context.Narrowed(Geometry.SymbolicQ));
        return jumps.Count + domains.Count == 0 && !maySlide ? equation : new AlongTheFlowAssertion(equation, jumps, domains)
        {
            MaySlide = maySlide,
            Written = rate is null ? [meaning] : [meaning, context.Expression(subject, rate)],
        };
    }

    /// <summary>A number is conserved by every flow.</summary>
    private static void RequireWeights(ClaimContext context, Subject subject, Fragment text)
    {
        var value = context.Expression(subject, text).Value;
        if (!MovingWeights(context, value))
        {
            throw text.Complain(0, "expected something that depends on the weights");
        }
    }

    private static bool MovingWeights(ClaimContext context, Expr value) =>
        Substitution.SymbolsOf(value).Any(s => context.MentionsWeights(Fragment.At(0, s.Name)));

    /// <summary><c>E as F</c>: E is its start value times F, which is 1 at the start.</summary>
    internal static Assertion DecayLaw(ClaimContext context, Fragment text)
    {
        var at = text.Text.IndexOf(" as ", StringComparison.Ordinal);
        if (at < 0 && text.Split('=') is [var now, var later])
        {
            return DecayFromStart(context, now, later);
        }

        if (at < 0)
        {
            throw text.Complain(0, "expected 'E as F', such as '|w1|^q - |w2|^q as exp(-q*A)' with A = int alpha dt, or 'E = F' with the weights at the start, w1(0)");
        }

        var (subject, quantity, factor) = (context.InWeights(text), text.Slice(0, at).Trim(), text.From(at + 4).Trim());
        RequireWeights(context, subject, quantity);
        var change = context.Expression(subject, factor).Value;
        if (MovingWeights(context, change) || ZeroTest.Decide(Substitution.Replace(change, Names.AccumulatedDecay, Expr.Zero) - 1).Answer != ZeroAnswer.Zero)
        {
            throw factor.Complain(0, "expected a factor free of the weights that is 1 at the start, where A = 0, such as exp(-q*A)");
        }

        return AlongTheFlow(context, subject, Fragment.Compose("({0})/({1})", quantity, factor), context.Formula(subject, Fragment.Compose("d/dt({0}/{1}) = 0", quantity, factor)));
    }

    /// <summary><c>E = F</c>, where F has the weights at the start, <c>w1(0)</c>, or <c>initial</c> for E there, and the decay up to now.</summary>
    private static Assertion DecayFromStart(ClaimContext context, Fragment written, Fragment later)
    {
        var subject = context.InWeights(written);
        var now = written.Replace(Present(), m => m.Groups["weight"].Value).Replace(DecaySoFar(), _ => "A");
        bool IsAtStart(Match m) => !m.Groups["weight"].Success || context.MentionsWeights(Fragment.At(0, m.Groups["weight"].Value));
        Fragment AtStart(Func<Match, string> by) => later.Replace(Initial(), m => IsAtStart(m) ? by(m) : m.Value).Replace(DecaySoFar(), _ => "A");
        if (!Initial().Matches(later.Text).Any(IsAtStart))
        {
            throw later.Complain(0, "expected the weights at the start, such as w1(0), or 'initial' for the left side there");
        }

        // At the start A = 0, on the left side too.
        var before = ClaimContext.Mentions(now, Names.AccumulatedDecay.Name) ? Fragment.Compose("at({0}, A = 0)", now) : now;
        var start = AtStart(m => m.Groups["weight"] is { Success: true, Value: var weight } ? weight : $"({before})");
        RequireWeights(context, subject, now);
        if (context.MentionsWeights(AtStart(_ => "1")))
        {
            throw later.Complain(0, "expected no weights but those at the start, such as w1(0)");
        }

        var change = context.Expression(subject, Fragment.Compose("({0})/({1})", start, before)).Value;
        var factor = Fragment.At(later.Start, TextPrinter.Print(change));
        return MovingWeights(context, change) || ZeroTest.Decide(Substitution.Replace(change, Names.AccumulatedDecay, Expr.Zero) - 1).Answer != ZeroAnswer.Zero
            ? context.Setting.Decay == Verification.Claims.Decay.None ? context.Formula(subject, Fragment.Compose("{0} = {1}", now, start))
                : context.Formula(subject, Fragment.Compose("{0} = at({1}, A = 0)", before, start)) is var atStart && atStart.Decide().Kind == Verification.VerdictKind.Refuted ? atStart
                : throw later.Complain(0, "expected what the left side is at the start times a factor free of the weights, such as exp(-q*A)")
            : AlongTheFlow(context, subject, Fragment.Compose("({0})/({1})", now, factor), context.Formula(subject, Fragment.Compose("d/dt({0}/({1})) = 0", now, factor)));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:initial|(?<weight>[A-Za-z][A-Za-z0-9_]*?)(?: ?\( ?0 ?\)|_0(?![A-Za-z0-9_])))")]
    private static partial Regex Initial();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<weight>w[A-Za-z0-9_]*?)(?: ?\( ?t ?\)|_t(?![A-Za-z0-9_]))")]
    private static partial Regex Present();

    [GeneratedRegex(@"integral\( ?alpha(?:_(?<at>s|tau|r)|\((?<at>s|tau|r)\)|), ?(?(at)\k<at>|(?:s|tau|r))(?: >= 0)?, ?0, ?t ?\)|(?<![A-Za-z0-9_])int ?alpha(?:\(t\))?(?: ?\*? ?d\*?t)?(?![A-Za-z0-9_])")]
    private static partial Regex DecaySoFar();

    /// <summary>The time from <c>x_0</c> to <c>X</c>, or from 0, under the constant gradient -1.</summary>
    internal static Assertion EscapeTime(ClaimContext context, Fragment text)
    {
        context.RequireAllX(text, context.Key);
        var (value, subject) = (WrittenValue.Of(text, "T"), context.Derived(text));
        if (!subject.Notations.ContainsKey("R'(x)"))
        {
            return new UndecidedAssertion($"escape time: {value}", subject, "R'(x) has no closed form in x in this setting");
        }

        if (ClaimContext.Mentions(value, Start.Name))
        {
            // From x_0 up to X: below x_0 the flow does not get.
            IReadOnlyList<Symbol> ends = [context.Narrowed(Start), context.Narrowed(End)];
            return new UpToAssertion(
                context.Formula(subject, "at(R'(x), x = X) - at(R'(x), x = x_0) = {0}", value, ends),
                [([context.Formula(subject, "at(R'(x), x = x_0 + rise) - at(R'(x), x = x_0) = at({0}, X = x_0 + rise)", value, [.. ends, Rise])], "for X above x_0")],
                null);
        }

        return context.Derivations.Monomial(context.Setting, text, context.Key)?.Derivation.Result is { MirrorMap.VanishesAtZero: true, Coercivity.IsZero: false }
            ? context.Formula(subject, "at(R'(x), x = X) = {0}", value, context.Narrowed(End))
            : throw text.Complain(0, "expected the start x_0 in the time: with two weights 0 the flow may rest at 0 for any time");
    }

    /// <summary><c>G = ...</c> for q above 1; for q = 1 the box <c>|x| &lt;= ...</c>.</summary>
    internal static Assertion Stationary(ClaimContext context, Fragment text)
    {
        if (context.Setting.Decay != Verification.Claims.Decay.Decoupled)
        {
            throw text.Complain(0, "'stationary' needs a line 'decay: decoupled'");
        }

        var subject = context.Derived(text);
        if (!subject.Notations.ContainsKey("M'(x)"))
        {
            return new UndecidedAssertion($"stationary: {text}", subject, "M'(x) is not derived in x in this setting");
        }

        if (context.Setting.Q is Number { Value.IsOne: true })
        {
            context.RequireAllX(text, context.Key);
            var at = text.Text.IndexOf("<=", StringComparison.Ordinal);
            return at < 0 || text.Slice(0, at).Trim().Text is not ("|x|" or "abs(x)")
                ? throw text.Complain(0, "at q = 1 the stationary points fill a box: expected '|x| <= ...'")
                : context.Formula(subject, "at(alpha*M'(x), x = {0}) = 1", text.From(at + 2).Trim(), context.Narrowed(Decay));
        }

        var value = WrittenValue.Of(text, "G");
        return context.Formula(subject, Fragment.Compose("sign({0})*abs({0})^({1} - 1) = -alpha*M'(x)", value, Q(context, text)), context.Narrowed(Decay));
    }

    private static Fragment Q(ClaimContext context, Fragment text) => Fragment.At(text.Start, context.Setting.Q!.ToString());
}
