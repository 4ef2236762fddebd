(** * The mirror map as an integral in [u]

    [R'(x) = (1/q) int_0^u P(v)^(1/q - 1) dv], the integral improper at 0 for [q > 1]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization.
Open Scope R_scope.

Section IntegralForm.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Definition density (v : R) : R := / q * Rpower (P L lam v) (/ q - 1).

Lemma P_gt0 u : 0 < u -> 0 < P L lam u.
Proof.
  intros Hu. rewrite (P_factor L lam Hlam). apply Rmult_lt_0_compat; [exact Hu|].
  apply (Q_gt0 L lam Hlam). lra.
Qed.

Lemma continuous_density v : 0 < v -> continuous density v.
Proof.
  intros Hv. apply (continuous_mult (fun _ => / q)); [apply continuous_const|].
  apply (continuous_comp (P L lam) (fun y => Rpower y (/ q - 1))).
  - exact (is_derive_continuous _ _ _ (is_derive_P L lam v)).
  - apply continuous_Rpower, P_gt0, Hv.
Qed.

(** [dz = density(u) du] along [u = z^q]. *)
Lemma density_substitution z : 0 < z ->
  density (Rpower z q) * (q * Rpower z (q - 1)) = Rpower (Q L lam (Rpower z q)) (/ q - 1).
Proof.
  intros Hz. unfold density. rewrite (P_factor L lam Hlam).
  assert (HQ := Q_gt0 L lam Hlam (Rpower z q) (Rlt_le _ _ (Rpower_gt0 z q))).
  rewrite <- Rpower_mult_distr by (try apply Rpower_gt0; exact HQ).
  rewrite Rpower_mult.
  transitivity (Rpower z (q * (/ q - 1)) * Rpower z (q - 1)
                * Rpower (Q L lam (Rpower z q)) (/ q - 1)); [field; lra|].
  rewrite <- Rpower_plus. replace (q * (/ q - 1) + (q - 1)) with 0 by (field; lra).
  rewrite Rpower_O by exact Hz. ring.
Qed.

(** Away from 0. *)
Theorem mirror_map_integral z1 z2 : 0 < z1 <= z2 ->
  Y L q lam z2 - Y L q lam z1 = RInt density (Rpower z1 q) (Rpower z2 q).
Proof.
  intros Hz.
  set (F := fun z => RInt density (Rpower z1 q) (Rpower z q)).
  assert (HF : forall z, 0 < z -> is_derive F z (Rpower (Q L lam (abspow q z)) (/ q - 1))).
  { intros z Hz0.
    assert (H := is_derive_comp (fun u => RInt density (Rpower z1 q) u) (fun z => Rpower z q) z _ _
      (is_derive_primitive_gt density 0 (Rpower z1 q) (Rpower z q) (Rpower_gt0 _ _) (Rpower_gt0 _ _)
         continuous_density)
      (is_derive_Rpower q z Hz0)).
    derive_from H. rewrite abspow_pos by exact Hz0. rewrite <- density_substitution by exact Hz0.
    unfold scal; simpl; unfold mult; simpl. ring. }
  assert (K : Y L q lam z2 - F z2 = Y L q lam z1 - F z1).
  { apply (constant_off_finite (fun z => Y L q lam z - F z) nil z1 z2); [lra| |].
    - intros z Hzz. apply (continuous_minus (Y L q lam) F).
      + apply continuous_Y; assumption.
      + refine (is_derive_continuous _ _ _ (HF z _)); lra.
    - intros z Hzz _.
      assert (H := is_derive_minus _ _ z _ _ (is_derive_Y L q lam Hq Hlam z) (HF z ltac:(lra))).
      derive_from H. unfold minus, plus, opp; simpl. ring. }
  assert (F0 : F z1 = 0) by exact (RInt_point (Rpower z1 q) density).
  unfold F in *. lra.
Qed.

(** From 0: the improper integral converges to [R'(x)], [x = X(z)]. *)
Theorem mirror_map_integral_from_0 z : 0 < z ->
  filterlim (fun e => RInt density (Rpower e q) (Rpower z q)) (at_right 0)
            (locally (mirror_map L q lam (X L q lam z))).
Proof.
  intros Hz. rewrite (mirror_map_X L q lam Hq Hlam).
  apply (filterlim_ext_loc (fun e => Y L q lam z - Y L q lam e)).
  - exists (mkposreal z Hz). intros e He He0. change (Rabs (e - 0) < z) in He.
    apply Rabs_def2 in He. apply mirror_map_integral. lra.
  - replace (locally (Y L q lam z)) with (locally (Y L q lam z - Y L q lam 0))
      by (rewrite Y_0, Rminus_0_r; reflexivity).
    apply (filterlim_filter_le_1 _ (filter_le_within (F := locally 0) _)).
    apply (continuous_minus (fun _ => Y L q lam z) (Y L q lam)).
    + apply continuous_const.
    + apply continuous_Y; assumption.
Qed.

End IntegralForm.
