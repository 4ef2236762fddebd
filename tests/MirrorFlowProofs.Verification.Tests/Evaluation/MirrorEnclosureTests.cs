using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

public sealed class MirrorEnclosureTests
{
    // The reference values are given to 40 digits: they are known up to half a unit of the last.
    private static readonly Rational ReferenceError = Rational.Pow(10, -39);

    [Theory]
    [InlineData("shared-points.json", 1, 40)]
    [InlineData("random-points.json", 30, 30)]
    public void Contain_the_reference_values_and_are_as_narrow_as_asked(string file, int every, int digits)
    {
        var points = ReferencePoint.Read(file).Where((_, i) => i % every == 0).ToList();
        Assert.True(points.Count >= 16);
        var failures = new List<string>();
        foreach (var point in points)
        {
            var enclosed = new MirrorEnclosure(point.Q, point.Offsets).Evaluate(point.X, digits, TestContext.Current.CancellationToken);
            Assert.Equal(point.Normalised, enclosed.Normalisation.Words());
            foreach (var ((name, value), exact) in enclosed.Quantities.Zip(point.Values))
            {
                var slack = Rational.Abs(exact) * ReferenceError;
                var (lower, upper) = value!.Decimals(digits);
                var width = Rational.Parse(upper) - Rational.Parse(lower);
                if (Rational.Parse(lower) > exact + slack || Rational.Parse(upper) < exact - slack
                    || width > 3 * Rational.Abs(exact) * Rational.Pow(10, 1 - digits))
                {
                    failures.Add($"{point}: {name} [{lower}, {upper}] against {exact}");
                }
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>Powers, the entropy, an elementary form, an incomplete beta function, Carlson's R_F, no name at all; and R'(1) = 0.</summary>
    [Theory]
    [InlineData("3/2", "0 0 0", "7/3", 1000)]
    [InlineData("2", "0 0", "7/3", 1000)]
    [InlineData("2", "0 1", "-5/3", 400)]
    [InlineData("4/3", "0 1 1", "12345", 200)]
    [InlineData("2", "0 1 3", "2", 200)]
    [InlineData("2", "0 0 1", "5", 200)]
    [InlineData("7/5", "0 1/3 1 2 5", "3/7", 200)]
    public void Any_number_of_digits_is_right_to_the_last(string q, string offsets, string x, int digits)
    {
        var (exact, lams) = (Rational.Parse(q), offsets.Split(' ').Select(Rational.Parse).ToList());
        var map = new MirrorEnclosure(exact, lams);
        var (few, many) = (map.Evaluate(Rational.Parse(x), 30, TestContext.Current.CancellationToken), map.Evaluate(Rational.Parse(x), digits, TestContext.Current.CancellationToken));
        foreach (var ((name, narrow), (_, wide)) in many.Quantities.Zip(few.Quantities))
        {
            Assert.True(wide!.Lower <= narrow!.Lower && narrow.Upper <= wide.Upper, name);
            var (lower, upper) = narrow.Decimals(digits);
            var least = Rational.Min(Rational.Abs(narrow.Lower), Rational.Abs(narrow.Upper));
            Assert.True(Rational.Parse(upper) - Rational.Parse(lower) <= 3 * least * Rational.Pow(10, 1 - digits), $"{name} [{lower}, {upper}]");
        }

        // The derived form at the same u, by the series of its own functions.
        var kind = lams.Count(l => l.IsZero) > 1 ? BalanceKind.Equal : lams.Distinct().Count() == 2 ? BalanceKind.First : BalanceKind.Distinct;
        var theory = MirrorFlowTheory.Derive(new Geometry(exact), Reparameterization.DeepDiagonal(lams.Count), Balance.Of(kind, lams.Count)).Result!;
        if (many.Normalisation == Normalisation.AtUnit)
        {
            return;
        }

        var bits = (digits * 7 / 2) + 60;
        var box = theory.Balance.Offsets.Zip(lams).Where(o => o.First is Symbol).Select(o => ((Symbol)o.First, o.Second)).Distinct()
            .ToDictionary(o => o.Item1, o => DyadicInterval.Of(o.Second, bits));
        box[Names.U] = DyadicInterval.Hull(DyadicInterval.Of(many.U!.Lower, bits), DyadicInterval.Of(many.U.Upper, bits));
        var form = EnclosureEvaluator.Evaluate(theory.MirrorMap.Value, box, bits);
        var gradient = Rational.Parse(x).Sign < 0 ? (-many.Gradient)! : many.Gradient!;
        Assert.True(form.IsEnclosed && form.Lower <= gradient.Upper && gradient.Lower <= form.Upper, $"{theory.MirrorMap.Value} is {form}");
        Assert.True(form.Upper!.Value - form.Lower!.Value < Rational.Pow(10, 3 - digits) * Rational.Abs(form.Upper.Value));
    }

    [Fact]
    public void Offsets_and_x_of_every_size_are_enclosed()
    {
        foreach (var (q, offsets, x) in new[]
        {
            ("13/10", "0 1e-30 1 1e30", "1e40"), ("7/4", "0 1e250 1e250", "1e200"), ("2", "0 0 1e-50", "1e-30"), ("1", "0 1/3 1/3 5 5 5 5 5", "1e290"),
        })
        {
            var (exact, map) = (Rational.Parse(x), new MirrorEnclosure(Rational.Parse(q), [.. offsets.Split(' ').Select(Rational.Parse)]));
            var narrow = map.Evaluate(exact, 30, TestContext.Current.CancellationToken);
            var wide = map.Evaluate(exact, 3, TestContext.Current.CancellationToken);
            Assert.All(narrow.Quantities.Zip(wide.Quantities), pair =>
            {
                Assert.True(pair.First.Value!.RelativeWidthIsBelow(Rational.Pow(10, -32)), $"{q} {pair.First}");
                Assert.True(pair.First.Value.Lower <= pair.Second.Value!.Upper && pair.Second.Value.Lower <= pair.First.Value.Upper, $"{q} {pair}");
            });
        }
    }

    [Theory]
    [InlineData("2", "0 0", "0", "0 null null 0 0")]
    [InlineData("3/2", "0 2", "0", "0 0.5 0 0 0")]
    [InlineData("2", "0 0 1", "-1", "x x 0 0 0")]
    [InlineData("1", "0 0", "4", "2 0.25 2 5.3333 2.6666")]
    public void Exact_values_and_missing_ones(string q, string offsets, string x, string values)
    {
        var point = new MirrorEnclosure(Rational.Parse(q), [.. offsets.Split(' ').Select(Rational.Parse)])
            .Evaluate(Rational.Parse(x), 5, TestContext.Current.CancellationToken);
        Assert.All(point.Quantities.Zip(values.Split(' ')).Where(pair => pair.Second != "x"), pair =>
            Assert.Equal(pair.Second, pair.First.Value is { } value ? value.Decimals(5).Lower : "null"));
    }

    [Theory]
    [InlineData("1000001/1000000", 8, 400)]
    [InlineData("1999999/1000000", 4, 400)]
    public void Long_work_is_stopped_in_the_middle(string q, int depth, int digits)
    {
        // Offsets over 580 orders of magnitude: thousands of panels, each with every factor.
        List<Rational> offsets = [0, .. Enumerable.Range(1, depth - 1).Select(i => Rational.Pow(10, (580 * i / depth) - 290))];
        var map = new MirrorEnclosure(Rational.Parse(q), offsets);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(0.2));
        Assert.Throws<OperationCanceledException>(() => map.Evaluate(Rational.Pow(10, 250), digits, soon.Token));
    }

    [Fact]
    public void The_gradient_is_odd_and_the_rest_even()
    {
        var map = new MirrorEnclosure(Rational.Parse("5/4"), [0, 1, 3]);
        var (right, left) = (map.Evaluate(2, 20, TestContext.Current.CancellationToken), map.Evaluate(-2, 20, TestContext.Current.CancellationToken));
        Assert.Equal(right with { Gradient = -right.Gradient }, left);
    }

    [Theory]
    [InlineData("1/3", 3, "0.333", "0.334")]
    [InlineData("-1/3", 3, "-0.334", "-0.333")]
    [InlineData("999999/1000", 3, "999", "1000")]
    [InlineData("100", 2, "100", "100")]
    [InlineData("123456789", 3, "123000000", "124000000")]
    [InlineData("1/700000000", 2, "1.4e-9", "1.5e-9")]
    [InlineData("-1e30", 4, "-1e30", "-1e30")]
    public void Decimals_are_rounded_outward(string value, int digits, string lower, string upper)
    {
        var exact = Rational.Parse(value);
        Assert.Equal((lower, upper), new Enclosure(exact, exact).Decimals(digits));
    }
}
