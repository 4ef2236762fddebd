using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>What the claims of a block speak about, read.</summary>
internal sealed record Setting
{
    /// <summary>The geometry; null where none is given.</summary>
    internal Expr? Q { get; init; }

    /// <summary>The reparameterization; null where none is given.</summary>
    internal WrittenMap? Map { get; init; }

    /// <summary>The balance; null where none is given.</summary>
    internal WrittenBalance? Balance { get; init; }

    internal Decay Decay { get; init; }

    /// <summary>The rate of the descent.</summary>
    internal Expr Speed { get; init; } = Expr.One;

    /// <summary>The loss as a function of x; null where none is given.</summary>
    internal Fragment? Loss { get; init; }

    /// <summary>The start, <c>x(0) = ...</c>; null where none is given.</summary>
    internal Fragment? Start { get; init; }

    /// <summary>What is assumed of the loss and the metric.</summary>
    internal Assumptions Assumptions { get; init; } = Assumptions.None;

    /// <summary>The starts of the blocks of a sum; null where nothing is said.</summary>
    internal BlockStarts? Starts { get; init; }

    /// <summary>The name of the one size from which the blocks start; null for that of the theory.</summary>
    internal Symbol? StartSize { get; init; }

    /// <summary>What the document means by Legendre.</summary>
    internal PotentialCondition Sense { get; init; } = PotentialCondition.LegendreType;

    /// <summary>Functions that the document defines, in order.</summary>
    internal IReadOnlyList<WrittenFunction> Functions { get; init; } = [];

    /// <summary>The symbols with a domain of their own, in order.</summary>
    internal required IReadOnlyList<Symbol> Declared { get; init; }

    /// <summary>Names for expressions, in order, with where they stand.</summary>
    internal required IReadOnlyList<(Definition Definition, Fragment Text)> Definitions { get; init; }

    /// <summary>The same at a given q, which may occur in the offsets.</summary>
    internal Setting At(Rational q) => this with
    {
        Q = q,
        Balance = Balance is null ? null : Balance with
        {
            Offsets = [.. Balance.Offsets.Select(o => Substitution.SymbolsOf(o).FirstOrDefault(s => s.Name == Geometry.SymbolicQ.Name) is { } open ? Substitution.Replace(o, open, q) : o)],
        },
    };

    /// <summary>Refuses a rate of the descent other than 1.</summary>
    /// <exception cref="DocumentException">There is one.</exception>
    internal void RefuseRate(Fragment claim, string key)
    {
        if (!Speed.IsOne)
        {
            throw claim.Complain(0, $"'{key}' speaks of the derived theory, which is that of the rate 1: expected no line 'rate:'");
        }
    }

    /// <summary>Refuses weight decay.</summary>
    /// <exception cref="DocumentException">There is some.</exception>
    internal void RefuseDecay(Fragment claim, string key)
    {
        if (Decay != Decay.None)
        {
            throw claim.Complain(0, $"'{key}' speaks of the flow without weight decay: expected no line 'decay:'");
        }
    }

    /// <summary>The geometry, which a claim asks for at a place.</summary>
    /// <exception cref="DocumentException">There is none.</exception>
    internal Expr RequireQ(Fragment claim, string key) => Q
        ?? throw claim.Complain(0, $"'{key}' needs a geometry: expected a line 'geometry: q in [1, 2]' in the block, or 'setting:' and the name of a setting");

    /// <exception cref="DocumentException">There is none.</exception>
    internal WrittenMap RequireMap(Fragment claim, string key) => Map
        ?? throw claim.Complain(0, $"'{key}' needs a reparameterization: expected a line 'reparameterization: x = ...' in the block, or 'setting:' and the name of a setting");

    /// <exception cref="DocumentException">There is none.</exception>
    internal WrittenBalance RequireBalance(Fragment claim, string key) => Balance
        ?? throw claim.Complain(0, $"'{key}' needs a balance: expected a line such as 'balance: |w2|^q - |w1|^q = lambda' in the block, or 'setting:' and the name of a setting");
}

/// <summary>A reparameterization as written.</summary>
/// <param name="Rho">The map; for every depth at once null.</param>
/// <param name="Weights">The symbols that move, in the order in which they occur.</param>
/// <param name="Constants">The other symbols of the map.</param>
internal sealed record WrittenMap(Expr? Rho, IReadOnlyList<Symbol> Weights, IReadOnlyList<Symbol> Constants)
{
    /// <summary><c>x = w1 * ... * wL</c>.</summary>
    internal bool IsEveryDepth => Rho is null;

    /// <summary>What the document calls the depth, for every depth at once.</summary>
    internal string? DepthName { get; init; }

    /// <summary>The sign of x that the map and the domains of the weights leave; null where x takes both, 0 where that is not known.</summary>
    internal int? SignOfX =>
        IsEveryDepth ? null
        : Constants.Count == 0 && Numbered().KeptSign is { } kept ? kept
        : Weights.All(w => w.Domain == Domain.Real) ? null
        : HasBoundedWeights ? 0
        : Ranges.Of(Rho!) is var range && range.IsNonnegative ? 1 : range.IsNonpositive ? -1 : null;

    /// <summary>The half-line that x fills where it takes one sign; null where it takes both, or it is not known which it takes.</summary>
    internal Domain? HalfLine => !HasBoundedWeights && Weights.All(w => w.Domain == Domain.Positive) is var isOpen && SignOfX is { } sign and not 0
        ? sign > 0 ? new Domain(0, isOpen, null, true) : new Domain(null, true, 0, isOpen)
        : null;

    /// <summary>Whether a weight has another domain than all numbers, or those on one side of 0 upwards.</summary>
    internal bool HasBoundedWeights => !Weights.All(w => w.Domain == Domain.Real || w.Domain == Domain.Positive || w.Domain == Domain.Nonnegative);

    /// <summary>Whether it is a product of powers of weights, which takes all values of its half-line.</summary>
    internal bool IsMonomial => Constants.Count == 0 && Product.FactorsOf(Rho!).All(f => f is Symbol or Power { Base: Symbol });

    /// <summary>The map of a given depth with the weights named <c>w1</c>, <c>w2</c>, ..., one of them first.</summary>
    /// <param name="first">The index of the weight that is named w1.</param>
    internal Reparameterization Numbered(int first = 0)
    {
        var order = Weights.Skip(first).Take(1).Concat(Weights.Where((_, i) => i != first));
        var names = order.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => (Expr)Reparameterization.Weight(p.i + 1));
        return new Reparameterization(
            Substitution.Replace(Rho!, names), [.. Enumerable.Range(1, Weights.Count).Select(Reparameterization.Weight)]);
    }
}

/// <summary>A balance as written.</summary>
/// <param name="Kind">Which pattern.</param>
/// <param name="First">The index of the weight whose offset is 0.</param>
/// <param name="Offsets">What stands for the offsets of the other weights, in their order; empty for the names of the theory.</param>
internal sealed record WrittenBalance(BalanceKind Kind, int First, IReadOnlyList<Expr> Offsets);
