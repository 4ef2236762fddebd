(** * Inverse coercivity [mu = inf 1/R'' = P'(0) = prod_(i>=1) lam_i] *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror.
Open Scope R_scope.

Section Coercivity.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Lemma dP_at_0 : dP L lam 0 = others L lam 0.
Proof.
  destruct (Q_derivable L lam 0) as [d Hd]. rewrite (dP_Q L lam Hlam 0 d Hd).
  unfold Q. rewrite (others_ext L (fun i => 0 + lam i) lam) by (intros; ring). ring.
Qed.

Lemma dP_increasing u v : 0 <= u <= v -> dP L lam u <= dP L lam v.
Proof.
  intros H. apply sum_le. intros j Hj. apply others_le. intros i Hi Hne.
  assert (0 <= lam i).
  { destruct i as [|i]; [rewrite (proj1 (proj2 Hlam)); lra|].
    apply Rlt_le, (proj2 (proj2 Hlam)); lia. }
  lra.
Qed.

Lemma inverse_hessian x : / hessian L q lam x = dP L lam (abspow q (inverse (X L q lam) x)).
Proof.
  unfold hessian. apply Rinv_inv.
Qed.

(** [1/R'' >= mu], with equality at [x = 0]. *)
Theorem coercivity x : others L lam 0 <= / hessian L q lam x.
Proof.
  rewrite inverse_hessian, <- dP_at_0. apply dP_increasing.
  split; [lra|apply abspow_ge0].
Qed.

Theorem coercivity_attained : / hessian L q lam 0 = others L lam 0.
Proof.
  rewrite inverse_hessian, <- dP_at_0. f_equal.
  rewrite <- (X_0 L q lam) at 1. rewrite inverse_left by exact (X_increasing L q lam Hq Hlam).
  apply abspow_0.
Qed.

(** So [mu] is the infimum, a minimum. *)
Theorem coercivity_inf :
  is_glb_Rbar (fun y => exists x, y = / hessian L q lam x) (others L lam 0).
Proof.
  split.
  - intros y [x ->]. apply coercivity.
  - intros b Hb. apply Hb. exists 0. symmetry. apply coercivity_attained.
Qed.

Lemma coercivity_gt0 : 0 < others L lam 0.
Proof. rewrite <- dP_at_0. apply (dP_gt0 L lam Hlam). lra. Qed.

End Coercivity.

(** ** Corollary 4.10: [w_0 = 0], the other weights [l] *)

(** The initial weights [(0, l, ..., l)]. Here [l] is a weight; the offset is [l^q]. *)
Definition one_zero (l : R) (i : nat) : R := match i with O => 0 | _ => l end.

Definition mu (L : nat) (q l : R) : R := Rpower l (q * (INR L - 1)).

Lemma one_zero_first_is_least L l : (0 < L)%nat -> 0 < l -> first_is_least L (one_zero l).
Proof.
  intros HL Hl. split; [exact HL|]. intros [|i] Hi; [lia|]. simpl.
  rewrite Rabs_R0, Rabs_pos_eq; lra.
Qed.

Lemma offset_one_zero q l i : 0 < l -> offset q (one_zero l) i = one_zero (Rpower l q) i.
Proof.
  intros Hl. unfold offset, one_zero. rewrite abspow_0.
  destruct i; [rewrite abspow_0; ring|]. rewrite abspow_pos by exact Hl. ring.
Qed.

Theorem mu_one_zero L q l : (0 < L)%nat -> 0 < l ->
  others L (offset q (one_zero l)) 0 = mu L q l.
Proof.
  intros HL Hl.
  rewrite (others_ext L _ (fun _ => Rpower l q)).
  - rewrite others_const by exact HL. unfold mu.
    rewrite <- Rpower_pow by apply Rpower_gt0. rewrite Rpower_mult.
    f_equal. rewrite minus_INR by lia. simpl (INR 1). ring.
  - intros [|i] Hi Hne; [lia|]. rewrite offset_one_zero by exact Hl. reflexivity.
Qed.

Corollary coercivity_one_zero L q l : 1 <= q -> (0 < L)%nat -> 0 < l ->
  is_glb_Rbar (fun y => exists x, y = / hessian L q (offset q (one_zero l)) x) (mu L q l).
Proof.
  intros Hq HL Hl. rewrite <- mu_one_zero by assumption.
  apply coercivity_inf; [exact Hq|].
  apply offsets_of_weights; [lra|apply one_zero_first_is_least; assumption].
Qed.
