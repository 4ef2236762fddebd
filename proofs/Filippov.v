(** * Sign gradient flow with sliding: Filippov solutions

    At [q = 1] the sign of a gradient 0 may be any number of [[-1, 1]], and a solution that rests at
    the minimum uses one that varies with time. All weights use the same selection [sigma t],
    since all share the gradient [g t]; balance and the mirror law hold with [sigma] in the place
    of [sign (g t)]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror.
Open Scope R_scope.

(** A selection of the set-valued sign of [g]. *)
Definition selection (g sigma : R -> R) : Prop :=
  forall t, -1 <= sigma t <= 1 /\ (g t <> 0 -> sigma t = sign (g t)).

Definition filippov_flow L (g sigma : R -> R) w a b E : Prop :=
  selection g sigma /\
  trajectory L (fun t i => - (sigma t * sign (others L (at_time w t) i))) w a b E.

(** The classical equation is the selection [sign (g t)]. *)
Lemma steepest_is_filippov L g w a b E :
  steepest_flow L 1 g w a b E -> filippov_flow L g (fun t => sign (g t)) w a b E.
Proof.
  intros [Hc Hd]. split.
  - intros t. split; [|reflexivity].
    destruct (Rtotal_order (g t) 0) as [h|[h|h]].
    + rewrite sign_eq_m1 by exact h. lra.
    + rewrite h, sign_0. lra.
    + rewrite sign_eq_1 by exact h. lra.
  - split; [exact Hc|]. intros t i Ht HE Hi. assert (H := Hd t i Ht HE Hi). derive_from H.
    rewrite phi_partial, !phi_1. ring.
Qed.

Section Filippov.
Variables (L : nat) (g sigma : R -> R) (w : nat -> R -> R) (a b : R) (E : list R).
Hypothesis Hflow : filippov_flow L g sigma w a b E.
Hypothesis Hregular : regular L 1 w a b E.

Lemma filippov_weight_speed t i : a < t < b -> ~ In t E -> (i < L)%nat ->
  is_derive (fun s => abspow 1 (w i s)) t (- (sigma t * sign (product L w t))).
Proof.
  intros Ht HE Hi. destruct Hflow as [_ [_ Hd]].
  assert (Hn : w i t <> 0 \/ 1 < 1) by (apply (Hregular t i); assumption).
  assert (H := is_derive_comp (abspow 1) (w i) t _ _ (is_derive_abspow 1 (w i t) Hn) (Hd t i Ht HE Hi)).
  derive_from H. unfold scal; simpl; unfold mult; simpl.
  unfold product. rewrite <- (others_mult L (at_time w t) i Hi), sign_mult, phi_1.
  change (at_time w t i) with (w i t). ring.
Qed.

(** Balance: [|w_i| - |w_j|] is conserved. *)
Theorem filippov_conservation t i j : a <= t <= b -> (i < L)%nat -> (j < L)%nat ->
  imbalance 1 w i j t = imbalance 1 w i j a.
Proof.
  intros Ht Hi Hj. apply (constant_off_finite (imbalance 1 w i j) E a t); [lra| |].
  - intros s Hs. apply (continuous_imbalance L); [lra| |exact Hi|exact Hj].
    intros k Hk. apply (proj1 (proj2 Hflow)); [lra|exact Hk].
  - intros s Hs HE.
    assert (H := is_derive_minus _ _ s _ _ (filippov_weight_speed s i ltac:(lra) HE Hi)
      (filippov_weight_speed s j ltac:(lra) HE Hj)).
    derive_from H. unfold minus, plus, opp; simpl. ring.
Qed.

(** The mirror law: [d R'(x) = - sigma dt]. *)
Theorem filippov_mirror_flow lam : offsets L lam ->
  (forall i, (i < L)%nat -> offset 1 (at_time w a) i = lam i) ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map L 1 lam (product L w s)) t (- sigma t).
Proof.
  intros Hlam H0 t Ht HE. assert (Hq : 1 <= 1) by lra.
  assert (Hk : forall i, (i < L)%nat -> offset 1 (at_time w t) i = lam i).
  { intros i Hi. rewrite <- H0 by exact Hi.
    apply (filippov_conservation t i 0%nat); [lra|exact Hi|exact (proj1 Hlam)]. }
  assert (Hx : is_derive (product L w) t (- (sigma t * inverse_metric L 1 (at_time w t)))).
  { assert (H := is_derive_prod w _ t L (fun i Hi => proj2 (proj2 Hflow) t i Ht HE Hi)).
    derive_from H. unfold inverse_metric. rewrite <- Ropp_mult_distr_l_reverse, <- sum_scal.
    apply sum_ext. intros j Hj. rewrite abspow_1, <- sign_mult_self.
    change (others L (fun i => w i t) j) with (others L (at_time w t) j). ring. }
  assert (HR := is_derive_mirror_map L 1 lam Hq Hlam (product L w t)).
  assert (EH := inverse_metric_hessian L 1 lam Hq Hlam _ Hk).
  assert (N := inverse_metric_neq0 L 1 lam Hlam _ Hk).
  assert (H := is_derive_comp _ _ t _ _ HR Hx). derive_from H.
  unfold scal; simpl; unfold mult; simpl. unfold product. rewrite EH. field. exact N.
Qed.

End Filippov.
