using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Verdicts on documents: what is wrong is refuted with a point, and what only looks right is not proved.</summary>
public sealed class VerdictTests
{
    private const string Depth2 = "geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: |w2|^q - |w1|^q = lambda\n";

    private const string EveryDepth = "geometry: q in [1, 2]\nreparameterization: x = w1 * ... * wL\nbalance: equal\nwhere: m = q*(L - 1)/L\n";

    [Fact]
    public async Task Wrong_claims_of_every_kind_are_refuted_with_a_counterexample()
    {
        var document = Checked.Document(
            """
            ```setting depth-2
            geometry: q in [1, 2]
            reparameterization: x = w1*w2
            balance: |w2|^q - |w1|^q = lambda
            ```

            ```claim wrong
            setting: depth-2
            decay: decoupled
            conserved: |w1|^q - |w2|^q
            decay law: |w1|^q - |w2|^q as exp(-A)
            inverse metric: sqrt(4*|x|^q + lambda)
            inverse metric: 2*u - lambda
            hessian: 2/sqrt(4*|x|^q + lambda^2)
            mirror map at q = 2: arcsinh(2*x/lambda)
            mirror map at q = 2: arcsinh(2*x/lambda)/2 + sign(x)
            potential at q = 2: x*arcsinh(2*x/lambda)/2
            potential at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 + |x|
            conjugate at q = 2: lambda*sinh(2*y)/4
            regularizer at q = 2: |x|
            coercivity: lambda^2
            legendre: never
            onto at q = 2: never
            limit at q = 2: R'(x)/log(x) -> 1 as x -> infinity
            limit at q = 2: R'(x) ~ 2*x/lambda as x -> 0+
            claim: R''(x)*lambda = 1
            chain: 1 = 2 - 1 = 3 - 1 = 2
            ```

            ```claim wrong-without-decay
            setting: depth-2
            escape time at q = 2: arcsinh(X/lambda)/2
            blow-up at q = 2: 1
            ```

            ```claim wrong-in-weights
            geometry: q in [1, 2]
            reparameterization: x = w1*w2
            inverse metric: |w1|^q - |w2|^q
            claim: d/dt(x) = -sign(G)*|G|^(q - 1)*(|w1|^q - |w2|^q)
            ```

            ```claim wrong-balanced
            setting: depth-2
            balance: equal
            decay: decoupled
            stationary at q = 3/2: -alpha*x
            stationary at q = 1: |x| <= alpha^2
            ```

            ```claim wrong-trajectories
            geometry: q = 2
            reparameterization: x = w1*w2
            balance: equal
            domains: b > 0, x > 0
            loss: -x
            start: x(0) = b
            trajectory: x(t) = b*exp(t)
            trajectory: x(t) = exp(2*t)
            ```
            """);

        Assert.Equal("", Checked.Problems(document));
        Assert.All(document.Claims, c => Assert.Equal((c.Id, VerdictKind.Refuted), (c.Id, c.Verdict.Kind)));
        await Verify(Checked.Verdicts(document));
    }

