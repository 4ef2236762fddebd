namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>The exponents of a product of powers of variables, one for each variable; ordered lexicographically.</summary>
internal readonly struct Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    private readonly int[] _exponents;
    private readonly int _hash;

    internal Monomial(int[] exponents)
    {
        _exponents = exponents;
        var hash = exponents.Length;
        foreach (var e in exponents)
        {
            hash = StableHash.Combine(hash, e);
        }

        _hash = hash;
    }

    internal ReadOnlySpan<int> Exponents => _exponents;

    internal int this[int variable] => _exponents[variable];

    internal static Monomial Unit(int variables) => new(new int[variables]);

    internal Monomial Times(Monomial other)
    {
        var product = new int[_exponents.Length];
        for (var i = 0; i < product.Length; i++)
        {
            product[i] = checked(_exponents[i] + other._exponents[i]);
        }

        return new Monomial(product);
    }

    /// <summary>The quotient, or null where an exponent would be negative.</summary>
    internal Monomial? Over(Monomial other)
    {
        var quotient = new int[_exponents.Length];
        for (var i = 0; i < quotient.Length; i++)
        {
            quotient[i] = _exponents[i] - other._exponents[i];
            if (quotient[i] < 0)
            {
                return null;
            }
        }

        return new Monomial(quotient);
    }

    /// <summary>The same exponents but for one variable.</summary>
    internal Monomial With(int variable, int exponent)
    {
        var copy = (int[])_exponents.Clone();
        copy[variable] = exponent;
        return new Monomial(copy);
    }

    public bool Equals(Monomial other) => _hash == other._hash && Exponents.SequenceEqual(other.Exponents);

    public override bool Equals(object? obj) => obj is Monomial other && Equals(other);

    public override int GetHashCode() => _hash;

    public int CompareTo(Monomial other) => Exponents.SequenceCompareTo(other.Exponents);
}
