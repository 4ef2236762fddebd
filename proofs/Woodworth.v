(** * [x = u^D - v^D] under gradient flow: hyperbolic entropy and the depth-[D] potential

    Woodworth et al. 2020, Theorems 1 and 3, with the rate at which the dual variable moves. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power.
Open Scope R_scope.

(** ** Depth 2 *)

Section Depth2.
Variables (u v g : R -> R) (a b alpha : R).
Hypothesis Hab : a <= b.
Hypothesis Halpha : 0 < alpha.
Hypothesis Hu : forall t, a <= t <= b -> is_derive u t (- (2 * g t * u t)).
Hypothesis Hv : forall t, a <= t <= b -> is_derive v t (2 * g t * v t).
Hypothesis Hu0 : u a = alpha.
Hypothesis Hv0 : v a = alpha.

(** [u v] is conserved. *)
Theorem product_conserved t : a <= t <= b -> u t * v t = alpha ^ 2.
Proof.
  intros Ht. transitivity (u a * v a); [|rewrite Hu0, Hv0; ring].
  apply (constant_off_finite (fun s => u s * v s) nil a t); [lra| |].
  - intros s Hs. apply (continuous_mult u v).
    + exact (is_derive_continuous _ _ _ (Hu s ltac:(lra))).
    + exact (is_derive_continuous _ _ _ (Hv s ltac:(lra))).
  - intros s Hs _.
    assert (H := is_derive_mult _ _ s _ _ (Hu s ltac:(lra)) (Hv s ltac:(lra)) Rmult_comm).
    derive_from H. unfold plus, mult; simpl. ring.
Qed.

(** The potential [Q(x) = alpha^2 q(x/alpha^2)], [q(z) = 2 - sqrt(4 + z^2) + z arcsinh(z/2)],
    the hyperbolic entropy of parameter [2 alpha^2]. *)
Definition hyperbolic_entropy (z : R) : R := 2 - sqrt (4 + z ^ 2) + z * arcsinh (z / 2).

Lemma is_derive_arcsinh_half z : is_derive (fun z => arcsinh (z / 2)) z (/ sqrt (4 + z ^ 2)).
Proof.
  assert (H0 : is_derive arcsinh (z / 2) (/ sqrt ((z / 2) ^ 2 + 1)))
    by (apply is_derive_Reals, derivable_pt_lim_arcsinh).
  assert (H1 : is_derive (fun z => z / 2) z (/ 2)) by (auto_derive; [exact I|field]).
  assert (H := is_derive_comp arcsinh _ z _ _ H0 H1). derive_from H.
  unfold scal; simpl; unfold mult; simpl.
  replace (4 + z * (z * 1)) with (2 ^ 2 * (z / 2 * (z / 2 * 1) + 1)) by field.
  assert (0 < z / 2 * (z / 2 * 1) + 1) by nra.
  rewrite sqrt_mult, sqrt_pow2 by nra. field. apply Rgt_not_eq, sqrt_lt_R0. assumption.
Qed.

Theorem is_derive_hyperbolic_entropy z : is_derive hyperbolic_entropy z (arcsinh (z / 2)).
Proof.
  assert (Hr : 0 < 4 + z ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hr).
  assert (H1 : is_derive (fun z => 2 - sqrt (4 + z ^ 2)) z (- (z / sqrt (4 + z ^ 2)))).
  { auto_derive; [exact Hr|]. change (4 + z * (z * 1)) with (4 + z ^ 2). field. lra. }
  assert (H2 := is_derive_mult (fun z : R => z) _ z _ _ (is_derive_id z) (is_derive_arcsinh_half z)
    Rmult_comm).
  assert (H := is_derive_plus _ _ z _ _ H1 H2). derive_from H.
  unfold plus, mult, one; simpl. unfold mult; simpl. field.
  change (z * (z * 1)) with (z ^ 2). lra.
Qed.

(** [d Q'(x) = - 4 g dt]. *)
Theorem woodworth_depth_2 t : a <= t <= b ->
  is_derive (fun s => arcsinh ((u s ^ 2 - v s ^ 2) / alpha ^ 2 / 2)) t (- (4 * g t)).
Proof.
  intros Ht. assert (Huv := product_conserved t Ht).
  set (z := (u t ^ 2 - v t ^ 2) / alpha ^ 2).
  assert (Dx : is_derive (fun s => (u s ^ 2 - v s ^ 2) / alpha ^ 2) t
    (- (4 * g t * (u t ^ 2 + v t ^ 2)) / alpha ^ 2)).
  { assert (Du := is_derive_pow u 2 t _ (Hu t Ht)). assert (Dv := is_derive_pow v 2 t _ (Hv t Ht)).
    assert (D := is_derive_scal _ t (/ alpha ^ 2) _ (is_derive_minus _ _ t _ _ Du Dv)).
    apply (is_derive_ext (fun s => / alpha ^ 2 * minus (u s ^ 2) (v s ^ 2))).
    { intros s. in_R. unfold minus, plus, opp, Rdiv; simpl. ring. }
    derive_from D. unfold minus, plus, opp, mult; simpl. field. lra. }
  assert (H := is_derive_comp (fun z => arcsinh (z / 2)) (fun s => (u s ^ 2 - v s ^ 2) / alpha ^ 2) t
    _ _ (is_derive_arcsinh_half z) Dx).
  derive_from H. unfold scal; simpl; unfold mult; simpl.
  assert (E : sqrt (4 + z * (z * 1)) = (u t ^ 2 + v t ^ 2) / alpha ^ 2).
  { replace (4 + z * (z * 1)) with (((u t ^ 2 + v t ^ 2) / alpha ^ 2) ^ 2).
    - apply sqrt_pow2. apply Rdiv_le_0_compat; [nra|apply pow_lt; exact Halpha].
    - unfold z. replace 4 with (4 * (u t * v t) ^ 2 / (alpha ^ 2) ^ 2) by (rewrite Huv; field; lra).
      field. lra. }
  rewrite E. simpl.
  assert (Hn : 0 < u t * (u t * 1) + v t * (v t * 1)).
  { assert (0 < alpha ^ 2) by (apply pow_lt; exact Halpha). nra. }
  field. split; [lra|]. lra.
Qed.

(** In closed form, with the clock [y' = - g], [y(a) = 0]: [x = 2 alpha^2 sinh(4 y)]. *)
Theorem hyperbolic_clock y t : a <= t <= b -> y a = 0 ->
  (forall s, a <= s <= b -> is_derive y s (- g s)) ->
  u t ^ 2 - v t ^ 2 = 2 * alpha ^ 2 * sinh (4 * y t).
Proof.
  intros Ht Hy0 Hy.
  assert (Ha2 : 0 < alpha ^ 2) by (apply pow_lt; exact Halpha).
  assert (K : arcsinh ((u t ^ 2 - v t ^ 2) / alpha ^ 2 / 2) - 4 * y t
            = arcsinh ((u a ^ 2 - v a ^ 2) / alpha ^ 2 / 2) - 4 * y a).
  { apply (constant_off_finite
      (fun s => arcsinh ((u s ^ 2 - v s ^ 2) / alpha ^ 2 / 2) - 4 * y s) nil a t); [lra| |].
    - intros s Hs.
      apply (continuous_minus (fun s => arcsinh ((u s ^ 2 - v s ^ 2) / alpha ^ 2 / 2)) (fun s => 4 * y s)).
      + exact (is_derive_continuous _ _ _ (woodworth_depth_2 s ltac:(lra))).
      + apply (continuous_mult (fun _ => 4) y); [apply continuous_const|].
        exact (is_derive_continuous _ _ _ (Hy s ltac:(lra))).
    - intros s Hs _.
      assert (H := is_derive_minus _ _ s _ _ (woodworth_depth_2 s ltac:(lra))
        (is_derive_scal y s 4 _ (Hy s ltac:(lra)))).
      derive_from H. unfold minus, plus, opp, mult; simpl. ring. }
  rewrite Hu0, Hv0, Hy0 in K.
  replace ((alpha ^ 2 - alpha ^ 2) / alpha ^ 2 / 2) with 0 in K by (field; lra).
  rewrite arcsinh_0 in K.
  assert (K2 : arcsinh ((u t ^ 2 - v t ^ 2) / alpha ^ 2 / 2) = 4 * y t) by lra.
  rewrite <- K2, sinh_arcsinh. field. lra.
Qed.

End Depth2.

(** ** Depth [D > 2] (any real [D]) *)

(** [h_D(z) = (1 - z)^(-D/(D-2)) - (1 + z)^(-D/(D-2))] on (-1, 1); [q_D' = h_D^(-1)]. *)
Definition h (D z : R) : R := Rpower (1 - z) (- (D / (D - 2))) - Rpower (1 + z) (- (D / (D - 2))).

Lemma h_increasing D z1 z2 : 2 < D -> -1 < z1 -> z1 < z2 -> z2 < 1 -> h D z1 < h D z2.
Proof.
  intros HD H1 H12 H2. assert (He : - (D / (D - 2)) < 0).
  { assert (0 < D / (D - 2)) by (apply Rdiv_lt_0_compat; lra). lra. }
  assert (K1 := Rpower_gt_l (1 - z2) (1 - z1) _ He ltac:(lra)).
  assert (K2 := Rpower_gt_l (1 + z1) (1 + z2) _ He ltac:(lra)). unfold h. lra.
Qed.

Section DepthD.
Variables (D : R) (u v g : R -> R) (a b alpha : R).
Hypothesis HD : 2 < D.
Hypothesis Halpha : 0 < alpha.
Hypothesis Hpos : forall t, a <= t <= b -> 0 < u t /\ 0 < v t.
Hypothesis Hu : forall t, a <= t <= b -> is_derive u t (- (g t * (D * Rpower (u t) (D - 1)))).
Hypothesis Hv : forall t, a <= t <= b -> is_derive v t (g t * (D * Rpower (v t) (D - 1))).
Hypothesis Hu0 : u a = alpha.
Hypothesis Hv0 : v a = alpha.

Lemma is_derive_power_weight (w : R -> R) s t : 0 < w t ->
  is_derive w t (s * (D * Rpower (w t) (D - 1))) ->
  is_derive (fun t => Rpower (w t) (2 - D)) t (- ((D - 2) * D * s)).
Proof.
  intros Hw H.
  assert (H1 := is_derive_comp (fun y => Rpower y (2 - D)) w t _ _
    (is_derive_Rpower (2 - D) (w t) Hw) H).
  derive_from H1. unfold scal; simpl; unfold mult; simpl.
  transitivity (s * D * (2 - D) * (Rpower (w t) (D - 1) * Rpower (w t) (2 - D - 1))); [ring|].
  rewrite <- Rpower_plus. replace (D - 1 + (2 - D - 1)) with 0 by ring.
  rewrite Rpower_O by exact Hw. ring.
Qed.

Lemma power_u t : a <= t <= b ->
  is_derive (fun t => Rpower (u t) (2 - D)) t ((D - 2) * D * g t).
Proof.
  intros Ht. assert (H0 := Hu t Ht).
  assert (H := is_derive_power_weight u (- g t) t (proj1 (Hpos t Ht))).
  assert (H1 := H ltac:(derive_from H0; ring)). derive_from H1. ring.
Qed.

Lemma power_v t : a <= t <= b ->
  is_derive (fun t => Rpower (v t) (2 - D)) t (- ((D - 2) * D * g t)).
Proof.
  intros Ht. exact (is_derive_power_weight v (g t) t (proj2 (Hpos t Ht)) (Hv t Ht)).
Qed.

(** [u^(2-D) + v^(2-D)] is conserved. *)
Theorem power_sum_conserved t : a <= t <= b ->
  Rpower (u t) (2 - D) + Rpower (v t) (2 - D) = 2 * Rpower alpha (2 - D).
Proof.
  intros Ht. transitivity (Rpower (u a) (2 - D) + Rpower (v a) (2 - D)); [|rewrite Hu0, Hv0; ring].
  apply (constant_off_finite (fun t => Rpower (u t) (2 - D) + Rpower (v t) (2 - D)) nil a t); [lra| |].
  - intros s Hs. apply (continuous_plus (fun t => Rpower (u t) (2 - D)) (fun t => Rpower (v t) (2 - D))).
    + exact (is_derive_continuous _ _ _ (power_u s ltac:(lra))).
    + exact (is_derive_continuous _ _ _ (power_v s ltac:(lra))).
  - intros s Hs _.
    assert (H := is_derive_plus _ _ s _ _ (power_u s ltac:(lra)) (power_v s ltac:(lra))).
    derive_from H. unfold plus; simpl. ring.
Qed.

(** The dual variable [z = q_D'(x/alpha^D)]. *)
Definition dual (t : R) : R :=
  (Rpower (v t) (2 - D) - Rpower (u t) (2 - D)) / (2 * Rpower alpha (2 - D)).

Lemma dual_u t : a <= t <= b -> Rpower (u t) (2 - D) = Rpower alpha (2 - D) * (1 - dual t).
Proof.
  intros Ht. assert (H := power_sum_conserved t Ht). assert (Hc := Rpower_gt0 alpha (2 - D)).
  unfold dual. replace (Rpower (v t) (2 - D)) with (2 * Rpower alpha (2 - D) - Rpower (u t) (2 - D)) by lra.
  field. lra.
Qed.

Lemma dual_v t : a <= t <= b -> Rpower (v t) (2 - D) = Rpower alpha (2 - D) * (1 + dual t).
Proof.
  intros Ht. assert (H := power_sum_conserved t Ht). assert (Hc := Rpower_gt0 alpha (2 - D)).
  unfold dual. replace (Rpower (u t) (2 - D)) with (2 * Rpower alpha (2 - D) - Rpower (v t) (2 - D)) by lra.
  field. lra.
Qed.

Lemma dual_range t : a <= t <= b -> -1 < dual t < 1.
Proof.
  intros Ht. assert (Hc := Rpower_gt0 alpha (2 - D)).
  assert (H1 := Rpower_gt0 (u t) (2 - D)). assert (H2 := Rpower_gt0 (v t) (2 - D)).
  rewrite (dual_u t Ht) in H1. rewrite (dual_v t Ht) in H2. split; nra.
Qed.

Lemma root_power w s : 0 < w -> 0 < s -> Rpower w (2 - D) = Rpower alpha (2 - D) * s ->
  Rpower w D = Rpower alpha D * Rpower s (- (D / (D - 2))).
Proof.
  intros Hw Hs E.
  assert (K : forall y, 0 < y -> Rpower y D = Rpower (Rpower y (2 - D)) (- (D / (D - 2)))).
  { intros y Hy. rewrite Rpower_mult. f_equal. field. lra. }
  rewrite (K w Hw), E, <- Rpower_mult_distr by (exact Hs || apply Rpower_gt0).
  rewrite <- (K alpha Halpha). reflexivity.
Qed.

(** [x = alpha^D h_D(z)]. *)
Theorem woodworth_depth_D_value t : a <= t <= b ->
  Rpower (u t) D - Rpower (v t) D = Rpower alpha D * h D (dual t).
Proof.
  intros Ht. destruct (Hpos t Ht) as [Hut Hvt]. assert (Hz := dual_range t Ht).
  rewrite (root_power (u t) (1 - dual t) Hut ltac:(lra) (dual_u t Ht)).
  rewrite (root_power (v t) (1 + dual t) Hvt ltac:(lra) (dual_v t Ht)).
  unfold h. ring.
Qed.

(** [d q_D'(x/alpha^D) = - D (D-2) alpha^(D-2) g dt]. *)
Theorem woodworth_depth_D t : a <= t <= b ->
  is_derive dual t (- (D * (D - 2) * Rpower alpha (D - 2) * g t)).
Proof.
  intros Ht. assert (Hc := Rpower_gt0 alpha (2 - D)).
  assert (H := is_derive_scal _ t (/ (2 * Rpower alpha (2 - D))) _
    (is_derive_minus _ _ t _ _ (power_v t Ht) (power_u t Ht))).
  apply (is_derive_ext (fun t => / (2 * Rpower alpha (2 - D)) *
    minus (Rpower (v t) (2 - D)) (Rpower (u t) (2 - D)))).
  { intros s. in_R. unfold dual, minus, plus, opp, Rdiv; simpl. ring. }
  derive_from H. unfold minus, plus, opp, mult; simpl.
  replace (D - 2) with (- (2 - D)) at 4 by ring. rewrite Rpower_Ropp. field. lra.
Qed.

(** [q_D'] is the inverse of [h_D]: [z] is the only number in (-1, 1) with [x = alpha^D h_D(z)]. *)
Theorem dual_unique t z : a <= t <= b -> -1 < z < 1 ->
  Rpower (u t) D - Rpower (v t) D = Rpower alpha D * h D z -> z = dual t.
Proof.
  intros Ht Hz E. rewrite (woodworth_depth_D_value t Ht) in E.
  assert (Ha := Rpower_gt0 alpha D). assert (Hd := dual_range t Ht).
  assert (Eh : h D z = h D (dual t)) by nra.
  destruct (Rtotal_order z (dual t)) as [K|[K|K]]; [|exact K|].
  - assert (H := h_increasing D z (dual t) HD ltac:(lra) K ltac:(lra)). lra.
  - assert (H := h_increasing D (dual t) z HD ltac:(lra) K ltac:(lra)). lra.
Qed.

End DepthD.