    /// <summary>x = w1^2 is never negative, and x = -w1^2 never positive: nothing is refuted at an x that cannot be.</summary>
    [Theory]
    [InlineData("x = w1^2", "1/(4*x)", VerdictKind.Proved)]
    [InlineData("x = w1^2", "1/(4*|x|)", VerdictKind.Proved)]
    [InlineData("x = w1^2", "-1/(4*x)", VerdictKind.Refuted)]
    [InlineData("x = -w1^2", "-1/(4*x)", VerdictKind.Undecided)]
    [InlineData("x = -w1^2", "1/(4*|x|)", VerdictKind.Proved)]
    [InlineData("x = -w1^2", "1/(4*x)", VerdictKind.Refuted)]
    [InlineData("x = w1^2*w2^2", "1/(8*|x|^(3/2))", VerdictKind.Proved)]
    [InlineData("x = w1*w2", "1/(2*x)", VerdictKind.Refuted)]
    [InlineData("x = w1^2 + w2^2", "1/(4*x)", VerdictKind.Proved)]
    [InlineData("x = w1^2 + w2^2", "1/(4*|x|)", VerdictKind.Proved)]
    [InlineData("x = w1^2 + w2^2", "-1/(4*x)", VerdictKind.Refuted)]
    public void An_x_that_keeps_its_sign_refutes_nothing_on_the_other_side(string x, string hessian, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"geometry: q = 2\nreparameterization: {x}\nbalance: equal\nhessian: {hessian}"));

    /// <summary>Equality is meant where both sides have a value: here for <c>r &gt;= 0</c>, which is a case of its own.</summary>
    [Fact]
    public void A_text_with_values_on_a_part_of_the_domain_is_decided_there() =>
        Assert.Equal(VerdictKind.Proved, Checked.Verdict("domains: r real\nclaim: sqrt(r)^2 = |r|"));

    [Theory]
    [InlineData("domains: r real\nclaim: 0*log(r) = r - r")]
    [InlineData("domains: r < 0\nclaim: sqrt(r) = sqrt(r)")]
    [InlineData("domains: r < 0\nclaim: sqrt(r)^2 = 2*r")]
    [InlineData("domains: r real\nlimit: sqrt(-r - 1)^2 -> 5 as r -> infinity")]
    [InlineData("domains: r real\nlimit: sqrt(-r)^2/r -> -1 as r -> infinity")]
    public void What_has_no_value_is_neither_proved_nor_refuted(string lines)
    {
        var verdict = Checked.Verdict(lines);

        Assert.True(verdict is VerdictKind.Undecided || (verdict == VerdictKind.Proved && lines.Contains("0*log", StringComparison.Ordinal)), $"{verdict}");
    }

    [Theory]
    [InlineData("at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 + sign(x)")]
    [InlineData("at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 + |x|")]
    [InlineData("at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 + sign(x - 5)")]
    [InlineData("at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 + |x - 1/7|")]
    public void A_jump_or_a_kink_makes_another_potential(string claim) =>
        Assert.NotEqual(VerdictKind.Proved, Checked.Verdict($"{Depth2}potential {claim}"));

    [Theory]
    [InlineData("|x|^(2 - m)/(L*(1 - m)*(2 - m))", VerdictKind.Proved)]
    [InlineData("|x|^(2 - m)/(L*(1 - m)*(2 - m)) - 3*x + 1", VerdictKind.Proved)]
    [InlineData("|x|^(2 - m)/(L*(1 - m)*(2 - m)) + |x|", VerdictKind.Refuted)]
    [InlineData("|x|^(2 - m)/((1 - m)*(2 - m))", VerdictKind.Refuted)]
    [InlineData("|x|^(2 - m)/(L*(1 - m))", VerdictKind.Refuted)]
    public void Potentials_of_every_depth(string potential, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"{EveryDepth}potential: {potential}"));

    [Theory]
    [InlineData("|w1|^q - |w2|^q = lambda", "hessian: 1/sqrt(4*|x|^q + lambda^2)")]
    [InlineData("|w2|^q = |w1|^q + 2*beta, beta > 0", "hessian: 1/sqrt(4*|x|^q + 4*beta^2)")]
    [InlineData("|w1|^q - |w2|^q = c^q, c > 0", "coercivity: c^q")]
    [InlineData("$|w_1|^q - |w_2|^q = \\lambda$, $\\lambda > 0$", "inverse metric: $\\sqrt{4|x|^q + \\lambda^2}$")]
    public void A_balance_is_read_from_equations(string balance, string claim) => Assert.Equal(
        VerdictKind.Proved, Checked.Verdict($"geometry: $q \\in [1, 2]$\nreparameterization: x = w1*w2\nbalance: {balance}\n{claim}"));

    [Theory]
    [InlineData("x = u^2 - v^2", "conserved: u*v")]
    [InlineData("x = m*w", "conserved: m^2 - w^2")]
    [InlineData("x = m*w", "inverse metric: m^2 + w^2")]
    [InlineData("x = w1^2*w2", "conserved: |w1|^2/2 - |w2|^2")]
    public void Weights_have_names_of_their_own(string map, string claim) =>
        Assert.Equal(VerdictKind.Proved, Checked.Verdict($"geometry: q = 2\nreparameterization: {map}\n{claim}"));

    [Fact]
    public void A_domain_narrows_x()
    {
        const string Setting = "geometry: q = 2\nreparameterization: x = w1*w2\nbalance: equal\n";

        Assert.Equal(VerdictKind.Proved, Checked.Verdict($"{Setting}domains: x > 0\nmirror map: log(x)/2"));
        Assert.Equal(VerdictKind.Proved, Checked.Verdict($"{Setting}domains: x < 0\nmirror map: -log(-x)/2"));
    }

    [Fact]
    public void The_chain_is_refuted_by_a_later_link_though_an_earlier_one_is_open() =>
        Assert.Equal(VerdictKind.Refuted, Checked.Verdict("domains: r < 0\nchain: sqrt(r) = sqrt(r) = sqrt(r) = r - r + 0*r = 1"));

    [Theory]
    [InlineData("conjugate: beta^2*sinh(4*y)/2", VerdictKind.Refuted)]
    [InlineData("hessian: 1/(4*sqrt(x^2 + beta^4))", VerdictKind.Refuted)]
    [InlineData("mirror map: arcsinh(x/(2*beta^2))/4", VerdictKind.Proved)]
    [InlineData("claim: x(y) = beta^2*sinh(4*y)", VerdictKind.Refuted)]
    [InlineData("claim: x(y) = 2*beta^2*sinh(4*y)", VerdictKind.Proved)]
    [InlineData("claim: x(y) > 0", VerdictKind.Refuted)]
    public void Sums_of_blocks(string claim, VerdictKind verdict) => Assert.Equal(
        verdict, Checked.Verdict($"geometry: q = 2\nreparameterization: x = u^2 - v^2\nbalance: equal\n{claim}"));

    /// <summary>At q = 1 the derived form is that up to y = -beta^..., where a block is 0; the claim is another form of it.</summary>
    [Theory]
    [InlineData("claim: x(y) = (beta + y/2)*|beta + y/2| - (beta - y/2)*|beta - y/2|")]
    [InlineData("claim: x(y) = sign(beta + y/2)*(beta + y/2)^2 - sign(beta - y/2)*(beta - y/2)^2")]
    public void Nothing_is_refuted_where_a_block_has_ended(string claim) => Assert.NotEqual(
        VerdictKind.Refuted, Checked.Verdict($"geometry: q = 1\nreparameterization: x = w1*w2 - w3*w4\nbalance: equal\n{claim.Replace("y/2", "y", StringComparison.Ordinal)}"));

    [Fact]
    public void A_narrower_q_is_kept_in_offsets() => Assert.Equal(
        VerdictKind.Proved,
        Checked.Verdict("geometry: q in [1, 2]\nreparameterization: x = w1*w2\ndomains: q in (1, 2), c > 0\nbalance: |w2|^q - |w1|^q = c^q\ncoercivity: c^q"));

    [Theory]
    [InlineData("hessian at q = 2: 1/sqrt(4*|x|^q + lambda^2)", VerdictKind.Proved)]
    [InlineData("hessian at q = 1: 1/sqrt(4*|x|^q + lambda^2)", VerdictKind.Proved)]
    [InlineData("claim at q = 3/2: q = 3/2", VerdictKind.Proved)]
    [InlineData("claim: q = 3/2", VerdictKind.Refuted)]
    [InlineData("domains: q in (1, 2]\nclaim at q = 2: q = 2", VerdictKind.Proved)]
    public void A_fixed_q_is_a_number_in_formulas(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(Depth2 + claim));

    [Theory]
    [InlineData("inverse metric: 2*|w1|^q")]
    [InlineData("claim: |w1| = |w2|")]
    [InlineData("claim: d/dt(|w1| - |w2|) = 0")]
    public void Weights_off_the_balance_refute_nothing(string claim) => Assert.Equal(
        VerdictKind.Undecided, Checked.Verdict($"geometry: q = 2\nreparameterization: x = w1*w2\nbalance: equal\n{claim}"));

    [Theory]
    [InlineData("inverse metric: |w1*r|^q + |w2*r|^q", "5:17: 'inverse metric' sums over all weights: state it in x, or at a given depth\n")]
    [InlineData("claim: R''(x)*(|w1*r|^q + |w2*r|^q) = 1", "5:8: 'R''' of this argument is not derived in this setting: known are x\n")]
    public void Two_weights_of_every_depth_are_not_the_metric(string claim, string problem) =>
        Assert.Equal(problem, Checked.Problems(Checked.Block(EveryDepth.Replace("balance: equal\n", "", StringComparison.Ordinal) + claim)));

    private const string Bounded = "geometry: q in [1, 2]\nassume: |f'(x)| <= B, 1/R''(x) >= mu, |f'(x)|^2 >= 2*Lambda*(f(x) - f_star)\n";

    [Theory]
    [InlineData(@"gradient integral: $\int_0^\infty \|\nabla f(x_t)\|^2\,dt \le \frac{B^{2-q}(f(x_0) - f(x_\infty))}{\mu}$", VerdictKind.Proved)]
    [InlineData(@"gradient integral: $\int_0^\infty |\nabla f(x_t)|^2\,dt \le \frac{99}{100}\frac{B^{2-q}(f(x_0) - f(x_\infty))}{\mu}$", VerdictKind.Refuted)]
    [InlineData(@"gradient integral: $\int_0^\infty |\nabla f(x_t)|^2\,dt \le \frac{f(x_0) - f(x_\infty)}{\mu B^{2-q}}$", VerdictKind.Refuted)]
    [InlineData(@"gradient integral at q = 2: $\int_0^\infty |\nabla f(x_t)|^2\,dt \le \frac{f(x_0) - f(x_\infty)}{\mu B^{2-q}}$", VerdictKind.Proved)]
    [InlineData(@"gradient integral at q = 3/2: $\int_0^\infty |\nabla f(x_t)|^2\,dt \le \frac{B(f(x_0) - f(x_\infty))}{\mu}$", VerdictKind.Refuted)]
    [InlineData(@"convergence: $f(x_t) - f^* \le (f(x_0) - f^*) e^{-2\Lambda\mu B^{q-2} t}$", VerdictKind.Proved)]
    [InlineData(@"convergence: $f(x_t) - f^* \le (f(x_0) - f^*) e^{-\Lambda\mu B^{q-2} t}$", VerdictKind.Proved)]
    [InlineData(@"convergence: $f(x_t) - f^* \le (f(x_0) - f^*) e^{-2\Lambda\mu B^{2-q} t}$", VerdictKind.Refuted)]
    [InlineData(@"convergence at q = 3/2: $f(x_t) - f^* \le (f(x_0) - f^*) e^{-2\Lambda\mu t}$", VerdictKind.Refuted)]
    public void Bounds_on_convergence(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(Bounded + claim));

    [Theory]
    [InlineData("x = w1*w2*w3", "saddles: at least two weights are 0", VerdictKind.Proved)]
    [InlineData("x = w1*w2*w3\ndecay: coupled", "saddles: at least two weights are 0", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\ndecay: coupled", "saddles: at least two weights are 0", VerdictKind.Undecided)]
    [InlineData("x = w1 * ... * wL", "independent laws: L - 1", VerdictKind.Proved)]
    [InlineData("x = w1 * ... * wL", "independent laws: L", VerdictKind.Refuted)]
    [InlineData("x = w1 * ... * wL", "independent laws: 1", VerdictKind.Refuted)]
    [InlineData("x = w1*w2*w3", "independent laws: 2", VerdictKind.Proved)]
    [InlineData("x = w1*w2*w3", "independent laws: 1", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\nbalance: equal", "dynamics: d R'(x) = -sign(f'(x))*|f'(x)|^(q - 1) dt", VerdictKind.Proved)]
    [InlineData("x = w1*w2\nbalance: equal", "dynamics: d R'(x) = -2*sign(f'(x))*|f'(x)|^(q - 1) dt", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\nbalance: first", "dynamics: d/dt(R'(x)) = -sign(G)*|G|^(q - 1)", VerdictKind.Proved)]
    [InlineData("x = w1*w2\nbalance: equal\ndecay: decoupled", "dynamics: d R'(x) = -sign(G)*|G|^(q - 1) dt - alpha*M'(x) dt", VerdictKind.Proved)]
    [InlineData("x = w1*w2\nbalance: equal\ndecay: decoupled", "dynamics: d R'(x) = -sign(G)*|G|^(q - 1) dt", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\ndecay: decoupled", "dynamics: d x = -sign(G)*|G|^(q - 1)*(|w1|^q + |w2|^q) dt - 2*alpha*x dt", VerdictKind.Proved)]
    [InlineData("x = w1*w2\ndecay: decoupled", "dynamics: d x = -sign(G)*|G|^(q - 1)*(|w1|^q + |w2|^q) dt - alpha*x dt", VerdictKind.Refuted)]
    public void Laws_saddles_and_dynamics(string map, string claim, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"geometry: q in [1, 2]\nreparameterization: {map}\n{claim}"));

    [Theory]
    [InlineData("onto: m <= 1", VerdictKind.Proved)]
    [InlineData("onto: L <= p", VerdictKind.Proved)]
    [InlineData("onto: always", VerdictKind.Refuted)]
    [InlineData("onto at q = 2: L <= 2", VerdictKind.Proved)]
    [InlineData("onto at q = 2: L <= 3", VerdictKind.Refuted)]
    [InlineData("onto at q = 4/3: L <= 4", VerdictKind.Proved)]
    [InlineData("onto at q = 1: always", VerdictKind.Proved)]
    [InlineData("onto at q = 1: L <= 3", VerdictKind.Refuted)]
    [InlineData("legendre: always", VerdictKind.Proved)]
    [InlineData("legendre: m <= 1", VerdictKind.Refuted)]
    public void Conditions_at_every_depth(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(EveryDepth + claim));

    [Theory]
    [InlineData("hessian: 1/sqrt(4*|x|^q + lambda^2) = (4*|x|^q + lambda^2)^(-1/2)", VerdictKind.Proved)]
    [InlineData("hessian: R''(x) = 1/sqrt(4*|x|^q + lambda^2) = 1/(2*|x|^(q/2))", VerdictKind.Refuted)]
    [InlineData("hessian: 1/(2*|x|^(q/2)) = 1/sqrt(4*|x|^q)", VerdictKind.Refuted)]
    [InlineData("conjugate at q = 2: lambda*cosh(2*y)/4 = lambda*(exp(2*y) + exp(-2*y))/8", VerdictKind.Proved)]
    [InlineData("potential at q = 2: x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4 = x*arcsinh(2*x/lambda)/2", VerdictKind.Refuted)]
    public void A_value_may_begin_a_chain(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(Depth2 + claim));

    [Theory]
    [InlineData("claim: R''(2*x) = 1/sqrt(4*|2*x|^q + lambda^2)", VerdictKind.Proved)]
    [InlineData("claim: R''(2*x) = R''(x)", VerdictKind.Refuted)]
    [InlineData("claim: R''(-x) = R''(x)", VerdictKind.Proved)]
    [InlineData("claim at q = 2: R'(-x) = -R'(x)", VerdictKind.Proved)]
    public void Derived_functions_take_arguments(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(Depth2 + claim));

    [Theory]
    [InlineData("starts: distinct", "hessian: 1/(4*sqrt(x^2 + 4*beta_1^2*beta_2^2))", VerdictKind.Proved)]
    [InlineData("starts: distinct", "hessian: 1/(4*sqrt(x^2 + 4*beta_1^4))", VerdictKind.Refuted)]
    [InlineData("starts: equal", "hessian: 1/(4*sqrt(x^2 + 4*beta^4))", VerdictKind.Proved)]
    public void Blocks_may_start_from_sizes_of_their_own(string starts, string claim, VerdictKind verdict) => Assert.Equal(
        verdict, Checked.Verdict($"geometry: q = 2\nreparameterization: x = u^2 - v^2\nbalance: equal\n{starts}\n{claim}"));

    [Theory]
    [InlineData("domains: c > 0\nbalance: |w_i|^q - |w_1|^q = c^q\ncoercivity: c^(q*(L - 1))", VerdictKind.Proved)]
    [InlineData("domains: c > 0\nbalance: |w_i|^q - |w_1|^q = c^q\ncoercivity: c^(L - 1)", VerdictKind.Refuted)]
    [InlineData("balance: |w_i|^q - |w_1|^q = lambda, lambda > 0\ncoercivity: lambda^(L - 1)", VerdictKind.Proved)]
    public void A_balance_of_every_depth_is_an_equation(string lines, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"geometry: q in [1, 2]\nreparameterization: x = w1 * ... * wL\n{lines}"));

    [Fact]
    public void Under_decay_a_proof_off_balance_says_which_offsets_are_meant() => Assert.Contains(
        "the offsets are those of the present time: decay changes them",
        Assert.Single(Checked.Block(Depth2 + "decay: decoupled\nhessian: 1/sqrt(4*|x|^q + lambda^2)").Claims).Verdict.Conditions);

    [Theory]
    [InlineData("x = w1*w2", "claim: M[q=2](x) = |x|", VerdictKind.Proved)]
    [InlineData("x = w1*w2", "claim: M[q=1](x) = M(x)", VerdictKind.Refuted)]
    [InlineData("x = w1*w2", "claim: R[q=3/2]''(x)*|x|^(3/4) = 1/2", VerdictKind.Proved)]
    [InlineData("x = w1 * ... * wL", "claim: M[q=1](x) = L/(L + 1)*|x|^(1 + 1/L)", VerdictKind.Proved)]
    public void Geometries_are_compared(string map, string claim, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"geometry: q in [1, 2]\nreparameterization: {map}\nbalance: equal\n{claim}"));

    [Fact]
    public void A_geometry_that_the_forms_leave_out_is_derived_by_itself() => Assert.DoesNotContain(
        "q != 2",
        Assert.Single(Checked.Block("geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: equal\nclaim: M[q=2](x) = |x|").Claims).Verdict.Conditions);

    /// <summary>Only X above x_0 is an escape, and a trajectory is one up to its arrival, which the verdict says or the domain.</summary>
    [Theory]
    [InlineData("escape time at q = 1: |X^(1/2) - x_0^(1/2)|", VerdictKind.Proved)]
    [InlineData("escape time at q = 1: x_0^(1/2) - X^(1/2)", VerdictKind.Refuted)]
    [InlineData("domains: t in [0, 1)\nloss: x\nstart: x(0) = 1\ntrajectory at q = 1: x(t) = (1 - t)^2", VerdictKind.Proved)]
    [InlineData("loss: x\nstart: x(0) = 1\ntrajectory at q = 1: x(t) = (1 - t)^2", VerdictKind.Proved)]
    [InlineData("loss: x\nstart: x(0) = 1\ntrajectory at q = 1: x(t) = (1 - 2*t)^2", VerdictKind.Refuted)]
    public void Times_are_those_of_the_flow(string lines, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"geometry: q in [1, 2]\nreparameterization: x = w1*w2\nbalance: equal\n{lines}"));
}
