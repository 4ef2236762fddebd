using MirrorFlowProofs.Theory.Steps;

namespace MirrorFlowProofs.Theory;

/// <summary>Derives the theory of a steepest mirror flow from the definition of the flow.</summary>
public static class MirrorFlowTheory
{
    /// <summary>
    /// The derivation for one coordinate <c>x = rho(w)</c>: balance equation, inverse metric, saddles, uniformization,
    /// signs of the weights, mirror map, conjugate, potential, elementary and closed forms in <c>x</c>, metric exponent, Legendre verdict, range of the mirror map, coercivity and convergence, escape
    /// times, regularizers, stationary points, the potential under decay. Nothing is looked
    /// up: every step is computed from <c>w_i' = -sign(G d_i) |G d_i|^(q-1)</c> and carries the computations that
    /// prove it.
    /// </summary>
    /// <remarks>
    /// Source of the statements: Jacobs, Zhou, Burkholz, <i>Never Saddle for Reparameterized Steepest Descent as Mirror
    /// Flow</i>, ICLR 2026. Cost grows with the square of the number of weights.
    /// </remarks>
    /// <exception cref="ArgumentException">The balance has another number of offsets than there are weights.</exception>
    public static MonomialDerivation Derive(Geometry geometry, Reparameterization reparameterization, Balance balance)
    {
        if (balance.Offsets.Count != reparameterization.Weights.Count)
        {
            throw new ArgumentException(
                $"expected {reparameterization.Weights.Count} offsets, one a weight, found {balance.Offsets.Count}");
        }

        return MonomialFlow.TryCreate(geometry, reparameterization) is { } flow ? Derive(flow, balance) : NoMonomial(geometry, reparameterization, balance);
    }

    private static MonomialDerivation Derive(MonomialFlow flow, Balance balance)
    {
        var (geometry, reparameterization) = (flow.Geometry, flow.Reparameterization);
        var curve = new UniformizationSteps(flow, balance);
        var closed = ClosedFormSteps.TryCreate(flow, balance, curve);
        var steps = new List<Step>
        {
            CurveSteps.Clock(flow),
            CurveSteps.Balance(flow, balance),
            CurveSteps.ImbalanceUnderDecay(flow),
            CurveSteps.InverseMetric(flow),
        };
        if (SaddleSteps.Set(flow) is { } saddles)
        {
            steps.Add(saddles);
        }

        steps.AddRange(
        [
            curve.Parameter(),
            SignSteps.Signs(flow, balance, curve),
            curve.MirrorMapStep(),
            curve.ConjugateStep(),
            curve.PotentialStep(),
        ]);
        if (WrittenOutSteps.Elementary(curve) is { } elementary)
        {
            steps.Add(elementary);
        }

        steps.AddRange(closed?.Steps() ?? []);
        steps.Add(LegendreSteps.Exponent(flow, balance));
        steps.Add(LegendreSteps.Verdict(flow, balance, curve.InverseMetric));
        if (RangeSteps.Range(flow, balance, curve) is { } range)
        {
            steps.Add(range);
        }

        steps.AddRange(Convergence(flow, balance, curve));
        steps.AddRange(Escape(flow, balance, curve, closed?.Forms));
        steps.AddRange(Decay(flow, balance, curve, closed?.Forms));

        return new MonomialDerivation(geometry, reparameterization, balance, steps, new MirrorFlow
        {
            Flow = flow,
            Balance = balance,
            P = curve.P,
            InverseMetric = curve.InverseMetric,
            MirrorMap = curve.MirrorMap,
            Conjugate = curve.Conjugate,
            Potential = curve.Potential,
            MetricExponent = LegendreSteps.MetricExponent(flow),
            InX = closed?.Forms,
            Legendre = LegendreConditions.Report(flow, balance),
            Coercivity = CoercivitySteps.Coercivity(flow, balance, curve),
            EscapeTime = closed is not null && IsBalanced(balance) ? EscapeSteps.Time(closed.Forms) : null,
        });
    }

    /// <summary>
    /// The derivation for whatever <c>rho</c> is: for a sum of signed blocks (theory section 5) where <c>rho</c>, multiplied
    /// out, is a sum, otherwise for a monomial.
    /// </summary>
    /// <param name="geometry">The geometry.</param>
    /// <param name="reparameterization">The reparameterization.</param>
    /// <param name="balance">The balance of the weights; of those within each block for a sum.</param>
    /// <param name="starts">How the blocks of a sum start against each other.</param>
    public static Derivation Derive(
        Geometry geometry, Reparameterization reparameterization, BalanceKind balance, BlockStarts starts = BlockStarts.Equal)
    {
        if (reparameterization.IsSum)
        {
            return DeriveBlocks(geometry, reparameterization, balance, starts);
        }

        var offsets = Balance.Of(balance, reparameterization.Weights.Count);
        return MonomialFlow.TryCreate(geometry, reparameterization) is not { } flow ? NoMonomial(geometry, reparameterization, offsets)
            : flow.TakesNoPositiveValue ? Stopped(geometry, reparameterization, offsets, $"x = {reparameterization.Rho} is never positive, and the steps speak of x > 0: derive -x, whose flow it is with -G in the place of G")
            : Derive(flow, offsets);
    }

