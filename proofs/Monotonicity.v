(** * How [mu = l^(q (L-1))] depends on [q]

    "The smaller [q], the larger [mu]" holds for [l < 1] only: for [l > 1] the direction is the
    opposite one. In terms of the offset [lam = l^q] of a balanced pair, [mu = lam^(L-1)] does not
    depend on [q] at all. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Coercivity.
Open Scope R_scope.

Section Monotonicity.
Variables (L : nat) (l q1 q2 : R).
Hypothesis HL : (2 <= L)%nat.
Hypothesis Hq : q1 < q2.

Lemma exponent_lt : q1 * (INR L - 1) < q2 * (INR L - 1).
Proof.
  assert (2 <= INR L) by (apply (le_INR 2); exact HL).
  apply Rmult_lt_compat_r; lra.
Qed.

Theorem mu_decreases_in_q : 0 < l < 1 -> mu L q2 l < mu L q1 l.
Proof.
  intros Hl. apply exp_increasing.
  assert (ln l < 0) by (rewrite <- ln_1; apply ln_increasing; lra).
  assert (He := exponent_lt). nra.
Qed.

Theorem mu_increases_in_q : 1 < l -> mu L q1 l < mu L q2 l.
Proof. intros Hl. apply Rpower_lt; [exact Hl|exact exponent_lt]. Qed.

Theorem mu_constant_at_1 : mu L q1 1 = mu L q2 1.
Proof. unfold mu. rewrite !Rpower_1_l. reflexivity. Qed.

End Monotonicity.

(** The counterexample to the unconditional statement: [l = 2], [L = 3] gives 4 < 8 < 16. *)
Theorem mu_monotone_counterexample : mu 3 1 2 = 4 /\ mu 3 (3 / 2) 2 = 8 /\ mu 3 2 2 = 16.
Proof.
  unfold mu. simpl INR.
  replace (1 * (1 + 1 + 1 - 1)) with (INR 2) by (simpl; ring).
  replace (3 / 2 * (1 + 1 + 1 - 1)) with (INR 3) by (simpl; field).
  replace (2 * (1 + 1 + 1 - 1)) with (INR 4) by (simpl; ring).
  rewrite !Rpower_pow by lra. repeat split; ring.
Qed.

(** [mu] in terms of the offset. *)
Theorem mu_of_offset L q l : 0 < l -> (0 < L)%nat -> mu L q l = Rpower l q ^ (L - 1).
Proof.
  intros Hl HL. unfold mu. rewrite <- Rpower_pow by apply Rpower_gt0. rewrite Rpower_mult.
  f_equal. rewrite minus_INR by lia. simpl (INR 1). ring.
Qed.
