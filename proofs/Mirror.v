(** * The steepest mirror flow, end to end

    From the differential equation of the weights and their initial values alone: with
    [lam_i = |w_i(a)|^q - |w_0(a)|^q > 0] for [i >= 1], the product [x] obeys
    [d R'(x) = - phi_q(g) dt] on all of [[a, b]], whatever the signs of the weights, and through
    every zero of [w_0]. Conservation of the imbalances is proved on the way. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization.
Open Scope R_scope.

(** The offsets of a weight vector with respect to its entry 0. *)
Definition offset (q : R) (v : nat -> R) (i : nat) : R := abspow q (v i) - abspow q (v 0%nat).

(** The weight 0 is the one of least absolute value, strictly. *)
Definition first_is_least (L : nat) (v : nat -> R) : Prop :=
  (0 < L)%nat /\ forall i, (0 < i < L)%nat -> Rabs (v 0%nat) < Rabs (v i).

Lemma offsets_of_weights L q v : 0 < q -> first_is_least L v -> offsets L (offset q v).
Proof.
  intros Hq [HL H]. split; [exact HL|]. split; [unfold offset; ring|].
  intros i Hi. unfold offset. rewrite <- (abspow_Rabs q (v i)), <- (abspow_Rabs q (v 0%nat)).
  assert (K := abspow_lt q (Rabs (v 0%nat)) (Rabs (v i)) Hq
    (conj (Rabs_pos _) (H i Hi))). lra.
Qed.

(** The point of the curve above [x]: [z = w_0] times the signs of the other weights. *)
Definition curve_point (L : nat) (v : nat -> R) : R := v 0%nat * sign (others L v 0).

Section MirrorFlow.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Lemma weights_above (v : nat -> R) :
  (forall i, (i < L)%nat -> offset q v i = lam i) ->
  forall i, (i < L)%nat -> abspow q (v i) = abspow q (v 0%nat) + lam i.
Proof. intros H i Hi. rewrite <- H by exact Hi. unfold offset. ring. Qed.

Lemma others_sign (v : nat -> R) :
  (forall i, (i < L)%nat -> offset q v i = lam i) -> sign (others L v 0) <> 0.
Proof.
  intros H. assert (N : others L v 0 <> 0).
  { apply others_neq0. intros i Hi Hne E. assert (Hp : 0 < lam i) by (apply (proj2 (proj2 Hlam)); lia).
    assert (K := weights_above v H i Hi). rewrite E, abspow_0 in K.
    assert (K0 := abspow_ge0 q (v 0%nat)). lra. }
  destruct (Rtotal_order (others L v 0) 0) as [h|[h|h]]; [|contradiction|].
  - rewrite sign_eq_m1 by exact h. lra.
  - rewrite sign_eq_1 by exact h. lra.
Qed.

Lemma abspow_curve_point (v : nat -> R) :
  (forall i, (i < L)%nat -> offset q v i = lam i) ->
  abspow q (curve_point L v) = abspow q (v 0%nat).
Proof.
  intros H. unfold curve_point. rewrite abspow_mult.
  assert (N := others_sign v H).
  assert (E : abspow q (sign (others L v 0)) = 1).
  { destruct (Rtotal_order (others L v 0) 0) as [h|[h|h]].
    - rewrite sign_eq_m1 by exact h. replace (-1) with (- (1)) by ring. rewrite abspow_Ropp. apply abspow_one.
    - rewrite h, sign_0 in N. lra.
    - rewrite sign_eq_1 by exact h. apply abspow_one. }
  rewrite E. ring.
Qed.

(** [x = X(z)]. *)
Lemma product_X (v : nat -> R) : (forall i, (i < L)%nat -> offset q v i = lam i) ->
  prod L v = X L q lam (curve_point L v).
Proof.
  intros H. apply (X_unique L q lam Hq Hlam).
  - rewrite abspow_curve_point by exact H. apply abspow_product_P. apply weights_above, H.
  - rewrite <- (others_mult L v 0) by exact (proj1 Hlam).
    unfold curve_point. rewrite !sign_mult.
    destruct (Rtotal_order (others L v 0) 0) as [h|[h|h]].
    + rewrite (sign_eq_m1 (others L v 0)) by exact h. rewrite (sign_eq_m1 (-1)) by lra. ring.
    + rewrite h, !sign_0. ring.
    + rewrite (sign_eq_1 (others L v 0)) by exact h. rewrite (sign_eq_1 1) by lra. ring.
Qed.

(** On the curve the inverse metric of the weights is [1/R''(x)]. *)
Lemma inverse_metric_hessian (v : nat -> R) : (forall i, (i < L)%nat -> offset q v i = lam i) ->
  hessian L q lam (prod L v) = / inverse_metric L q v.
Proof.
  intros H. rewrite (product_X v H), (hessian_X L q lam Hq Hlam).
  rewrite abspow_curve_point by exact H. f_equal. symmetry.
  apply inverse_metric_dP, weights_above, H.
Qed.

Lemma inverse_metric_neq0 (v : nat -> R) : (forall i, (i < L)%nat -> offset q v i = lam i) ->
  inverse_metric L q v <> 0.
Proof.
  intros H. rewrite (inverse_metric_dP L q lam v _ (weights_above v H)).
  apply Rgt_not_eq, (dP_gt0 L lam Hlam), abspow_ge0.
Qed.

(** The initial offsets are kept. *)
Lemma offsets_kept g w a b E :
  steepest_flow L q g w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  forall t i, a <= t <= b -> (i < L)%nat -> offset q (at_time w t) i = lam i.
Proof.
  intros Hf Hr H0 t i Ht Hi. rewrite <- H0 by exact Hi.
  apply (conservation L q g w a b E ltac:(lra) Hf Hr t i 0%nat Ht Hi). exact (proj1 Hlam).
Qed.

(** Theorem 4.6. *)
Theorem mirror_flow g w a b E :
  steepest_flow L q g w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map L q lam (product L w s)) t (- phi q (g t)).
Proof.
  intros Hf Hr H0 t Ht HE.
  assert (Hk : forall i, (i < L)%nat -> offset q (at_time w t) i = lam i)
    by (intros i Hi; apply (offsets_kept g w a b E Hf Hr H0); [lra|exact Hi]).
  assert (H := mirror_law_at L q (fun _ => 0) g w a b E t (mirror_map L q lam) Hf Ht HE
    (inverse_metric_neq0 _ Hk)).
  rewrite <- (inverse_metric_hessian _ Hk) in H.
  assert (H1 := H (is_derive_mirror_map L q lam Hq Hlam _)).
  derive_from H1. ring.
Qed.

(** The same in the form [x' = - P'(u) phi_q(g)], with the metric as a function of [x]. *)
Theorem mirror_flow_velocity g w a b E :
  steepest_flow L q g w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (product L w) t (- (phi q (g t) / hessian L q lam (product L w t))).
Proof.
  intros Hf Hr H0 t Ht HE.
  assert (Hk : forall i, (i < L)%nat -> offset q (at_time w t) i = lam i)
    by (intros i Hi; apply (offsets_kept g w a b E Hf Hr H0); [lra|exact Hi]).
  assert (H := metric L q (fun _ => 0) g w a b E t Hf Ht HE).
  derive_from H. unfold product.
  rewrite (inverse_metric_hessian _ Hk). field. exact (inverse_metric_neq0 _ Hk).
Qed.

(** Integrated: [R'(x(t)) = R'(x(a)) + tau(t) - tau(a)] for the clock [tau' = - phi_q(g)]. *)
Theorem mirror_flow_clock g w a b E tau :
  steepest_flow L q g w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  (forall t, a <= t <= b -> continuous tau t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive tau t (- phi q (g t))) ->
  forall t, a <= t <= b ->
  mirror_map L q lam (product L w t) = mirror_map L q lam (product L w a) + (tau t - tau a).
Proof.
  intros Hf Hr H0 Hc Hd t Ht.
  assert (K : mirror_map L q lam (product L w t) - tau t
            = mirror_map L q lam (product L w a) - tau a).
  { apply (constant_off_finite (fun s => mirror_map L q lam (product L w s) - tau s) E a t); [lra| |].
    - intros s Hs.
      apply (continuous_minus (fun s => mirror_map L q lam (product L w s)) tau); [|apply Hc; lra].
      apply (continuous_comp (product L w) (mirror_map L q lam)).
      + apply continuous_product. intros i Hi. apply (proj1 Hf); [lra|exact Hi].
      + apply continuous_mirror_map; assumption.
    - intros s Hs HE.
      assert (H := is_derive_minus _ _ s _ _ (mirror_flow g w a b E Hf Hr H0 s ltac:(lra) HE)
        (Hd s ltac:(lra) HE)).
      derive_from H. unfold minus, plus, opp; simpl. ring. }
  lra.
Qed.

End MirrorFlow.

(** Theorem 4.6 from the initial weights alone: the least of them is the weight 0. *)
Corollary mirror_flow_from_weights L q g w a b E :
  1 <= q -> first_is_least L (at_time w a) ->
  steepest_flow L q g w a b E -> regular L q w a b E ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map L q (offset q (at_time w a)) (product L w s)) t (- phi q (g t)).
Proof.
  intros Hq Hl Hf Hr. apply (mirror_flow L q _ Hq); auto.
  apply offsets_of_weights; [lra|exact Hl].
Qed.

(** Gradient flow needs no regularity, and has no exceptional times when it is classical. *)
Corollary gradient_mirror_flow L g w a b :
  first_is_least L (at_time w a) -> steepest_flow L 2 g w a b nil ->
  forall t, a < t < b ->
  is_derive (fun s => mirror_map L 2 (offset 2 (at_time w a)) (product L w s)) t (- g t).
Proof.
  intros Hl Hf t Ht. rewrite <- (phi_2 (g t)).
  apply (mirror_flow_from_weights L 2 g w a b nil); auto; [lra|].
  apply regular_gt_1; lra.
Qed.

(** Sign gradient flow: the weights move at unit speed between the times in [E]. *)
Corollary sign_mirror_flow L g w a b E :
  first_is_least L (at_time w a) -> steepest_flow L 1 g w a b E -> regular L 1 w a b E ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map L 1 (offset 1 (at_time w a)) (product L w s)) t (- sign (g t)).
Proof.
  intros Hl Hf Hr t Ht HE. rewrite <- (phi_1 (g t)).
  apply (mirror_flow_from_weights L 1 g w a b E); auto; lra.
Qed.