    /// <summary>
    /// The derivation for a sum of signed blocks <c>x = sum_b sigma_b x_b</c>, monomials in weights of their own: one clock,
    /// balance within and conserved quantities between the blocks, inverse metric, the blocks and <c>x</c> in the dual
    /// variable, conjugate, potential, the range of <c>R'</c>.
    /// </summary>
    /// <param name="geometry">The geometry.</param>
    /// <param name="reparameterization">The reparameterization; the derivation stops where it is no such sum.</param>
    /// <param name="balance">The balance within each block.</param>
    /// <param name="starts">How the blocks start against each other.</param>
    public static BlockDerivation DeriveBlocks(
        Geometry geometry, Reparameterization reparameterization, BalanceKind balance, BlockStarts starts)
    {
        var split = BlockSplit.Of(geometry, reparameterization);
        if (split.Stopped is { } stopped)
        {
            return new BlockDerivation(geometry, reparameterization, balance, starts, [], null, stopped);
        }

        List<SignedBlock> blocks = [.. split.Blocks.Select((b, i) => SignedBlock.Create(i + 1, b.Sign, b.Flow, balance, starts))];
        var flow = new BlockClockSteps(geometry, reparameterization, blocks);
        var curve = new BlockCurveSteps(flow, blocks);
        var dual = new DualSteps(blocks);
        var inverted = SumInversion.TryInvert(blocks);
        var legendre = new SumLegendre(blocks);
        List<Step> steps =
        [
            flow.Blocks(),
            flow.Clock(),
            flow.Balance(),
            flow.Metric(),
            curve.Parameters(),
            curve.MirrorMaps(),
            curve.Between(),
            dual.Blocks(),
            dual.Sum(),
            dual.Conjugates(),
            dual.Potential(),
            .. inverted is { Step: var step } ? [step] : Array.Empty<Step>(),
            legendre.Step(),
        ];
        return new BlockDerivation(geometry, reparameterization, balance, starts, steps, new BlockFlow
        {
            Blocks = blocks,
            InverseMetric = curve.InverseMetric,
            Conserved = curve.Conserved,
            X = dual.X,
            Conjugate = dual.Conjugate,
            InX = inverted?.Forms,
            Ends = legendre.Ends,
            Legendre = legendre.Report(),
            Conditions = dual.Conditions,
        });
    }

    private static IEnumerable<Step> Convergence(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        yield return CoercivitySteps.Infimum(flow, balance, curve);
        if (CoercivitySteps.InWeights(flow, balance, curve) is { } inWeights)
        {
            yield return inWeights;
        }

        yield return ConvergenceSteps.Decrease(flow);
        if (ConvergenceSteps.FiniteTime(flow) is { } finite)
        {
            yield return finite;
        }
    }

    private static IEnumerable<Step> Escape(MonomialFlow flow, Balance balance, UniformizationSteps curve, ClosedForms? forms)
    {
        if (forms is not null && IsBalanced(balance))
        {
            yield return EscapeSteps.Balanced(flow, curve, forms);
            if (EscapeSteps.InQOf(flow, forms) is { } inQ)
            {
                yield return inQ;
            }
        }
        else if (LegendreConditions.FactorsAtZero(flow, balance).IsOne)
        {
            yield return EscapeSteps.FromZero(flow, curve);
            if (EscapeSteps.FromSmallWeights(flow, balance, curve) is { } small)
            {
                yield return small;
            }
        }
    }

    private static IEnumerable<Step> Decay(MonomialFlow flow, Balance balance, UniformizationSteps curve, ClosedForms? forms)
    {
        yield return RegularizerSteps.Decoupled(flow, curve, forms);
        if (forms is not null && IsBalanced(balance))
        {
            yield return StationarySteps.Balanced(flow, forms);
            yield return RegularizerSteps.Coupled(flow, curve, forms);
        }
        else if (LegendreConditions.FactorsAtZero(flow, balance).IsOne)
        {
            yield return DecaySteps.Potential(flow, balance, curve, forms);
            yield return ScheduleSteps.Factors(flow);
        }

        if (!IsBalanced(balance) && CoupledDecaySteps.OffBalance(flow) is { } coupled)
        {
            yield return coupled;
        }
    }

    private static MonomialDerivation NoMonomial(Geometry geometry, Reparameterization reparameterization, Balance balance) => Stopped(
        geometry, reparameterization, balance, $"x = {reparameterization.Rho} is not a monomial in its weights with exponents 1, 2, 3, ...: some w_i (d rho/d w_i)/rho is no such number, and only those monomials are derived");

    private static MonomialDerivation Stopped(Geometry geometry, Reparameterization x, Balance balance, string reason) =>
        new(geometry, x, balance, [], null, reason);

    private static bool IsBalanced(Balance balance) => balance.Offsets.All(o => o.IsZero);
}
