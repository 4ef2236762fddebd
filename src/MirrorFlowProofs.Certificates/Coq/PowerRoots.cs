using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// The roots in expressions: every power of a base with a rational exponent is a whole power of one root of the base. An
/// identity between powers is then one between rational functions of the roots.
/// </summary>
internal sealed class PowerRoots
{
    private readonly int _degree;
    private readonly List<Expr> _bases = [];
    private readonly Dictionary<Expr, SortedSet<Rational>> _exponents = [];

    private PowerRoots(IEnumerable<Expr> expressions)
    {
        foreach (var e in expressions)
        {
            Collect(e);
        }

        _degree = (int)_exponents.Where(b => !IsSquareRootOfNumber(b.Key)).SelectMany(b => b.Value).Select(e => e.Denominator)
            .Aggregate(BigInteger.One, LeastCommonMultiple);
    }

    /// <summary>The bases, one that contains another before it.</summary>
    public IReadOnlyList<Expr> Bases => _bases;

    /// <summary>The roots of the expressions; null where an exponent is not a number.</summary>
    public static PowerRoots? TryOf(params IReadOnlyList<Expr> expressions) =>
        expressions.All(HasRationalExponents) ? new(expressions) : null;

    /// <summary>The name of the root of a base.</summary>
    public string NameOf(Expr b) => FormattableString.Invariant($"root{_bases.IndexOf(b) + 1}");

    /// <summary>Whether only square roots of a number occur, which are written <c>sqrt</c>.</summary>
    public bool IsSquareRootOfNumber(Expr b) => b is Number && _exponents[b].All(e => e.Denominator == 2);

    /// <summary>The degree of a root: the least common denominator of all exponents, 2 for square roots of numbers.</summary>
    public int DegreeOf(Expr b) => IsSquareRootOfNumber(b) ? 2 : _degree;

    /// <summary>The exponents of a base, without their signs.</summary>
    public IEnumerable<Rational> ExponentsOf(Expr b) => _exponents[b];

    /// <summary>The expression with the roots as symbols.</summary>
    public Expr InRoots(Expr e) => Substitution.Rewrite(e, part => part is Power { Exponent: Number { Value: var n } } p && _exponents.ContainsKey(p.Base)
        ? Power.Of(new Symbol(NameOf(p.Base), Domain.Positive), n * DegreeOf(p.Base))
        : null);

    private static bool HasRationalExponents(Expr e) => e switch
    {
        Number or Symbol => true,
        Sum s => s.Terms.All(HasRationalExponents),
        Product p => p.Factors.All(HasRationalExponents),
        Power p => p.Exponent is Number && HasRationalExponents(p.Base),
        Apply a => a.Arguments.All(HasRationalExponents),
        _ => false,
    };

    private void Collect(Expr e)
    {
        switch (e)
        {
            case Sum s:
                s.Terms.ToList().ForEach(Collect);
                break;
            case Product p:
                p.Factors.ToList().ForEach(Collect);
                break;
            case Apply a:
                a.Arguments.ToList().ForEach(Collect);
                break;
            case Power { Exponent: Number { Value: { IsInteger: false } n } } p:
                Add(p.Base, Rational.Abs(n));
                Collect(p.Base);
                break;
            case Power p:
                Collect(p.Base);
                break;
        }
    }

    private void Add(Expr b, Rational exponent)
    {
        if (!_exponents.TryGetValue(b, out var exponents))
        {
            _exponents[b] = exponents = [];

            // Before every base inside it, which may be here already.
            var at = _bases.FindIndex(inner => Contains(b, inner));
            _bases.Insert(at < 0 ? _bases.Count : at, b);
        }

        exponents.Add(exponent);
    }

    private static bool Contains(Expr e, Expr part)
    {
        var found = false;
        Substitution.Rewrite(e, inner =>
        {
            found |= inner is Power p && p.Base.Equals(part);
            return null;
        });
        return found;
    }

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
