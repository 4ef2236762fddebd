(** * "Smaller [q] escapes faster": below 1, and the other way round above

    On balanced weights the time from [x_0] to [x] under a unit gradient is
    [int dy / (L y^m)], [m = q (L-1)/L]. With [q_1 < q_2] it is smaller for [q_1] when [x <= 1], and
    larger when [x_0 >= 1]. [R1], [R2] are the mirror maps: power or entropy. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power BalancedPotential.
Open Scope R_scope.

(** A function with positive derivative inside an interval grows over it. *)
Lemma increases (F d : R -> R) x0 x : x0 < x ->
  (forall y, x0 <= y <= x -> is_derive F y (d y)) -> (forall y, x0 < y < x -> 0 < d y) -> F x0 < F x.
Proof.
  intros Hx HF Hd.
  assert (Hc : forall y, x0 <= y <= x -> continuous F y)
    by (intros y Hy; exact (is_derive_continuous _ _ _ (HF y Hy))).
  assert (H : forall u v, x0 <= u <= v -> v <= x -> F u <= F v).
  { intros u v Hu Hv. apply Ropp_le_cancel.
    apply (nonincreasing_off_finite (fun y => - F y) nil u v); [lra| |].
    - intros y Hy. apply (continuous_opp F), Hc. lra.
    - intros y Hy _. eexists. split; [exact (is_derive_opp F y _ (HF y ltac:(lra)))|].
      assert (K := Hd y ltac:(lra)). unfold opp; simpl. lra. }
  (* strictly over the middle third *)
  set (u := x0 + (x - x0) / 3). set (v := x - (x - x0) / 3).
  destruct (MVT_gen F u v d) as [c [Hc1 E]].
  - rewrite Rmin_left, Rmax_right by (unfold u, v; lra). intros y Hy. apply HF. unfold u, v in *; lra.
  - rewrite Rmin_left, Rmax_right by (unfold u, v; lra). intros y Hy.
    apply continuity_pt_filterlim, Hc. unfold u, v in *; lra.
  - rewrite Rmin_left, Rmax_right in Hc1 by (unfold u, v; lra).
    assert (K := Hd c ltac:(unfold u, v in *; lra)).
    assert (K1 := H x0 u ltac:(unfold u; lra) ltac:(unfold u; lra)).
    assert (K2 := H v x ltac:(unfold v; lra) ltac:(lra)).
    assert (0 < v - u) by (unfold u, v; lra). nra.
Qed.

Section EscapeOrder.
Variables (L : nat) (q1 q2 x0 x : R) (R1 R2 : R -> R).
Hypothesis HL : (2 <= L)%nat.
Hypothesis Hq : q1 < q2.
Hypothesis Hx : 0 < x0 < x.
Hypothesis H1 : forall y, 0 < y -> is_derive R1 y (/ (INR L * abspow (m L q1) y)).
Hypothesis H2 : forall y, 0 < y -> is_derive R2 y (/ (INR L * abspow (m L q2) y)).

Lemma metric_exponent_increases : m L q1 < m L q2.
Proof.
  assert (HLr : 2 <= INR L) by (apply (le_INR 2); exact HL).
  unfold m, Rdiv. apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; lra|].
  apply Rmult_lt_compat_r; lra.
Qed.

Lemma exponent_order y : 0 < y ->
  (y < 1 -> Rpower y (m L q2) < Rpower y (m L q1)) /\
  (1 < y -> Rpower y (m L q1) < Rpower y (m L q2)).
Proof.
  intros Hy. assert (Hm := metric_exponent_increases). split; intros H.
  - apply exp_increasing. assert (ln y < 0) by (rewrite <- ln_1; apply ln_increasing; lra). nra.
  - apply Rpower_lt; assumption.
Qed.

Lemma difference_derive y : 0 < y ->
  is_derive (fun y => R2 y - R1 y) y
    (/ (INR L * abspow (m L q2) y) - / (INR L * abspow (m L q1) y)).
Proof. intros Hy. exact (is_derive_minus R2 R1 y _ _ (H2 y Hy) (H1 y Hy)). Qed.

Lemma inverse_order a b : 0 < b < a -> / (INR L * a) < / (INR L * b).
Proof.
  intros Hab. assert (HLr : 0 < INR L) by (apply lt_0_INR; lia).
  apply Rinv_lt_contravar; [repeat apply Rmult_lt_0_compat; lra|].
  apply Rmult_lt_compat_l; lra.
Qed.

Theorem smaller_q_escapes_faster : x <= 1 -> R1 x - R1 x0 < R2 x - R2 x0.
Proof.
  intros H. assert (K : R2 x0 - R1 x0 < R2 x - R1 x); [|lra].
  apply (increases (fun y => R2 y - R1 y) _ x0 x (proj2 Hx) (fun y Hy => difference_derive y ltac:(lra))).
  intros y Hy. rewrite !abspow_pos by lra.
  assert (O := proj1 (exponent_order y ltac:(lra)) ltac:(lra)).
  assert (I := inverse_order _ _ (conj (Rpower_gt0 y (m L q2)) O)). lra.
Qed.

Theorem smaller_q_escapes_slower : 1 <= x0 -> R2 x - R2 x0 < R1 x - R1 x0.
Proof.
  intros H. assert (K : - (R2 x0 - R1 x0) < - (R2 x - R1 x)); [|lra].
  apply (increases (fun y => - (R2 y - R1 y)) _ x0 x (proj2 Hx)
    (fun y Hy => is_derive_opp (fun y => R2 y - R1 y) y _ (difference_derive y ltac:(lra)))).
  intros y Hy. rewrite !abspow_pos by lra.
  assert (O := proj2 (exponent_order y ltac:(lra)) ltac:(lra)).
  assert (I := inverse_order _ _ (conj (Rpower_gt0 y (m L q1)) O)). unfold opp; simpl. lra.
Qed.

End EscapeOrder.
