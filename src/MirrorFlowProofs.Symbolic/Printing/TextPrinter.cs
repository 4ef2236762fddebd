using System.Runtime.CompilerServices;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Plain text with no more parentheses than needed, in the order a person writes; the parser reads it back to an equal
/// expression where the names of the symbols are names of the text syntax. The cost grows with the size of the text.
/// </summary>
public static class TextPrinter
{
    /// <summary>The expression as text.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new Syntax().Print(e);
    }

    private static readonly ConditionalWeakTable<Expr, string> Written = [];

    private sealed class Syntax() : LinearSyntax("^", Written)
    {
        protected override string NameOf(Symbol symbol) => symbol.Name;

        protected override void WriteFunction(Apply apply) => WriteCall(apply.Function.Name(), apply.Arguments);

        protected override void WriteIntegral(Integral integral)
        {
            Append("integral(");
            Write(integral.Integrand);
            Append(", ").Append(DomainText(integral.Variable)).Append(", ");
            WriteList([integral.Lower, integral.Upper]);
            Append(")");
        }

        /// <summary>The variable, with its domain where it is not all real numbers: <c>v > 0</c>.</summary>
        private static string DomainText(Symbol variable)
        {
            var (name, domain) = (variable.Name, variable.Domain);
            var range = domain.Lower is null && domain.Upper is null ? name : (domain with { IsInteger = false }).Describe(name);
            return domain.IsInteger ? $"{range} integer" : range;
        }
    }
}
