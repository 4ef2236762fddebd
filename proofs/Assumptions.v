(** * What every main theorem rests on

    [check] compiles this file, brings what it prints to one line a theorem, and compares with
    [assumptions.expected]: the axioms of Coq's Reals and of Coquelicot, and nothing else. *)
From MirrorFlow Require Import Balance CoupledDecay Metric Uniformization IntegralForm Mirror
  Conjugate BalancedPotential DepthTwo Sign GradientFlow Legendre Coercivity Monotonicity
  Convergence Escape Regularizer Blocks Woodworth Saddles Monomials Bregman
  BalancedLegendre BlowUp Filippov EscapeOrder InU Limits Enclosure EveryDepth Witness ClosedForm
  Existence Laws Written.

(* Balance *)
Print Assumptions balance_rate.
Print Assumptions balance.
Print Assumptions balance_RInt.
Print Assumptions conservation.
Print Assumptions balanced_stay_balanced.
Print Assumptions coupled_is_decoupled_2.
Print Assumptions coupled_balance_2.
Print Assumptions coupled_decay_counterexample.

(* Metric, uniformization, mirror flow *)
Print Assumptions metric.
Print Assumptions mirror_law_at.
Print Assumptions is_derive_X.
Print Assumptions is_derive_Y.
Print Assumptions is_derive_mirror_map.
Print Assumptions is_derive_potential.
Print Assumptions mirror_map_odd.
Print Assumptions potential_even.
Print Assumptions mirror_map_integral.
Print Assumptions mirror_map_integral_from_0.
Print Assumptions mirror_flow.
Print Assumptions mirror_flow_velocity.
Print Assumptions mirror_flow_clock.
Print Assumptions mirror_flow_from_weights.
Print Assumptions gradient_mirror_flow.
Print Assumptions sign_mirror_flow.
Print Assumptions steepest_is_filippov.
Print Assumptions filippov_conservation.
Print Assumptions filippov_mirror_flow.

(* Potentials and conjugates *)
Print Assumptions potential_strictly_convex.
Print Assumptions conjugate_value.
Print Assumptions conjugate_is_sup.
Print Assumptions fenchel_young.
Print Assumptions is_derive_conjugate.
Print Assumptions balanced_metric.
Print Assumptions is_derive_power_map.
Print Assumptions is_derive_power_potential.
Print Assumptions is_derive_entropy_map.
Print Assumptions is_derive_entropy_potential.
Print Assumptions balanced_mirror_flow.
Print Assumptions balanced_entropy_flow.
Print Assumptions hessian_2.
Print Assumptions mirror_map_2.
Print Assumptions gradient_mirror_map_2.
Print Assumptions gradient_potential_2.
Print Assumptions sign_mirror_map_2.
Print Assumptions sign_potential_2.
Print Assumptions mirror_flow_2.
Print Assumptions sign_mirror_map.
Print Assumptions sign_mirror_map_P.
Print Assumptions sign_P_mirror_map.
Print Assumptions sign_conjugate.
Print Assumptions gradient_conjugate.
Print Assumptions gradient_potential.
Print Assumptions gradient_hessian.

(* Legendre conditions, coercivity *)
Print Assumptions range_bounded_iff.
Print Assumptions range_onto_iff.
Print Assumptions supercoercive_iff.
Print Assumptions no_flow_beyond_range.
Print Assumptions blow_up_3.
Print Assumptions blow_up_4.
Print Assumptions blow_up_time_3.
Print Assumptions bregman_bounded_first.
Print Assumptions bregman_bounded_second.
Print Assumptions essentially_smooth_power.
Print Assumptions essentially_smooth_entropy.
Print Assumptions not_essentially_smooth.
Print Assumptions power_map_bijective.
Print Assumptions metric_exponent_le_1_iff.
Print Assumptions metric_exponent_sign.
Print Assumptions metric_exponent_gradient.
Print Assumptions coercivity_inf.
Print Assumptions coercivity_one_zero.
Print Assumptions mu_decreases_in_q.
Print Assumptions mu_increases_in_q.
Print Assumptions mu_monotone_counterexample.
Print Assumptions mu_of_offset.

(* Convergence, escape, regularizer *)
Print Assumptions decrease.
Print Assumptions gradient_integral.
Print Assumptions linear_rate.
Print Assumptions finite_time.
Print Assumptions convergence.
Print Assumptions quoted_bound_counterexample.
Print Assumptions escape_time.
Print Assumptions escape_time_one_zero.
Print Assumptions escape_time_power.
Print Assumptions escape_time_entropy.
Print Assumptions escape_bounded.
Print Assumptions escape_diverges.
Print Assumptions escape_asymptotic.
Print Assumptions escape_diverges_entropy.
Print Assumptions smaller_q_escapes_faster.
Print Assumptions smaller_q_escapes_slower.
Print Assumptions escape_sign.
Print Assumptions escape_gradient_2.
Print Assumptions escape_gradient.
Print Assumptions is_derive_regularizer.
Print Assumptions decay_mirror_flow.
Print Assumptions decay_entropy_flow.
Print Assumptions decay_mirror_flow_unbalanced.
Print Assumptions decay_mirror_flow_2.
Print Assumptions coupled_regularizer.
Print Assumptions table_1_depth_2.
Print Assumptions table_1_gradient_flow.
Print Assumptions table_1_log.
Print Assumptions table_1_sign.
Print Assumptions sign_box.

(* Blocks *)
Print Assumptions blocks.
Print Assumptions is_derive_sum_conjugate.
Print Assumptions product_conserved.
Print Assumptions is_derive_hyperbolic_entropy.
Print Assumptions woodworth_depth_2.
Print Assumptions hyperbolic_clock.
Print Assumptions power_sum_conserved.
Print Assumptions woodworth_depth_D_value.
Print Assumptions woodworth_depth_D.
Print Assumptions dual_unique.

(* Saddles, monomials *)
Print Assumptions saddle_set.
Print Assumptions never_saddle.
Print Assumptions monomial_is_product.
Print Assumptions monomial_balance.
Print Assumptions monomial_mirror_flow.

(* In the variable u *)
Print Assumptions parameter_value.
Print Assumptions mirror_map_in_u.
Print Assumptions conjugate_in_u.
Print Assumptions potential_in_u.

(* Limits, enclosures, every depth *)
Print Assumptions balanced_onto_iff.
Print Assumptions saddle_above.
Print Assumptions saddle_below.
Print Assumptions is_lim_coupled.
Print Assumptions is_lim_sign_regularizer.
Print Assumptions is_lim_power_over.
Print Assumptions is_lim_atan.
Print Assumptions filterlim_minus_ln.
Print Assumptions enclosed.
Print Assumptions coercivity_one_offset.

(* Flows that meet the hypotheses *)
Print Assumptions sign_flow_exists.
Print Assumptions balanced_flow_exists.
Print Assumptions decay_flow_exists.
Print Assumptions hyperbolic_flow_exists.
Print Assumptions convergence_hypotheses_met.

(* Closed forms, existence, the number of conserved quantities, Legendre type on balance, explicit weights *)
Print Assumptions closed_form.
Print Assumptions flow_exists.
Print Assumptions conserved_gradient.
Print Assumptions at_most_laws.
Print Assumptions is_derive_balance_gradient.
Print Assumptions balance_independent.
Print Assumptions balanced_legendre.
Print Assumptions written_balance.
Print Assumptions written_metric.
Print Assumptions written_mirror_law.
Print Assumptions written_regularizer.
