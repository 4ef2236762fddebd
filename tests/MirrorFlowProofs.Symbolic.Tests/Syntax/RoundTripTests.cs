using CsCheck;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

public sealed class RoundTripTests
{
    [Fact]
    public void Printed_text_parses_back_to_an_equal_expression() =>
        ExprGen.Expressions.Sample(
            e => Assert.Equal(e, Parser.Parse(TextPrinter.Print(e), ExprGen.ByName)), iter: 3_000);
}
