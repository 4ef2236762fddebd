using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Mirror maps that are the inverse of a function, <c>K h^(-1)(E)</c>, and potentials that are an integral of one. With z for the inverse the
/// claim is <c>E(x) = h(z)</c> at <c>y = K z</c>, which needs no inverse; that h grows or falls makes the inverse a function.
/// </summary>
internal static class InverseKinds
{
    /// <summary>The claim on a mirror map, or null where its text is no inverse of a function of the document.</summary>
    internal static Assertion? OfMirrorMap(ClaimContext context, Fragment value, bool isUpToFactor) =>
        context.Setting.Functions.Where(f => f.Parameter is not null).Select(f => f.Alone(value, isInverse: true) is var (factor, argument) ? Of(context, value, f, factor ?? One(value), argument, isUpToFactor) : null)
            .FirstOrDefault(a => a is not null);

    /// <summary>The claim on a potential <c>K Q(E)</c> whose Q is an integral of an inverse; null where it is none.</summary>
    internal static Assertion? OfPotential(ClaimContext context, Fragment value, bool isUpToFactor)
    {
        foreach (var integral in context.Setting.Functions.Where(f => f.Parameter is null))
        {
            if (integral.Alone(value, isInverse: false) is var (factor, argument))
            {
                var inverted = context.Setting.Functions.First(f => f.Name == integral.Body.Text);
                return Of(context, value, inverted, Fragment.Compose("({0})*d/dx({1})", factor ?? One(value), argument), argument, isUpToFactor);
            }
        }

        return null;
    }

    private static Fragment One(Fragment value) => Fragment.At(value.Start, "1");

    private static Assertion Of(ClaimContext context, Fragment value, WrittenFunction h, Fragment factor, Fragment argument, bool isUpToFactor)
    {
        var subject = context.Derived(value);
        var text = $"{context.Key}: {value}";
        if (!subject.Notations.ContainsKey("x(y)"))
        {
            return new UndecidedAssertion(text, subject, "x is not derived as a function of the dual variable y in this setting");
        }

        var z = context.Setting.Declared.First(d => d.Name == h.Parameter);
        var scale = context.Expression(subject, factor).Value;
        if (Substitution.DependsOn(scale, Names.X) || !z.Domain.Contains(0) || z.Domain.IsInteger)
        {
            throw value.Complain(0, $"expected a number times the inverse of {h.Name}, which has the value 0: found {(z.Domain.Contains(0) ? $"the factor {scale}" : z.Domain.Describe(z.Name))}");
        }

        // dy/dz: the factor, or what the slopes at 0 leave.
        var along = context.Expression(subject, Fragment.Compose("at({0}, x = x(y))", argument));
        var body = context.Expression(subject, h.Body);
        var slope = subject.Notations.TryGetValue(PowerBlocks.Start, out var start)
            ? Substitution.Replace(Calculus.Differentiate(context.Expression(subject, argument).Value, Names.X), Names.X, Substitution.Replace(subject.Notations["x(y)"].Value, Names.Y, Expr.Zero)) * start.Value
            : Substitution.Replace(Calculus.Differentiate(along.Value, Names.Y), Names.Y, Expr.Zero);
        var rise = Substitution.Replace(Calculus.Differentiate(body.Value, z), z, Expr.Zero);
        if (rise.IsZero || slope.IsZero)
        {
            return new UndecidedAssertion(text, subject, $"a slope is 0 at x = 0: {(rise.IsZero ? h.Name : argument.Text)} has no inverse there that is smooth");
        }

        var pace = isUpToFactor ? rise / slope : scale;
        Meaning At(Meaning m, Expr y) => new(Substitution.Replace(m.Value, Names.Y, y), [.. m.Parts.Select(p => Substitution.Replace(p, Names.Y, y))]);
        return new InverseAssertion(
            text, subject, $"{argument} = {h.Name}({z}) at y = ({TextPrinter.Print(pace)})*{z}",
            new Comparison("", At(along, pace * z), WrittenRelation.Equal, body),
            new Comparison("", At(along, Expr.Zero), WrittenRelation.Equal, new(Substitution.Replace(body.Value, z, Expr.Zero), [])),
            Calculus.Differentiate(body.Value, z), h.Name, scale / pace)
        {
            Gaps = [.. ExcludedValues.Of(body.Parts.Append(body.Value))],
            Range = $"as long as {argument} is a value of {h.Name}({z})",
        };
    }
}

/// <summary>A mirror map that is said to be an inverse function.</summary>
/// <param name="Claim">The claim as written.</param>
/// <param name="Subject">What it speaks about.</param>
/// <param name="Link">What it comes to.</param>
/// <param name="Equal">That, for all values of the parameter of the function.</param>
/// <param name="AtStart">The same at 0: an added constant is no other number.</param>
/// <param name="Slope">The slope of the function, which has to keep its sign.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Factor">The factor that is left open.</param>
internal sealed record InverseAssertion(string Claim, Subject Subject, string Link, Comparison Equal, Comparison AtStart, Expr Slope, string Name, Expr Factor)
    : Assertion(Standing.Statement, "")
{
    /// <summary>What must hold for the function to have a value, where its domain does not say so: beyond a pole it may take its values again.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Where the inverse has a value.</summary>
    public required string Range { get; init; }

    /// <inheritdoc/>
    public override string Text => Claim;

    /// <inheritdoc/>
    public override string Setting => Subject.Description;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        if (Subject.Foundation is not { Kind: VerdictKind.Proved } foundation)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {Subject.Foundation.Reason}");
        }

        bool Holds(Expr e, WrittenRelation relation) => new Comparison("", Meaning.Of(e), relation, Meaning.Of(Expr.Zero)).Decide().Kind == VerdictKind.Proved;
        if (!Holds(Slope, WrittenRelation.Above) && !Holds(Slope, WrittenRelation.Below))
        {
            return Verdict.Undecided($"that {Name} grows throughout, or falls, is not shown: it may have no inverse");
        }

        if (Gaps is [var gap, ..])
        {
            return Verdict.Undecided($"{Name} has a value only where {gap}: what grows on both sides of a gap may have no inverse");
        }

        if (!Holds(Factor, WrittenRelation.Above) && Holds(Factor, WrittenRelation.Below))
        {
            return Verdict.Refuted(Claim, $"the factor would be {TextPrinter.Print(Factor)}, which is negative");
        }

        var (verdict, start) = (Equal.Decide(), AtStart.Decide());
        return !Holds(Factor, WrittenRelation.Above) || start.Kind != VerdictKind.Proved ? Verdict.Undecided(string.Create(CultureInfo.InvariantCulture, $"{Claim}: it comes to {Link}, of which the value at 0 or the factor is not shown"))
            : verdict.Kind == VerdictKind.Proved ? Verdict.Proved($"it is {Link}, and {Name} grows throughout or falls{(Factor.IsOne ? "" : $"; equal up to the factor {TextPrinter.Print(Factor)}")}: {verdict.Reason}", [.. foundation.Conditions.Union(verdict.Conditions).Append(Range)])
            : verdict.Kind == VerdictKind.Refuted ? Verdict.Refuted($"{Claim}: it comes to {Link}", verdict.Witness!, verdict.Values)
            : Verdict.Undecided($"{Claim}: it comes to {Link}{verdict.Reason}");
    }
}
