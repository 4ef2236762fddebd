(** * Flows of every depth and [q > 1], from every offsets, under any gradient

    The least weight is [z = Y^-1(tau)] where [tau] is the clock, [tau' = - phi_q(g)], and the others are
    [(|z|^q + lam_i)^(1/q)]: a steepest flow as long as [tau] stays in the range of [R']. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror.
Open Scope R_scope.

Section Existence.
Variables (L : nat) (q : R) (lam : nat -> R) (g tau : R -> R) (a b : R) (E : list R).
Hypothesis Hq : 1 < q.
Hypothesis Hlam : offsets L lam.
Hypothesis Hcontinuous : forall t, a <= t <= b -> continuous tau t.
Hypothesis Hclock : forall t, a < t < b -> ~ In t E -> is_derive tau t (- phi q (g t)).
Hypothesis Hrange : forall t, a <= t <= b -> exists x, mirror_map L q lam x = tau t.

Let Hq1 : 1 <= q := Rlt_le _ _ Hq.

Definition least (t : R) : R := inverse (Y L q lam) (tau t).
Definition solution (i : nat) (t : R) : R :=
  match i with O => least t | S _ => abspow (/ q) (abspow q (least t) + lam i) end.

Lemma Y_least t : a <= t <= b -> Y L q lam (least t) = tau t.
Proof.
  intros Ht. destruct (Hrange t Ht) as [x Hx]. unfold least. rewrite <- Hx. unfold mirror_map.
  rewrite inverse_left by (apply Y_increasing; assumption). reflexivity.
Qed.

Lemma continuous_least t : a <= t <= b -> continuous least t.
Proof.
  intros Ht. apply (continuous_comp tau (inverse (Y L q lam))); [exact (Hcontinuous t Ht)|].
  rewrite <- (Y_least t Ht). apply (is_derive_continuous _ _ (/ Rpower (Q L lam (abspow q (least t))) (/ q - 1))).
  apply is_derive_inverse; [apply Y_increasing | intros; apply continuous_Y | apply is_derive_Y | apply Rgt_not_eq, Rpower_gt0]; assumption.
Qed.

Lemma base_gt0 i t : (0 < i < L)%nat -> 0 < abspow q (least t) + lam i.
Proof. intros Hi. assert (H := proj2 (proj2 Hlam) i Hi). assert (K := abspow_ge0 q (least t)). lra. Qed.

Lemma abspow_solution i t : (i < L)%nat -> abspow q (solution i t) = abspow q (least t) + lam i.
Proof.
  intros Hi. destruct i as [|i]; simpl; [rewrite (proj1 (proj2 Hlam)); ring|].
  assert (H := base_gt0 (S i) t ltac:(lia)). rewrite abspow_abspow, Rinv_l by lra. rewrite abspow_1. apply Rabs_pos_eq. lra.
Qed.

Lemma Q_least_gt0 t : 0 < Q L lam (abspow q (least t)).
Proof. apply Q_gt0; [exact Hlam | apply abspow_ge0]. Qed.

Lemma others_least t : others L (at_time solution t) 0 = Rpower (Q L lam (abspow q (least t))) (/ q).
Proof.
  rewrite <- abspow_pos by apply Q_least_gt0. unfold Q.
  rewrite (others_morph (abspow (/ q))) by (apply abspow_one || apply abspow_mult).
  apply others_ext. intros [|i] _ Hne; [lia|reflexivity].
Qed.

Lemma phi_others_least t : phi q (others L (at_time solution t) 0) = Rpower (Q L lam (abspow q (least t))) (1 - / q).
Proof.
  rewrite others_least, phi_pos by apply Rpower_gt0. rewrite Rpower_mult. f_equal. field. lra.
Qed.

Lemma is_derive_least t : a < t < b -> ~ In t E ->
  is_derive least t (- phi q (g t) * Rpower (Q L lam (abspow q (least t))) (1 - / q)).
Proof.
  intros Ht HE. assert (B : a <= t <= b) by lra.
  assert (I : is_derive (inverse (Y L q lam)) (tau t) (/ Rpower (Q L lam (abspow q (least t))) (/ q - 1))).
  { rewrite <- (Y_least t B).
    apply is_derive_inverse; [apply Y_increasing | intros; apply continuous_Y | apply is_derive_Y | apply Rgt_not_eq, Rpower_gt0]; assumption. }
  assert (H := is_derive_comp (inverse (Y L q lam)) tau t _ _ I (Hclock t Ht HE)).
  derive_from H. unfold scal; simpl; unfold mult; simpl. f_equal. rewrite <- Rpower_Ropp. f_equal. ring.
Qed.

(** [phi_q] of the others of a weight, from those of the least. *)
Lemma phi_others_solution i t : (0 < i < L)%nat ->
  phi q (others L (at_time solution t) i)
  = phi (/ q) (abspow q (least t) + lam i) * phi q (least t) * Rpower (Q L lam (abspow q (least t))) (1 - / q).
Proof.
  intros Hi. assert (Hb := base_gt0 i t Hi). rewrite <- phi_others_least.
  assert (S1 : at_time solution t i = Rpower (abspow q (least t) + lam i) (/ q)).
  { destruct i as [|i]; [lia|]. unfold at_time, solution. apply abspow_pos, Hb. }
  assert (K : phi q (at_time solution t i) * phi q (others L (at_time solution t) i)
    = phi q (at_time solution t 0%nat) * phi q (others L (at_time solution t) 0)).
  { rewrite <- !phi_mult, !others_mult by lia. reflexivity. }
  change (at_time solution t 0%nat) with (least t) in K.
  assert (P : phi (/ q) (abspow q (least t) + lam i) * phi q (at_time solution t i) = 1).
  { rewrite S1, !phi_pos by (apply Rpower_gt0 || exact Hb). rewrite Rpower_mult, <- Rpower_plus.
    replace (/ q - 1 + / q * (q - 1)) with 0 by (field; lra). apply Rpower_O, Hb. }
  rewrite Rmult_assoc, <- K, <- Rmult_assoc, P. ring.
Qed.

Theorem flow_exists :
  steepest_flow L q g solution a b E /\
  (forall t i, (i < L)%nat -> offset q (at_time solution t) i = lam i) /\
  (forall t, a <= t <= b -> mirror_map L q lam (product L solution t) = tau t).
Proof.
  assert (Ho : forall t i, (i < L)%nat -> offset q (at_time solution t) i = lam i).
  { intros t i Hi. unfold offset, at_time. rewrite abspow_solution by exact Hi. simpl. ring. }
  split; [split|split; [exact Ho|]].
  - intros t [|i] Ht Hi; [exact (continuous_least t Ht)|].
    apply (continuous_comp (fun t => abspow q (least t) + lam (S i)) (abspow (/ q))).
    + apply (continuous_plus (fun t => abspow q (least t)) (fun _ => lam (S i))); [|apply continuous_const].
      apply (continuous_comp least (abspow q)); [exact (continuous_least t Ht)|]. apply continuous_abspow. lra.
    + apply continuous_abspow. apply Rinv_0_lt_compat. lra.
  - intros t i Ht HE Hi. assert (D := is_derive_least t Ht HE).
    unfold partial. rewrite phi_mult. destruct i as [|i].
    + derive_from D. rewrite phi_others_least. ring.
    + assert (Hb := base_gt0 (S i) t ltac:(lia)).
      assert (A := is_derive_comp (abspow q) least t _ _ (is_derive_abspow q (least t) (or_intror Hq)) D).
      assert (U := is_derive_plus (fun t => abspow q (least t)) (fun _ => lam (S i)) t _ _ A (is_derive_const (lam (S i)) t)).
      assert (H := is_derive_comp (abspow (/ q)) _ t _ _
        (is_derive_abspow (/ q) (abspow q (least t) + lam (S i)) (or_introl (Rgt_not_eq _ _ Hb))) U).
      derive_from H. rewrite phi_others_solution by lia. unfold plus, zero, scal; simpl; unfold mult; simpl. field. lra.
  - intros t Ht. unfold product. rewrite (product_X L q lam Hq1 Hlam _ (Ho t)).
    rewrite mirror_map_X by assumption. rewrite <- (Y_least t Ht). f_equal.
    unfold curve_point. rewrite others_least, sign_eq_1 by apply Rpower_gt0. apply Rmult_1_r.
Qed.

End Existence.
