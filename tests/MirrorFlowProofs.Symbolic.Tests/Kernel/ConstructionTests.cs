using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Building an expression keeps its value, wherever both sides are defined.</summary>
public sealed class ConstructionTests
{
    [Fact]
    public void The_canonical_form_has_the_value_of_what_was_written() =>
        Gen.Select(Recipe.Any, Points.Any).Sample(
            (recipe, point) =>
            {
                var at = point.ToDoubles();
                var isTame = true;
                var written = recipe.Value(at, v => isTame &= v == 0 || Math.Abs(v) is > 1e-4 and < 1e4);
                if (!isTame)
                {
                    return;
                }

                Expr built;
                try
                {
                    built = recipe.Build();
                }
                catch (Exception e) when (e is DivideByZeroException or ExpressionTooLargeException)
                {
                    return;
                }

                var canonical = DoubleEvaluator.Evaluate(built, at);
                if (double.IsFinite(canonical))
                {
                    Assert.True(DoubleEvaluator.AreClose(written, canonical, 1e-7), $"{written} written, {canonical} as {built}");
                }
            },
            iter: 20_000);
}
