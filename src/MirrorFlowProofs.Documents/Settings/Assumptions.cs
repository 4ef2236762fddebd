using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Documents;

/// <summary>What a setting assumes of the loss and the metric along the path, each by the name of its positive constant.</summary>
/// <param name="Gradient"><c>|f'(x)| &lt;= B</c>, for every coordinate.</param>
/// <param name="Coercivity"><c>1/R''(x) >= mu</c>.</param>
/// <param name="Lojasiewicz"><c>|f'(x)|^2 >= 2 Lambda (f(x) - f*)</c>, <c>f*</c> the smallest value.</param>
internal sealed partial record Assumptions(Symbol? Gradient, Symbol? Coercivity, Symbol? Lojasiewicz)
{
    /// <summary>Names that mean something in the bounds, or in the flows that refute them.</summary>
    private static readonly string[] Reserved = ["q", "x", "t", "L", "e", "pi", "f_drop", "f_end", "f_star", "slope", "reach", "beyond", "origin", "done"];

    internal static Assumptions None { get; } = new(null, null, null);

    /// <summary>Reads one line of assumptions.</summary>
    /// <exception cref="DocumentException">An assumption is none of the three, or is made twice.</exception>
    internal static Assumptions Read(IEnumerable<Fragment> lines)
    {
        var found = None;
        foreach (var piece in lines.SelectMany(line => line.Split(',')))
        {
            var text = piece.Text.Replace(" ", "", StringComparison.Ordinal).Replace("x_t", "x", StringComparison.Ordinal);
            found = (Named(GradientBound(), text), Named(MetricBound(), text), Named(Inequality(), text)) switch
            {
                ({ } b, _, _) when found.Gradient is null => found.With(piece, b, c => found with { Gradient = c }),
                (_, { } mu, _) when found.Coercivity is null => found.With(piece, mu, c => found with { Coercivity = c }),
                (_, _, { } rate) when found.Lojasiewicz is null => found.With(piece, rate, c => found with { Lojasiewicz = c }),
                _ => throw piece.Complain(0, $"expected one of '|f'(x)| <= B', '1/R''(x) >= mu' and '|f'(x)|^2 >= 2*Lambda*(f(x) - f_star)', each once, found '{piece}'"),
            };
        }

        return found;
    }

    /// <summary>A constant by a name that nothing else has.</summary>
    private Assumptions With(Fragment piece, Symbol constant, Func<Symbol, Assumptions> put) =>
        Reserved.Contains(constant.Name) || new[] { Gradient, Coercivity, Lojasiewicz }.Any(c => c?.Name == constant.Name)
            ? throw piece.Complain(0, $"expected a constant with a name of its own, found {constant.Name}")
            : put(constant);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[]
    {
        Gradient is null ? "" : $"|f'(x)| <= {Gradient.Name}",
        Coercivity is null ? "" : $"1/R''(x) >= {Coercivity.Name}",
        Lojasiewicz is null ? "" : $"|f'(x)|^2 >= 2*{Lojasiewicz.Name}*(f(x) - f_star)",
    }.Where(t => t.Length > 0));

    private static Symbol? Named(Regex form, string text) => form.Match(text) is { Success: true } match ? new Symbol(match.Groups["name"].Value, Domain.Positive) : null;

    [GeneratedRegex(@"^(?:\||(?:abs|norm)\()f'\(x\)(?:\||\))<=(?<name>[A-Za-z][A-Za-z0-9_]*)$")]
    private static partial Regex GradientBound();

    [GeneratedRegex(@"^\(?1/\(?R''(?:\(x\))?\)?\)?>=(?<name>[A-Za-z][A-Za-z0-9_]*)$")]
    private static partial Regex MetricBound();

    [GeneratedRegex(@"^(?:(?:\||(?:abs|norm)\()f'\(x\)(?:\||\))|f'\(x\))\^2>=2\*(?<name>[A-Za-z][A-Za-z0-9_]*)\*\(f\(x\)-f_star\)$")]
    private static partial Regex Inequality();
}
