using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The words the claims from the literature are written in.</summary>
internal static class Written
{
    internal static Symbol Q => Geometry.SymbolicQ;

    internal static Symbol Positive(string name) => new(name, Domain.Positive);

    internal static FormulaAssertion Statement(string what, Subject subject, string formula) => new(Standing.Statement, what, subject, formula);

    internal static FormulaAssertion Instance(string what, Subject subject, string formula) => new(Standing.Instance, what, subject, formula);

    internal static FormulaAssertion Step(string what, Subject subject, string formula) => new(Standing.Step, what, subject, formula);

    internal static FormulaAssertion Correction(string what, Subject subject, string formula) => new(Standing.Correction, what, subject, formula);

    internal static FormulaAssertion Reading(string what, Subject subject, string formula) => new(Standing.Reading, what, subject, formula);

    extension(FormulaAssertion assertion)
    {
        /// <summary>Adds a name for an expression.</summary>
        internal FormulaAssertion With(string name, string text) => assertion with { Where = [.. assertion.Where, new Definition(name, text)] };

        /// <summary>Adds symbols.</summary>
        internal FormulaAssertion In(params IReadOnlyList<Symbol> symbols) => assertion with { Symbols = [.. assertion.Symbols, .. symbols] };
    }

    /// <summary>The product of <c>w1</c>, <c>w2</c> and all other weights <c>r</c>: every depth from 2 on.</summary>
    internal static WeightFlow Product(Expr q, Decay decay) => new(q, W1 * W2 * new Symbol("r"), [W1, W2], decay);

    internal static Symbol W1 { get; } = Reparameterization.Weight(1);

    internal static Symbol W2 { get; } = Reparameterization.Weight(2);
}
