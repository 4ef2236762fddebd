using System.Globalization;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>The closed forms of a derivation for another system, before they are in its syntax.</summary>
/// <param name="Heading">What is derived, how the weights start, and the verdict, a line each.</param>
/// <param name="Groups">The forms of each step under its title; steps without a form are left out.</param>
/// <param name="Derivatives">What the derivation says of derivatives.</param>
/// <param name="Symbols">The free symbols, by name and number: <c>w2</c> before <c>w10</c>.</param>
/// <param name="Bound">The variables of integrals.</param>
internal sealed record FormSheet(
    IReadOnlyList<string> Heading,
    IReadOnlyList<FormGroup> Groups,
    IReadOnlyList<DerivativeStatement> Derivatives,
    IReadOnlyList<Symbol> Symbols,
    IReadOnlyList<Symbol> Bound)
{
    /// <summary>A denominator that no exceptional <c>q</c> of a derivation has.</summary>
    private const int PointDenominator = 97;

    internal static FormSheet Of(DecidedDerivation derivation, IReadOnlyList<string> steps)
    {
        var d = derivation.Derivation;
        var groups = derivation.Steps.Select((s, i) => (s.Step, Number: i + 1))
            .Where(s => s.Step.Equations.Count > 0 && (steps.Count == 0 || steps.Contains(s.Step.Id)))
            .Select(s => new FormGroup(
                string.Create(CultureInfo.InvariantCulture, $"{s.Number}. {s.Step.Title} [{s.Step.Id}]"), NamedForm.Of(s.Step)))
            .ToList();
        var derivatives = DerivativeStatement.Of(d).Where(s => steps.Count == 0 || steps.Contains(s.Step)).ToList();
        List<Expr> all =
        [
            .. groups.SelectMany(g => g.Forms).Select(f => f.Value),
            .. derivatives.SelectMany(s => new[] { s.Function, s.Variable, s.Derivative }),
        ];
        return new FormSheet(
            [
                Prose.Text($"Steepest mirror flow of x = {Setting.MapText(d)} for {Setting.Geometry(d.Geometry)}"),
                Prose.Text("Start: " + Setting.Start(d)),
                Prose.Text(Setting.Summary(derivation)),
            ],
            groups,
            derivatives,
            [.. all.SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(Head, StringComparer.Ordinal).ThenBy(s => s.Name.Length).ThenBy(s => s.Name, StringComparer.Ordinal)],
            [.. all.SelectMany(ExpressionNodes.Of).OfType<Integral>().Select(i => i.Variable).Distinct()]);
    }

    /// <summary>A value for each symbol inside its domain, no two alike; the same for the same symbols.</summary>
    internal IReadOnlyList<(Symbol Symbol, Rational Value)> Point() => [.. Symbols.Select((symbol, i) =>
    {
        var inside = new Rational(1 + (37 * (i + 1) % (PointDenominator - 1)), PointDenominator);
        return (symbol, symbol.Domain switch
        {
            // The dual variable is 0 at the start, and every form is defined near it.
            _ when symbol.Equals(Names.Y) => inside / PointDenominator,
            { IsInteger: true, Lower: { } lower } => lower + 1 + i % 2,
            { Lower: { } lower, Upper: { } upper } => lower + (upper - lower) * inside,
            { Lower: { } lower } => lower + 2 * inside,
            { Upper: { } upper } => upper - 2 * inside,
            _ => -2 * inside,
        });
    })];

    /// <summary>Names of symbols and forms in a system, each once; two of one name would make formulas wrong without a word.</summary>
    /// <exception cref="InvalidOperationException">Two have one name.</exception>
    internal static void RequireDistinct(IEnumerable<string> names)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"two symbols or forms would have the one name {twice.Key}");
        }
    }

    private static string Head(Symbol symbol) => symbol.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}

/// <summary>The forms of one step.</summary>
/// <param name="Title">Number, title and name of the step.</param>
/// <param name="Forms">Its forms.</param>
internal sealed record FormGroup(string Title, IReadOnlyList<NamedForm> Forms);
