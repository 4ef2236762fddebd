(** * The metric and the mirror law at one time

    [dx/dt = - (sum_j |prod_(i<>j) w_i|^q) phi_q(g) - alpha L x]. The sum is the inverse metric;
    in [u_i = |w_i|^q] it is the elementary symmetric polynomial of degree [L - 1], and for
    [u_i = u + lam_i] it is [P'(u)], [P(u) = prod (u + lam_i)]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow.
Open Scope R_scope.

(** The elementary symmetric polynomial of degree [L - 1]. *)
Definition sym_pred (L : nat) (u : nat -> R) : R := sum L (others L u).

(** The inverse metric [sum_j |d_j rho|^q]. *)
Definition inverse_metric (L : nat) (q : R) (v : nat -> R) : R :=
  sum L (fun j => abspow q (others L v j)).

Lemma inverse_metric_sym L q v :
  inverse_metric L q v = sym_pred L (fun i => abspow q (v i)).
Proof.
  apply sum_ext. intros j _. apply (others_morph (abspow q)).
  - apply abspow_one.
  - apply abspow_mult.
Qed.

(** The polynomial [P] and its derivative. *)
Definition P (L : nat) (lam : nat -> R) (u : R) : R := prod L (fun i => u + lam i).
Definition dP (L : nat) (lam : nat -> R) (u : R) : R := sym_pred L (fun i => u + lam i).

Lemma is_derive_shift c u : is_derive (fun v : R => v + c) u 1.
Proof.
  assert (H := is_derive_plus (fun v : R => v) (fun _ => c) u _ _ (is_derive_id u)
    (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule) c u)).
  derive_from H. unfold plus, zero, one; simpl. ring.
Qed.

Lemma is_derive_P L lam u : is_derive (P L lam) u (dP L lam u).
Proof.
  assert (H := is_derive_prod (fun i v => v + lam i) (fun _ => 1) u L
    (fun i _ => is_derive_shift (lam i) u)).
  derive_from H. apply sum_ext. intros j _. ring.
Qed.

Lemma inverse_metric_dP L q lam v u :
  (forall i, (i < L)%nat -> abspow q (v i) = u + lam i) -> inverse_metric L q v = dP L lam u.
Proof.
  intros H. rewrite inverse_metric_sym. apply sum_ext. intros j _. apply others_ext. auto.
Qed.

Lemma abspow_product_P L q lam v u :
  (forall i, (i < L)%nat -> abspow q (v i) = u + lam i) -> abspow q (prod L v) = P L lam u.
Proof.
  intros H. rewrite (prod_morph (abspow q)).
  - apply prod_ext. exact H.
  - apply abspow_one.
  - apply abspow_mult.
Qed.

(** The speed of [x] along the flow. *)
Theorem metric L q alpha g w a b E t :
  decoupled_flow L q alpha g w a b E -> a < t < b -> ~ In t E ->
  is_derive (product L w) t
    (- inverse_metric L q (at_time w t) * phi q (g t) - alpha t * INR L * product L w t).
Proof.
  intros [_ Hd] Ht HE.
  assert (H := is_derive_prod w _ t L (fun i Hi => Hd t i Ht HE Hi)).
  derive_from H.
  transitivity (sum L (fun j => - phi q (g t) * abspow q (others L (at_time w t) j)
                               + - alpha t * product L w t)).
  - apply sum_ext. intros j Hj. rewrite phi_partial, <- mult_phi.
    unfold product. rewrite <- (others_mult L (at_time w t) j Hj).
    change (others L (fun i => w i t) j) with (others L (at_time w t) j).
    change (at_time w t j) with (w j t). ring.
  - rewrite sum_plus, sum_scal, sum_const. unfold inverse_metric. ring.
Qed.

(** Theorem 4.6 at one time: a function [R'] whose derivative is the metric obeys
    [dR'(x) = - phi_q(g) dt - alpha L x R''(x) dt]. *)
Theorem mirror_law_at L q alpha g w a b E t R1 :
  decoupled_flow L q alpha g w a b E -> a < t < b -> ~ In t E ->
  inverse_metric L q (at_time w t) <> 0 ->
  is_derive R1 (product L w t) (/ inverse_metric L q (at_time w t)) ->
  is_derive (fun s => R1 (product L w s)) t
    (- phi q (g t) - alpha t * (INR L * product L w t / inverse_metric L q (at_time w t))).
Proof.
  intros Hf Ht HE H0 HR.
  assert (H := is_derive_comp R1 (product L w) t _ _ HR
    (metric L q alpha g w a b E t Hf Ht HE)).
  derive_from H. unfold scal; simpl; unfold mult; simpl. field. exact H0.
Qed.
