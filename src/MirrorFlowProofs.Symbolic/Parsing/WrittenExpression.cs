namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>
/// An expression with what its text needs to have a value. Canonical form can widen a domain: <c>sqrt(r)^2</c> is
/// <c>r</c>, <c>0*log(x)</c> is 0. The text itself has a value at a point just when all of its parts have.
/// </summary>
/// <param name="Value">The expression in canonical form.</param>
/// <param name="Parts">
/// Every quotient, power, logarithm, root, hypergeometric function and integral of the text that may have no value
/// somewhere, from the inside out. A part under an integral sign may contain the variable of the integral.
/// </param>
public sealed record WrittenExpression(Expr Value, IReadOnlyList<Expr> Parts);
