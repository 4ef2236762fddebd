using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// The times from 0 on of which a trajectory claim speaks: those up to which some expressions keep the signs that they have at the
/// start.
/// </summary>
internal sealed class TrajectoryLife
{
    private readonly Symbol _time;
    private readonly List<(Expr Value, int Sign)> _kept = [];
    private readonly Dictionary<Expr, int?> _begins = [];

    internal TrajectoryLife(Symbol time) => _time = time;

    /// <summary>Why the start settles nothing; null where it does.</summary>
    internal string? Open { get; private set; }

    /// <summary>Whether an expression stands so to 0 for all values of its symbols.</summary>
    private static bool Holds(Expr e, WrittenRelation relation) =>
        new Comparison("", Meaning.Of(e), relation, Meaning.Of(Expr.Zero)).Decide() is { Kind: VerdictKind.Proved, Conditions.Count: 0 };

    /// <summary>The sign at the start; null where it is 0 or not known.</summary>
    internal int? Begins(Expr e)
    {
        if (!_begins.TryGetValue(e, out var sign))
        {
            _begins[e] = sign = SignOf(Substitution.Replace(e, _time, Expr.Zero));
        }

        return sign;
    }

    /// <summary>Keeps the sign of what has a corner, a jump, a pole or an end of its domain at 0 within some expressions.</summary>
    internal void Add(IEnumerable<Expr> expressions, Func<Expr, Expr> along)
    {
        foreach (var node in expressions.SelectMany(ExpressionNodes.Of).Distinct())
        {
            switch (node)
            {
                case Power { Exponent: Number { Value: { IsInteger: true, Sign: >= 0 } } }:
                case Power { Base: Apply { Function: Function.Abs } }:
                case Apply { Function: Function.Exp or Function.Sinh or Function.Cosh or Function.Arcsinh or Function.Arctan or Function.CosPi }:
                    break;
                case Power power:
                    Keep(along(power.Base), power.Exponent is Number { Value.IsInteger: true } ? null : 1);
                    break;
                case Apply { Function: Function.Abs or Function.Sign } corner:
                    Keep(along(corner.Argument), null);
                    break;
                case Apply { Function: Function.Log } log:
                    Keep(along(log.Argument), 1);
                    break;
                case Apply or Integral:
                    Open ??= $"where {node} is smooth is not known";
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Keeps the sign of an expression.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="sign">The sign that it must have at the start; null for either.</param>
    internal void Keep(Expr e, int? sign)
    {
        if (Begins(e) is { } found && (sign ?? found) == found)
        {
            // A product keeps its sign as long as its factors keep theirs.
            switch (e)
            {
                case Power { Exponent: Number { Value.IsInteger: true } } power:
                    Keep(power.Base, null);
                    break;
                case Product product:
                    product.Factors.ToList().ForEach(f => Keep(f, null));
                    break;
                default:
                    if (!_kept.Exists(k => k.Value.Equals(e)))
                    {
                        _kept.Add((e, found));
                    }

                    break;
            }
        }
        else
        {
            Open ??= Substitution.Replace(e, _time, Expr.Zero).IsZero
                ? $"{(e.IsZero ? "x" : e)} is 0 at t = 0: there the equation is not smooth, and its solution need not be the only one"
                : sign is { } needed
                ? $"it is not shown that {e} is {(needed > 0 ? "positive" : "negative")} at t = 0"
                : $"it is not shown that {e} is not 0 at t = 0: where it is 0 the equation is not smooth, and its solution need not be the only one";
        }
    }

    /// <summary>
    /// The time written by how far it is from the end that one of the expressions sets, a positive number: along it signs are known;
    /// and what it leaves of the conditions, as a reader reads them.
    /// </summary>
    internal (Func<Expr, Expr> Change, bool IsChanged, IReadOnlyList<string> Conditions) Written()
    {
        var open = _kept.Where(k => SignOf(k.Value) != k.Sign).ToList();
        Func<Expr, Expr> change = e => e;
        var (end, sign) = open.Find(k => Calculus.Differentiate(k.Value, _time) is var slope && !slope.IsZero && !Substitution.DependsOn(slope, _time));
        if (end is not null)
        {
            var start = Substitution.Replace(end, _time, Expr.Zero);
            var left = new Symbol("time left", start is Number { Value: var whole } ? new Domain(Rational.Zero, true, Rational.Abs(whole), false) : Domain.Positive);
            var time = ((sign * (Expr)left) - start) / Calculus.Differentiate(end, _time);
            change = e => Substitution.Replace(e, _time, time);
        }

        return (change, end is not null,
            [.. open.Where(k => end is null || k.Value.Equals(end) || SignOf(change(k.Value)) != k.Sign).Select(k => $"as long as {k.Value} {(k.Sign > 0 ? ">" : "<")} 0")]);
    }

    private static int? SignOf(Expr e) => e is Number number
        ? number.Value.IsZero ? null : number.Value.Sign
        : Holds(e, WrittenRelation.Above) ? 1
        : Holds(e, WrittenRelation.Below) ? -1
        : null;
}
