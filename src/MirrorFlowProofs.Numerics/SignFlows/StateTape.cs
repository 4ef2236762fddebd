namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The numbers of a state in a row, written or read back: one method of the owner passes over them in the same order either way.
/// </summary>
internal sealed class StateTape
{
    private readonly List<double> _numbers;
    private int _at;

    /// <summary>An empty tape, to write on.</summary>
    public StateTape() => _numbers = [];

    /// <summary>A tape to read.</summary>
    public StateTape(IEnumerable<double> numbers) => (_numbers, IsRead) = ([.. numbers], true);

    /// <summary>Whether numbers are read from it.</summary>
    public bool IsRead { get; }

    /// <summary>What is on it.</summary>
    public double[] Numbers => [.. _numbers];

    /// <summary>Whether every number was read.</summary>
    public bool IsAtEnd => _at == _numbers.Count;

    /// <summary>Writes the number, or replaces it by the one that was written.</summary>
    /// <exception cref="ArgumentException">There is none left.</exception>
    public void Pass(ref double value)
    {
        if (!IsRead)
        {
            _numbers.Add(value);
            return;
        }

        value = _at < _numbers.Count ? _numbers[_at++] : throw new ArgumentException("A state is too short: expected one of the same problem.");
    }

    /// <inheritdoc cref="Pass(ref double)"/>
    public void Pass(ref int value)
    {
        double number = value;
        Pass(ref number);
        value = (int)number;
    }

    /// <inheritdoc cref="Pass(ref double)"/>
    public void Pass(ref DoubleDouble value)
    {
        (double high, double low) = (value.High, value.Low);
        Pass(ref high);
        Pass(ref low);
        value = IsRead ? DoubleDouble.OfParts(high, low) : value;
    }

    /// <summary>The same for an array of known length.</summary>
    public void Pass(DoubleDouble[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Pass(ref values[i]);
        }
    }

    /// <inheritdoc cref="Pass(DoubleDouble[])"/>
    public void Pass(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Pass(ref values[i]);
        }
    }

    /// <inheritdoc cref="Pass(DoubleDouble[])"/>
    public void Pass(bool[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int value = values[i] ? 1 : 0;
            Pass(ref value);
            values[i] = value != 0;
        }
    }

    /// <summary>The same for a list or a set of any length, whose items are made anew when it is read.</summary>
    /// <param name="items">The items.</param>
    /// <param name="pass">Passes over one; what it is given has no meaning when the tape is read.</param>
    public void Pass<T>(ICollection<T> items, Func<T, T> pass)
    {
        int count = items.Count;
        Pass(ref count);
        T[] old = IsRead ? new T[count] : [.. items];
        items.Clear();
        foreach (T item in old)
        {
            items.Add(pass(item));
        }
    }
}
