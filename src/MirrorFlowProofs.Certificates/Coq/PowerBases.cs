using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The bases of powers whose exponents are not whole numbers, with these exponents; a base that contains another before it.</summary>
internal sealed class PowerBases
{
    private readonly List<Expr> _bases = [];
    private readonly Dictionary<Expr, List<Expr>> _exponents = [];

    public PowerBases(IEnumerable<Expr> expressions)
    {
        foreach (var power in expressions.SelectMany(ExpressionNodes.Of).OfType<Power>().Where(p => p.Exponent is not Number { Value.IsInteger: true }))
        {
            Add(power.Base, power.Exponent);
        }
    }

    /// <summary>The bases in order.</summary>
    public IReadOnlyList<Expr> All => _bases;

    /// <summary>The exponents of a base, each once.</summary>
    public IReadOnlyList<Expr> ExponentsOf(Expr b) => _exponents[b];

    /// <summary>The name of what stands for the root of a base.</summary>
    public string NameOf(Expr b) => FormattableString.Invariant($"root{_bases.IndexOf(b) + 1}");

    private void Add(Expr b, Expr exponent)
    {
        if (!_exponents.TryGetValue(b, out var exponents))
        {
            _exponents[b] = exponents = [];

            // Before every base inside it, which may be here already.
            var at = _bases.FindIndex(inner => ExpressionNodes.Of(b).OfType<Power>().Any(p => p.Base.Equals(inner)));
            _bases.Insert(at < 0 ? _bases.Count : at, b);
        }

        if (!exponents.Contains(exponent))
        {
            exponents.Add(exponent);
        }
    }
}
