using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>The canonical form: nothing forbidden occurs, and building is idempotent and blind to order and grouping.</summary>
public sealed class CanonicalFormTests
{
    [Fact]
    public void Rebuilding_every_node_from_its_parts_gives_an_equal_node() =>
        ExprGen.Expressions.Sample(e => Assert.Equal(e, Rebuild(e)), iter: 3_000);

    [Fact]
    public void Forbidden_shapes_never_occur() =>
        ExprGen.Expressions.Sample(e => Assert.Null(ForbiddenShape.In(e)), iter: 3_000);

    [Fact]
    public void Sums_are_blind_to_order_and_grouping() =>
        Gen.Select(ExprGen.Expressions, ExprGen.Expressions, ExprGen.Expressions).Sample(
            (a, b, c) =>
            {
                Assert.Equal(a + b, b + a);
                Assert.Equal(a + (b + c), a + b + c);
                Assert.Equal(Expr.Zero, a - a);
                Assert.Equal(a, a + b - b);
            },
            iter: 1_000);

    [Fact]
    public void Products_are_blind_to_order_and_grouping() =>
        Gen.Select(ExprGen.Expressions, ExprGen.Expressions, ExprGen.Expressions).Sample(
            (a, b, c) =>
            {
                Assert.Equal(a * b, b * a);
                Assert.Equal(a * (b * c), a * b * c);
            },
            iter: 1_000);

    [Fact]
    public void Polynomials_expand_to_one_form() =>
        Gen.Select(ExprGen.Polynomials, ExprGen.Polynomials, ExprGen.Polynomials).Sample(
            (a, b, c) =>
            {
                Assert.Equal(Expansion.Expand(a * (b + c)), Expansion.Expand(a * b + a * c));
                Assert.Equal(Expansion.Expand(a * b * c), Expansion.Expand(Expansion.Expand(a * c) * b));
                Assert.Equal(Expansion.Expand((a - b) * (a + b)), Expansion.Expand(a.Pow(2) - b.Pow(2)));
                Assert.Equal(Expansion.Expand((a - b).Pow(2)), Expansion.Expand((b - a).Pow(2)));
            },
            iter: 500);

    [Fact]
    public void Differences_that_are_negatives_of_each_other_share_one_form()
    {
        var (x, y) = (ExprGen.X, ExprGen.Y);
        Assert.Equal((x - y).Pow(2), (y - x).Pow(2));
        Assert.Equal(-(x - y).Pow(3), (y - x).Pow(3));
        Assert.Equal(Apply.Of(Function.Abs, x - y), Apply.Of(Function.Abs, y - x));
        Assert.Equal(-Apply.Of(Function.Arcsinh, x - y), Apply.Of(Function.Arcsinh, y - x));
        Assert.Equal(-(y - x).Pow(new Rational(3, 2)), (x - y) * Power.Sqrt(y - x));
        Assert.Equal((y - x) * x, Power.Sqrt(y - x) * x * Power.Sqrt(y - x));
    }

    [Fact]
    public void Exponentials_that_combine_to_a_plain_base_join_its_powers()
    {
        var (u, y) = (ExprGen.U, ExprGen.Y);
        var product = Product.Of(Apply.Of(Function.Exp, Apply.Of(Function.Log, u) + y), Apply.Of(Function.Exp, -y), u);
        Assert.Equal(u.Pow(2), product);
    }

    private static Expr Rebuild(Expr e) => e switch
    {
        Number n => new Number(n.Value),
        Symbol s => new Symbol(s.Name, s.Domain),
        Sum s => Sum.Of(s.Terms.Select(Rebuild)),
        Product p => Product.Of(p.Factors.Select(Rebuild).Prepend(p.Coefficient)),
        Power p => Power.Of(Rebuild(p.Base), Rebuild(p.Exponent)),
        Apply a => Apply.Of(a.Function, [.. a.Arguments.Select(Rebuild)]),
        Integral i => Integral.Of(Rebuild(i.Integrand), i.Variable, Rebuild(i.Lower), Rebuild(i.Upper)),
        _ => throw new NotSupportedException(e.GetType().Name),
    };
}
