namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A number of bits as a type. Static members of <see cref="IReal{T}"/>, such as ln 2, take no argument that could say how
/// precise they are to be, so the precision of <see cref="Ball{TPrecision}"/> is part of its type: no ambient setting, and
/// numbers of different precision do not mix by accident.
/// </summary>
public interface IPrecision
{
    /// <summary>Bits of the mantissa, a positive multiple of 64.</summary>
    static abstract int Bits { get; }
}

/// <summary>64 bits, 19 digits.</summary>
public abstract class Bits64 : IPrecision
{
    /// <inheritdoc/>
    public static int Bits => 64;
}

/// <summary>Twice as many bits.</summary>
/// <typeparam name="T">As what.</typeparam>
public abstract class Twice<T> : IPrecision
    where T : IPrecision
{
    /// <inheritdoc/>
    public static int Bits => checked(2 * T.Bits);
}

/// <summary>64 bits more.</summary>
/// <typeparam name="T">Than what.</typeparam>
public abstract class Plus64<T> : IPrecision
    where T : IPrecision
{
    /// <inheritdoc/>
    public static int Bits => checked(T.Bits + 64);
}

/// <summary>Work that is written for any precision.</summary>
/// <typeparam name="TResult">What it yields.</typeparam>
public interface IAtPrecision<out TResult>
{
    /// <summary>Does the work with numbers of this precision.</summary>
    TResult Run<TPrecision>()
        where TPrecision : IPrecision;
}

/// <summary>Precisions that are known only when the program runs.</summary>
public static class Precision
{
    /// <summary>Runs the work with the least multiple of 64 bits that is not below <paramref name="bits"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of bits is not positive.</exception>
    public static TResult Run<TResult>(int bits, IAtPrecision<TResult> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        int words = (int)((bits + 63L) / 64);
        return Run<TResult, Bits64>(words, 30 - System.Numerics.BitOperations.LeadingZeroCount((uint)words), work);
    }

    /// <summary>The type of so many words from the binary digits of their number: the leading one is <typeparamref name="T"/>.</summary>
    private static TResult Run<TResult, T>(int words, int digit, IAtPrecision<TResult> work)
        where T : IPrecision => digit < 0
        ? work.Run<T>()
        : ((words >> digit) & 1) == 0
            ? Run<TResult, Twice<T>>(words, digit - 1, work)
            : Run<TResult, Plus64<Twice<T>>>(words, digit - 1, work);
}
