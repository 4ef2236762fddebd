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
    private readonly PowerBases _bases;

    private PowerRoots(IEnumerable<Expr> expressions)
    {
        _bases = new(expressions);
        _degree = DegreeOf(Bases.Where(b => Substitution.SymbolsOf(b).Count > 0));
    }

    /// <summary>The bases, one that contains another before it.</summary>
    public IReadOnlyList<Expr> Bases => _bases.All;

    /// <summary>The roots of the expressions; null where an exponent is not a number.</summary>
    public static PowerRoots? TryOf(params IReadOnlyList<Expr> expressions) =>
        expressions.SelectMany(ExpressionNodes.Of).All(n => n is not Power { Exponent: not Number }) ? new(expressions) : null;

    /// <summary>The name of the root of a base.</summary>
    public string NameOf(Expr b) => _bases.NameOf(b);

    /// <summary>Whether only square roots of a number occur, which are written <c>sqrt</c>.</summary>
    public bool IsSquareRootOfNumber(Expr b) => b is Number && ExponentsOf(b).All(e => e.Denominator == 2);

    /// <summary>The degree of a root: the least common denominator of all exponents; of a number its own.</summary>
    public int DegreeOf(Expr b) => IsSquareRootOfNumber(b) ? 2 : Substitution.SymbolsOf(b).Count > 0 ? _degree : DegreeOf([b]);

    /// <summary>The exponents of a base, rising, without their signs.</summary>
    public IEnumerable<Rational> ExponentsOf(Expr b) => _bases.ExponentsOf(b).Select(e => Rational.Abs(((Number)e).Value)).Distinct().Order();

    /// <summary>The expression with the roots as symbols.</summary>
    public Expr InRoots(Expr e) => Substitution.Rewrite(e, part => part is Power { Exponent: Number { Value: var n } } p && Bases.Contains(p.Base)
        ? Power.Of(new Symbol(NameOf(p.Base), Domain.Positive), n * DegreeOf(p.Base))
        : null);

    private int DegreeOf(IEnumerable<Expr> bases) => (int)bases.SelectMany(ExponentsOf).Select(e => e.Denominator).Aggregate(BigInteger.One, LeastCommonMultiple);

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
