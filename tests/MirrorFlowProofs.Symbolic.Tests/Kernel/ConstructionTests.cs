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
                var probe = new Probe();
                var written = recipe.Value(at, probe);
                if (!probe.IsTame)
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

                // Only a factor 0 split off a power of a product may bring in what is undefined beside it.
                var canonical = DoubleEvaluator.Evaluate(built, at);
                if (probe.IsGeneric || double.IsFinite(canonical))
                {
                    Assert.True(DoubleEvaluator.AreClose(written, canonical, 1e-7), $"{written} written, {canonical} as {built}");
                }
            },
            iter: 10_000);
}
