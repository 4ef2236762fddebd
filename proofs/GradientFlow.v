(** * Gradient flow, [q = 2]: the conjugate is [u/2], a root of [P(u) = x^2] *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Conjugate.
Open Scope R_scope.

Section GradientFlow.
Variables (L : nat) (lam : nat -> R).
Hypothesis Hlam : offsets L lam.

Let one_le_2 : 1 <= 2.
Proof. lra. Qed.

(** [P] increases on [[0, infinity)]: the root is unique. *)
Lemma P_increasing u v : 0 <= u < v -> P L lam u < P L lam v.
Proof.
  intros H. rewrite !(P_factor L lam Hlam).
  apply Rle_lt_trans with (u * Q L lam v).
  - apply Rmult_le_compat_l; [lra|]. apply others_le. intros i Hi Hne.
    assert (0 < lam i) by (apply (proj2 (proj2 Hlam)); lia). lra.
  - apply Rmult_lt_compat_r; [apply (Q_gt0 L lam Hlam); lra|lra].
Qed.

Lemma P_root_unique u v : 0 <= u -> 0 <= v -> P L lam u = P L lam v -> u = v.
Proof.
  intros Hu Hv H. destruct (Rtotal_order u v) as [h|[h|h]]; [|exact h|].
  - assert (K := P_increasing u v (conj Hu h)). lra.
  - assert (K := P_increasing v u (conj Hv h)). lra.
Qed.

Lemma gradient_conjugate_at z : conjugate_at L 2 lam z = z ^ 2 / 2.
Proof.
  apply (eq_of_derive (conjugate_at L 2 lam) (fun z => z ^ 2 / 2) (fun z => z) 0).
  - unfold conjugate_at. etransitivity; [apply RInt_point|]. unfold zero; simpl. field.
  - intros v. assert (H := is_derive_conjugate_at L 2 lam one_le_2 Hlam v). derive_from H.
    replace (2 / 2 - 1) with 0 by field.
    rewrite Rpower_O by (apply (Q_gt0 L lam Hlam), abspow_ge0). apply Rmult_1_r.
  - intros v. auto_derive; [exact I|]. field.
Qed.

(** [R*(R'(x)) = u/2] for the root [u >= 0] of [P(u) = x^2], at every depth. *)
Theorem gradient_conjugate x u : 0 <= u -> P L lam u = x ^ 2 ->
  conjugate L 2 lam (mirror_map L 2 lam x) = u / 2.
Proof.
  intros Hu HP. unfold mirror_map.
  rewrite (conjugate_Y L 2 lam one_le_2 Hlam), gradient_conjugate_at. f_equal.
  rewrite <- abspow_2. apply P_root_unique; [apply abspow_ge0|exact Hu|].
  rewrite (P_inverse L 2 lam one_le_2 Hlam), abspow_2. symmetry; exact HP.
Qed.

(** Hence [R(x) = x R'(x) - u/2]. *)
Corollary gradient_potential x u : 0 <= u -> P L lam u = x ^ 2 ->
  potential L 2 lam x = x * mirror_map L 2 lam x - u / 2.
Proof.
  intros Hu HP. rewrite <- (gradient_conjugate x u Hu HP).
  assert (H := fenchel_young L 2 lam one_le_2 Hlam x). lra.
Qed.

(** The metric in terms of the root. *)
Corollary gradient_hessian x u : 0 <= u -> P L lam u = x ^ 2 ->
  is_derive (mirror_map L 2 lam) x (/ dP L lam u).
Proof.
  intros Hu HP. assert (H := is_derive_mirror_map L 2 lam one_le_2 Hlam x).
  derive_from H. unfold hessian. do 2 f_equal.
  apply P_root_unique; [apply abspow_ge0|exact Hu|].
  rewrite (P_inverse L 2 lam one_le_2 Hlam), abspow_2. symmetry; exact HP.
Qed.

End GradientFlow.
