namespace MirrorFlowProofs.Numerics;

/// <summary>The first zero of a function in an interval that begins at 0.</summary>
internal static class FirstRoot
{
    private const int MostParts = 1000;

    /// <summary>
    /// The first root in (0, end) of c_0 + c_1 t + ..., c_0 not 0; null where there is none. By subdivision of Bernstein
    /// coefficients: without a change of sign in them there is no root, with one there is exactly one (Descartes).
    /// A multiple root may be found or passed over: there the polynomial does not change its sign, or changes it as at a
    /// simple one.
    /// </summary>
    public static T? OfPolynomial<T>(T[] coefficients, T end)
        where T : struct, IReal<T>
    {
        int degree = coefficients.Length - 1;
        var bernstein = new T[degree + 1];
        T power = T.One;
        for (int i = 0; i <= degree; i++)
        {
            // C(k, i) / C(degree, i), k = i, i + 1, ...
            T ratio = T.One;
            for (int j = 0; j < i; j++)
            {
                ratio = ratio * T.FromDouble(j + 1) / T.FromDouble(degree - j);
            }

            for (int k = i; k <= degree; k++)
            {
                bernstein[k] += coefficients[i] * power * ratio;
                ratio = ratio * T.FromDouble(k + 1) / T.FromDouble(k + 1 - i);
            }

            power *= end;
        }

        return Search(coefficients, bernstein, T.Zero, end, 0);
    }

    /// <summary>
    /// The first zero in [0, end] of a function that is positive before it, by subdivision with enclosures of values and
    /// slopes; null where there is none. A zero at 0 counts only if the function falls there.
    /// </summary>
    /// <param name="enclosure">Encloses value and slope over an interval.</param>
    /// <param name="value">The value at a point.</param>
    /// <param name="end">The end of the interval.</param>
    /// <param name="scale">The size of the terms of the function: values below 1e-22 of it count as 0 at the start.</param>
    public static DoubleDouble? OfFunction(
        Func<Interval, (Interval Value, Interval Slope)> enclosure, Func<DoubleDouble, DoubleDouble> value, double end, Func<double> scale)
    {
        // Most functions have no zero, which one enclosure says.
        if (enclosure(Interval.Of(0, end)).Value.Lower > 0)
        {
            return null;
        }

        bool startsAtZero = value(DoubleDouble.Zero).High <= 1e-22 * scale();
        var parts = new Stack<(double From, double To)>([(0, end)]);
        int tries = 0;
        while (parts.TryPop(out (double From, double To) part))
        {
            if (++tries > MostParts)
            {
                return Sampled(value, part.From, end, scale());
            }

            (Interval range, Interval slope) = enclosure(Interval.Of(part.From, part.To));
            bool atStart = startsAtZero && part.From == 0;
            if (range.Lower > 0 || (slope.Lower > 0 && (atStart || value(part.From) > DoubleDouble.Zero)))
            {
                continue;
            }

            if (slope.Upper < 0)
            {
                if (atStart)
                {
                    return DoubleDouble.Zero;
                }

                if (value(part.To) > DoubleDouble.Zero)
                {
                    continue;
                }

                return value(part.From) > DoubleDouble.Zero ? Between<DoubleDouble>(value, part.From, part.To) : part.From;
            }

            if (part.To - part.From <= 1e-15 * end)
            {
                if (!atStart && !(value(part.To) > DoubleDouble.Zero))
                {
                    return part.From;
                }

                continue;
            }

            double middle = part.From + ((part.To - part.From) / 2);
            parts.Push((middle, part.To));
            parts.Push((part.From, middle));
        }

        return null;
    }

    // Where the function is 0 to all digits over a stretch, enclosures decide nothing: 100 points must do.
    private static DoubleDouble? Sampled(Func<DoubleDouble, DoubleDouble> value, double from, double end, double scale)
    {
        DoubleDouble last = from;
        for (int k = 1; k <= 100; k++)
        {
            DoubleDouble at = from + ((end - from) * (k / 100.0));
            if (value(at).High < -1e-20 * scale)
            {
                return last;
            }

            last = at;
        }

        return null;
    }

    private static T? Search<T>(T[] coefficients, T[] bernstein, T from, T to, int depth)
        where T : struct, IReal<T>
    {
        int changes = 0;
        int last = 0;
        foreach (T b in bernstein)
        {
            int sign = b > T.Zero ? 1 : b < T.Zero ? -1 : 0;
            changes += sign * last < 0 ? 1 : 0;
            last = sign == 0 ? last : sign;
        }

        if (changes == 0)
        {
            return null;
        }

        if (changes == 1 && bernstein[^1] != T.Zero && bernstein[0] != T.Zero)
        {
            T sign = bernstein[0] > T.Zero ? T.One : -T.One;
            return Between(t => sign * Polynomial.Value<T>(coefficients, t), from, to);
        }

        if (depth == 90)
        {
            return from;
        }

        // de Casteljau at the middle: the coefficients of both halves.
        int degree = bernstein.Length - 1;
        var right = (T[])bernstein.Clone();
        var left = new T[degree + 1];
        for (int level = 0; level <= degree; level++)
        {
            left[level] = right[0];
            for (int k = 0; k < degree - level; k++)
            {
                right[k] = T.ScaleB(right[k] + right[k + 1], -1);
            }
        }

        // After level j the entry degree - j is final: right holds the coefficients of the right half in order.
        T middle = T.ScaleB(from + to, -1);
        return Search(coefficients, left, from, middle, depth + 1) ?? Search(coefficients, right, middle, to, depth + 1);
    }

    // The change of sign of a function positive at from and not at to: regula falsi (Illinois), every fourth step a bisection.
    private static T Between<T>(Func<T, T> value, T from, T to)
        where T : struct, IReal<T>
    {
        (T above, T below) = (value(from), value(to));
        int last = 0;
        for (int step = 1; step < 400 && above > T.Zero && below < T.Zero; step++)
        {
            T width = to - from;
            if (!(width > T.ScaleB(T.Epsilon * to, 2)))
            {
                break;
            }

            T middle = from + (width * (above / (above - below)));
            if (step % 4 == 0 || !(middle > from && middle < to))
            {
                middle = from + T.ScaleB(width, -1);
            }

            T at = value(middle);
            if (at > T.Zero)
            {
                (from, above) = (middle, at);
                below = last > 0 ? T.ScaleB(below, -1) : below;
                last = 1;
            }
            else
            {
                (to, below) = (middle, at);
                above = last < 0 ? T.ScaleB(above, -1) : above;
                last = -1;
            }
        }

        return to;
    }
}
