using System.Collections.Immutable;

namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// An exact expression over the real numbers, immutable and in canonical form: two expressions built the same way up to
/// order, grouping and collection of like terms are equal as objects. Canonical form is a convenience of reading and a
/// head start for the <see cref="ZeroTest"/>; it does not by itself decide equality.
/// </summary>
/// <remarks>
/// Nodes are made by <see cref="Sum.Of(Expr[])"/>, <see cref="Product.Of(Expr[])"/>, <see cref="Power.Of"/>,
/// <see cref="Apply.Of(Function, Expr[])"/>, <see cref="Integral.Of"/> and the operators, which bring their result to
/// canonical form; what each form forbids stands at the node. No operation on expressions uses floating point.
/// Real semantics: a power with a base that is not known to be nonnegative and an exponent that is not an integer is
/// kept as it stands. Identities hold where both sides are defined.
/// </remarks>
public abstract record Expr
{
    private readonly int _hash;

    private protected Expr(int hash) => _hash = hash;

    /// <summary>The number 0.</summary>
    public static Expr Zero { get; } = new Number(0);

    /// <summary>The number 1.</summary>
    public static Expr One { get; } = new Number(1);

    /// <summary>An integer as an expression.</summary>
    public static implicit operator Expr(int value) => new Number(value);

    /// <summary>A rational number as an expression.</summary>
    public static implicit operator Expr(Rational value) => new Number(value);

    /// <summary>Sum.</summary>
    public static Expr operator +(Expr a, Expr b) => Sum.Of(a, b);

    /// <summary>Difference.</summary>
    public static Expr operator -(Expr a, Expr b) => Sum.Of(a, -b);

    /// <summary>Negation.</summary>
    public static Expr operator -(Expr a) => Product.Of(new Number(-1), a);

    /// <summary>Product.</summary>
    public static Expr operator *(Expr a, Expr b) => Product.Of(a, b);

    /// <summary>Quotient.</summary>
    public static Expr operator /(Expr a, Expr b) => Product.Of(a, Power.Of(b, -1));

    /// <summary>This expression to a power.</summary>
    public Expr Pow(Expr exponent) => Power.Of(this, exponent);

    /// <summary>Whether this is the number 0 as it stands (not a zero test).</summary>
    public bool IsZero => this is Number { Value.IsZero: true };

    /// <summary>Whether this is the number 1 as it stands.</summary>
    public bool IsOne => this is Number { Value.IsOne: true };

    /// <summary>The power of it that was asked for last, so that expressions share the node.</summary>
    internal Power? LastPower { get; set; }

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The plain text form, which <c>Parser</c> reads back.</summary>
    public sealed override string ToString() => Printing.TextPrinter.Print(this);
}

/// <summary>A rational number.</summary>
public sealed record Number : Expr
{
    /// <summary>Makes the number.</summary>
    public Number(Rational value)
        : base(StableHash.Combine(1, value.GetHashCode())) => Value = value;

    /// <summary>Its value.</summary>
    public Rational Value { get; }

