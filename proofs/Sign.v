(** * Sign gradient flow, [q = 1]: everything is algebraic

    [R'(x) = u] for [x >= 0], that is [x = P(R'(x))], at every depth and for all offsets. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Conjugate.
Open Scope R_scope.

Section Sign.
Variables (L : nat) (lam : nat -> R).
Hypothesis Hlam : offsets L lam.

Let one_le : 1 <= 1 := Rle_refl 1.

Lemma Y_sign z : Y L 1 lam z = z.
Proof.
  apply (eq_of_derive (Y L 1 lam) (fun z => z) (fun _ => 1) 0).
  - apply Y_0.
  - intros v. assert (H := is_derive_Y L 1 lam one_le Hlam v). derive_from H.
    replace (/ 1 - 1) with 0 by field. apply Rpower_O, (Q_gt0 L lam Hlam), abspow_ge0.
  - exact is_derive_id.
Qed.

Lemma X_sign z : X L 1 lam z = z * Q L lam (Rabs z).
Proof.
  unfold X. rewrite abspow_1, Rinv_1, Rpower_1; [reflexivity|].
  apply (Q_gt0 L lam Hlam), Rabs_pos.
Qed.

(** The mirror map inverts the polynomial: [R'(y Q(|y|)) = y], for all real [y]. *)
Theorem sign_mirror_map y : mirror_map L 1 lam (y * Q L lam (Rabs y)) = y.
Proof. rewrite <- X_sign, (mirror_map_X L 1 lam one_le Hlam). apply Y_sign. Qed.

Corollary sign_mirror_map_P u : 0 <= u -> mirror_map L 1 lam (P L lam u) = u.
Proof.
  intros Hu. assert (H := sign_mirror_map u). rewrite Rabs_pos_eq in H by exact Hu.
  rewrite (P_factor L lam Hlam). exact H.
Qed.

(** [|x| = P(|R'(x)|)]. *)
Theorem sign_P_mirror_map x : P L lam (Rabs (mirror_map L 1 lam x)) = Rabs x.
Proof.
  rewrite <- (abspow_1 x), <- (P_inverse L 1 lam one_le Hlam x), abspow_1.
  unfold mirror_map. rewrite Y_sign. reflexivity.
Qed.

(** [R'' = 1/P'(|R'(x)|)]. *)
Theorem sign_hessian x : hessian L 1 lam x = / dP L lam (Rabs (mirror_map L 1 lam x)).
Proof. unfold hessian, mirror_map. rewrite Y_sign, abspow_1. reflexivity. Qed.

(** The conjugate is the polynomial [int_0^y P]. *)
Theorem sign_conjugate y : 0 <= y -> conjugate L 1 lam y = RInt (P L lam) 0 y.
Proof.
  intros Hy. rewrite <- (Y_sign y) at 1. rewrite (conjugate_Y L 1 lam one_le Hlam).
  apply RInt_ext. intros v Hv. rewrite Rmin_left in Hv by exact Hy.
  rewrite abspow_1, Rabs_pos_eq, (P_factor L lam Hlam) by lra.
  replace (2 / 1 - 1) with 1 by field. rewrite Rpower_1; [reflexivity|].
  apply (Q_gt0 L lam Hlam). lra.
Qed.

Lemma sign_mirror_map_onto : onto (mirror_map L 1 lam).
Proof. intros y. eexists. apply sign_mirror_map. Qed.

End Sign.
