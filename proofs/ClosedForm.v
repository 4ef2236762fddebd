(** * A closed form of the mirror map, up to a constant

    A function of [u] whose derivative is the density [P(u)^(1/q - 1)/q] is the mirror map along [u = z^q], up to a constant. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization IntegralForm.
Open Scope R_scope.

Theorem closed_form L q lam F : 1 <= q -> offsets L lam ->
  (forall u, 0 < u -> is_derive F u (density L q lam u)) ->
  forall z1 z2, 0 < z1 <= z2 ->
  mirror_map L q lam (X L q lam z2) - mirror_map L q lam (X L q lam z1) = F (Rpower z2 q) - F (Rpower z1 q).
Proof.
  intros Hq Hlam HF z1 z2 Hz.
  rewrite !mirror_map_X by assumption.
  rewrite (mirror_map_integral L q lam Hq Hlam z1 z2 Hz).
  apply is_RInt_unique.
  assert (B : Rpower z1 q <= Rpower z2 q) by (apply Rpower_le_l; lra).
  assert (P0 : forall v, Rmin (Rpower z1 q) (Rpower z2 q) <= v -> 0 < v).
  { intros v Hv. rewrite Rmin_left in Hv by exact B. apply Rlt_le_trans with (2 := Hv). apply Rpower_gt0. }
  apply (is_RInt_derive F (density L q lam)); intros v [Hv _].
  - apply HF, P0, Hv.
  - apply (continuous_density L q lam Hlam), P0, Hv.
Qed.