    /// <inheritdoc/>
    public bool Equals(Number? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A symbol with its domain. Two symbols of one name and different domains are different.</summary>
public sealed record Symbol : Expr
{
    /// <summary>Makes a symbol; real unless said otherwise.</summary>
    public Symbol(string name, Domain? domain = null)
        : base(StableHash.Combine(2, StableHash.Of(name)))
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        HeadLength = name.AsSpan().TrimEnd("0123456789").Length;
        Domain = domain ?? Domain.Real;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many characters stand before the trailing number of the name.</summary>
    internal int HeadLength { get; }

    /// <summary>Where its values lie.</summary>
    public Domain Domain { get; }

    /// <summary>Its absolute value once asked for, so that every expression shares the one node.</summary>
    internal Expr? Size { get; set; }

    /// <summary>Its sign once asked for.</summary>
    internal Expr? Sign { get; set; }

    /// <inheritdoc/>
    public bool Equals(Symbol? other) => ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && Name == other.Name && Domain == other.Domain);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// A sum of at least two terms. Forbidden inside: another sum, the number 0, two numbers, two terms that differ by a
/// rational factor only (<c>x + 2*x</c>); terms stand in canonical order.
/// </summary>
public sealed partial record Sum : Expr
{
    private Sum(ImmutableArray<Expr> terms)
        : base(StableHash.Of(terms, 3)) => Terms = terms;

    /// <summary>The terms, in canonical order.</summary>
    public ImmutableArray<Expr> Terms { get; }

    /// <inheritdoc/>
    public bool Equals(Sum? other) => Structure.SameParts(this, other, other is null ? default : other.Terms, Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// A rational coefficient times at least one factor. Forbidden inside: a number or a product as a factor, two factors
/// with one base (<c>x * x^2</c>), coefficient 0, coefficient 1 with a single factor, a coefficient on a lone sum
/// (<c>2*(x + y)</c> is <c>2*x + 2*y</c>), beside other factors a sum with a rational content or a negative leading
/// term (<c>x*(2*y + 2*z)</c> is <c>2*x*(y + z)</c>), two exponentials.
/// </summary>
public sealed partial record Product : Expr
{
    private Product(Rational coefficient, ImmutableArray<Expr> factors)
        : base(StableHash.Combine(StableHash.Of(factors, 4), coefficient.GetHashCode()))
    {
        Coefficient = coefficient;
        Factors = factors;
    }

    /// <summary>The rational coefficient, not 0.</summary>
    public Rational Coefficient { get; }

    /// <summary>The factors, in canonical order; each a power or a base by itself.</summary>
    public ImmutableArray<Expr> Factors { get; }

    /// <inheritdoc/>
    public bool Equals(Product? other) => other is not null && Coefficient == other.Coefficient
        && Structure.SameParts(this, other, other.Factors, Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// A base to an exponent. Forbidden: exponent 0 or 1; a number to an integer; a positive number other than a prime
/// (or an unfactored large integer) to a fraction outside (0, 1); a product to an integer; a product with a factor known to be
/// nonnegative; a power of a nonnegative base; an even power of <c>abs</c>; a sum with a rational content.
/// </summary>
public sealed partial record Power : Expr
{
    private Power(Expr @base, Expr exponent)
        : base(StableHash.Combine(StableHash.Combine(5, @base.GetHashCode()), exponent.GetHashCode()))
    {
        Base = @base;
        Exponent = exponent;
    }

    /// <summary>The base.</summary>
    public Expr Base { get; }

    /// <summary>The exponent, expanded.</summary>
    public Expr Exponent { get; }

    /// <inheritdoc/>
    public bool Equals(Power? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode()
            && Base.Equals(other.Base) && Exponent.Equals(other.Exponent));

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A named function at its arguments.</summary>
public sealed partial record Apply : Expr
{
    private Apply(Function function, ImmutableArray<Expr> arguments)
        : base(StableHash.Of(arguments, 600 + (int)function))
    {
        Function = function;
        Arguments = arguments;
    }

    /// <summary>Which function.</summary>
    public Function Function { get; }

    /// <summary>Its arguments.</summary>
    public ImmutableArray<Expr> Arguments { get; }

    /// <summary>The first argument.</summary>
    public Expr Argument => Arguments[0];

    /// <inheritdoc/>
    public bool Equals(Apply? other) => other is not null && Function == other.Function
        && Structure.SameParts(this, other, other.Arguments, Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// An integral kept as it stands: of <see cref="Integrand"/> over <see cref="Variable"/> from <see cref="Lower"/> to
/// <see cref="Upper"/>. The variable is bound; it is renamed on construction so that its name never matters.
/// </summary>
public sealed partial record Integral : Expr
{
    private Integral(Expr integrand, Symbol variable, Expr lower, Expr upper)
        : base(StableHash.Of([integrand, lower, upper], 7))
    {
        Integrand = integrand;
        Variable = variable;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The integrand.</summary>
    public Expr Integrand { get; }

    /// <summary>Whether a symbol occurs free under the integral sign; the variable of integration does not.</summary>
    internal bool DependsInsideOn(Symbol symbol) => !symbol.Equals(Variable) && Substitution.DependsOn(Integrand, symbol);

    /// <summary>The bound variable.</summary>
    public Symbol Variable { get; }

    /// <summary>The lower limit.</summary>
    public Expr Lower { get; }

    /// <summary>The upper limit.</summary>
    public Expr Upper { get; }

    /// <inheritdoc/>
    public bool Equals(Integral? other) => other is not null && Integrand.Equals(other.Integrand)
        && Variable.Equals(other.Variable) && Lower.Equals(other.Lower) && Upper.Equals(other.Upper);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>The named functions.</summary>
public enum Function
{
    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>Sign, 0 at 0.</summary>
    Sign,

    /// <summary>Natural logarithm, of a positive argument.</summary>
    Log,

    /// <summary>Exponential.</summary>
    Exp,

    /// <summary>Hyperbolic sine.</summary>
    Sinh,

    /// <summary>Hyperbolic cosine.</summary>
    Cosh,

    /// <summary>Inverse hyperbolic sine.</summary>
    Arcsinh,

    /// <summary>Inverse tangent, in (-pi/2, pi/2).</summary>
    Arctan,

    /// <summary>
    /// <c>cospi(r) = cos(pi r)</c> of a rational number r, never of anything else: a constant. Where radicals are known for
    /// it (<see cref="ExactAngle"/>) it is written with them; what is left has r in (0, 1/2).
    /// </summary>
    CosPi,

    /// <summary>
    /// Gauss's hypergeometric function 2F1(a, b; c; z) for z &lt; 1, with c &gt; b &gt; 0 where the Euler integral is
    /// used. The incomplete beta functions of the theory are 2F1(-b, a; a + 1; z) (DLMF 8.17.7).
    /// </summary>
    Hypergeometric,

    /// <summary>
    /// Carlson's symmetric integral of the first kind (DLMF 19.16.1),
    /// <c>R_F(x, y, z) = 1/2 int_0^inf dt/sqrt((t + x)(t + y)(t + z))</c>: arguments from 0 on, at most one of them 0.
    /// </summary>
    CarlsonRF,

    /// <summary>
    /// Carlson's integral of the second kind (DLMF 19.16.5), <c>R_D(x, y, z) = R_J(x, y, z, z)</c>: symmetric in x and y,
    /// which are from 0 on and not both 0; z &gt; 0.
    /// </summary>
    CarlsonRD,

    /// <summary>
    /// Carlson's symmetric integral of the third kind (DLMF 19.16.2),
    /// <c>R_J(x, y, z, p) = 3/2 int_0^inf dt/(sqrt((t + x)(t + y)(t + z)) (t + p))</c>: x, y, z as for R_F; p &gt; 0.
    /// </summary>
    CarlsonRJ,
}

internal static class Structure
{
    internal static bool SameParts(Expr a, Expr? b, ImmutableArray<Expr> partsB, ImmutableArray<Expr> partsA) =>
        b is not null
        && (ReferenceEquals(a, b)
            || (a.GetHashCode() == b.GetHashCode() && partsA.AsSpan().SequenceEqual(partsB.AsSpan())));
}
