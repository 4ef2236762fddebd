namespace MirrorFlowProofs.Numerics;

/// <summary>alpha(t) &gt;= 0, piecewise linear between given times and constant before the first and after the last.</summary>
public sealed class DecaySchedule
{
    private readonly double[] _times;
    private readonly double[] _values;
    private readonly double[] _integrals;
    private readonly double[] _kinks;

    /// <summary>Takes times in increasing order, the first not negative, and alpha at each.</summary>
    /// <exception cref="ArgumentException">There is none, times do not increase, or an alpha is negative or not finite.</exception>
    public DecaySchedule(IReadOnlyList<(double Time, double Alpha)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0 || points[0].Time < 0 || points.Any(p => !double.IsFinite(p.Time) || !double.IsFinite(p.Alpha) || p.Alpha < 0))
        {
            throw new ArgumentException("A schedule needs finite times >= 0 and alphas >= 0.", nameof(points));
        }

        _times = [.. points.Select(p => p.Time)];
        _values = [.. points.Select(p => p.Alpha)];
        _kinks = Constant is null ? _times : [];
        _integrals = new double[_times.Length];
        _integrals[0] = _times[0] * _values[0];
        for (int k = 1; k < _times.Length; k++)
        {
            if (!(_times[k] > _times[k - 1]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Times must increase: {_times[k]} follows {_times[k - 1]}."), nameof(points));
            }

            _integrals[k] = _integrals[k - 1] + ((_times[k] - _times[k - 1]) * (_values[k] + _values[k - 1]) / 2);
        }
    }

    /// <summary>No decay.</summary>
    public static DecaySchedule None { get; } = new([(0, 0)]);

    /// <summary>Whether alpha is 0 throughout.</summary>
    public bool IsZero => _values.All(value => value == 0);

    /// <summary>alpha if it is constant.</summary>
    public double? Constant => _values.All(value => value == _values[0]) ? _values[0] : null;

    /// <summary>The given times with alpha at each.</summary>
    public IReadOnlyList<(double Time, double Alpha)> Points => [.. _times.Zip(_values)];

    /// <summary>The first kink after t, or infinity.</summary>
    internal double KinkAfter(double t)
    {
        foreach (double kink in _kinks)
        {
            if (kink > t)
            {
                return kink;
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>alpha(t).</summary>
    public double At(double t)
    {
        int k = After(t);
        if (k == 0 || k == _times.Length)
        {
            return _values[Math.Min(k, _times.Length - 1)];
        }

        double share = (t - _times[k - 1]) / (_times[k] - _times[k - 1]);
        return _values[k - 1] + (share * (_values[k] - _values[k - 1]));
    }

    /// <summary>int_0^t alpha, exact up to roundoff.</summary>
    public double Integral(double t)
    {
        int k = After(t);
        return k == 0
            ? t * _values[0]
            : _integrals[k - 1] + ((t - _times[k - 1]) * (_values[k - 1] + At(t)) / 2);
    }

    private int After(double t)
    {
        int k = 0;
        while (k < _times.Length && _times[k] <= t)
        {
            k++;
        }

        return k;
    }
}
