using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Limits and leading terms: <c>E -> V as x -> 0+</c>, <c>E ~ T as x -> infinity</c>.</summary>
internal static class LimitKinds
{
    private const string Expected = "expected 'E -> V as x -> 0+' or 'E ~ T as x -> infinity'";

    internal static Assertion Limit(ClaimContext context, Fragment text)
    {
        var at = text.Text.LastIndexOf(" as ", StringComparison.Ordinal);
        var where = at < 0 ? text : text.From(at + 4).Trim();
        var claim = at < 0 ? text : text.Slice(0, at).Trim();
        var (mark, length) = claim.Text.IndexOf("->", StringComparison.Ordinal) is >= 0 and var arrow ? (arrow, 2) : (claim.Text.IndexOf('~', StringComparison.Ordinal), 1);
        if (at < 0 || mark < 0)
        {
            throw text.Complain(0, Expected);
        }

        var (left, right) = (claim.Slice(0, mark).Trim(), claim.From(mark + length).Trim());
        if (context.Setting.Balance is not null && context.IsInWeights(claim))
        {
            throw claim.Complain(0, "a limit in the weights is taken for all weights: expected a setting without a balance");
        }

        var subject = context.SubjectOf(claim);
        var value = context.Expression(subject, left);
        var (symbol, approach) = Approaching(context, subject, where);
        if (length == 1)
        {
            var term = context.Expression(subject, right);
            ClaimContext.RefuseTied(subject, claim, [value, term]);
            return term.Value.IsZero
                ? throw right.Complain(0, "0 is the leading term of nothing")
                : new LimitAssertion(subject, new Tendency(text.Text, value, new Motion(symbol, approach), TendencyKind.LeadingTerm, term));
        }

        var finite = Infinity(right) is null ? context.Expression(subject, right) : null;
        ClaimContext.RefuseTied(subject, claim, finite is null ? [value] : [value, finite]);
        if (finite is not null && Substitution.DependsOn(finite.Value, symbol))
        {
            throw right.Complain(0, $"expected a limit free of {symbol.Name}");
        }

        var kind = Infinity(right) switch { true => TendencyKind.PlusInfinity, false => TendencyKind.MinusInfinity, _ => TendencyKind.Limit };
        return new LimitAssertion(subject, new Tendency(text.Text, value, new Motion(symbol, approach), kind, finite));
    }

    /// <summary>The clock value at which x is infinite, from x = 0: a value, or <c>never</c>.</summary>
    internal static Assertion BlowUp(ClaimContext context, Fragment text)
    {
        context.RequireAllX(text, context.Key);
        var (value, subject) = (WrittenValue.Of(text, "T"), context.Derived(text));
        var flow = context.Derivations.Monomial(context.Setting, text, context.Key)?.Derivation.Result;
        if (flow is not { MirrorMap.VanishesAtZero: true } || flow.InX is null && !subject.Notations.ContainsKey("R'(x(u))"))
        {
            return new UndecidedAssertion($"blow-up: {text}", subject, "the clock value from x = 0 is not derived in this setting");
        }

        var never = value.Text == "never";
        var limit = never ? null : context.Expression(subject, value);
        if (limit is not null && Substitution.SymbolsOf(limit.Value).Any(s => s.Name == Names.X.Name || s.Name == Names.U.Name || s.Name == Names.Y.Name))
        {
            throw value.Complain(0, "expected a clock value free of x, u and y");
        }

        return new LimitAssertion(subject, new Tendency(
            $"blow-up: {text}", subject.Notations["R'(x(u))"], new Motion(Names.U, Approach.Infinity), never ? TendencyKind.PlusInfinity : TendencyKind.Limit, limit));
    }

    private static bool? Infinity(Fragment text) => text.Text.Replace(" ", "", StringComparison.Ordinal) switch
    {
        "infinity" or "+infinity" => true,
        "-infinity" => false,
        _ => null,
    };

    private static (Symbol Symbol, Approach Approach) Approaching(ClaimContext context, Subject subject, Fragment where)
    {
        var arrow = where.Text.IndexOf("->", StringComparison.Ordinal);
        var name = arrow < 0 ? where : where.Slice(0, arrow).Trim();
        var symbol = context.SymbolIn(subject, name.Text)
            ?? throw name.Complain(0, $"expected a symbol and where it goes, such as 'x -> 0+', found '{where}'");
        var end = where.From(arrow + 2).Trim();
        if (Infinity(end) is { } up)
        {
            return (symbol, Allowed(end, symbol, up ? Approach.Infinity : Approach.MinusInfinity));
        }

        var text = end.Text.Replace(" ", "", StringComparison.Ordinal);
        var side = text.Length > 0 ? text[^1] : ' ';
        if (!Rational.TryParse(side is '+' or '-' ? text[..^1] : text, out var point))
        {
            throw end.Complain(0, $"expected infinity, -infinity, or a number with its side such as 0+, found '{end}'");
        }

        return side switch
        {
            '+' => (symbol, Allowed(end, symbol, Approach.FromRight(point))),
            '-' => (symbol, Allowed(end, symbol, Approach.FromLeft(point))),
            _ when symbol.Domain.Lower == point => (symbol, Allowed(end, symbol, Approach.FromRight(point))),
            _ when symbol.Domain.Upper == point => (symbol, Allowed(end, symbol, Approach.FromLeft(point))),
            _ => throw end.Complain(0, $"expected a side: {end}+ or {end}-"),
        };
    }

    private static Approach Allowed(Fragment text, Symbol symbol, Approach approach)
    {
        try
        {
            Asymptotic.Limit(symbol, symbol, approach);
            return approach;
        }
        catch (ArgumentException wrong)
        {
            throw text.Complain(0, wrong.Message);
        }
    }
}
