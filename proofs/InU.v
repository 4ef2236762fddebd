(** * The mirror map, the conjugate and the potential in the parameter [u]

    Along [x = X(u^(1/q))], [u > 0], that is [x > 0] with [x^q = P(u)]: the derivatives that closed forms in [u] have,
    whether or not these are elementary. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization IntegralForm Conjugate.
Open Scope R_scope.

(** The [x > 0] of a parameter [u > 0]. *)
Definition at_parameter (L : nat) (q : R) (lam : nat -> R) (u : R) : R := X L q lam (Rpower u (/ q)).

Section InU.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Notation x := (at_parameter L q lam).

Lemma abspow_parameter u : 0 < u -> abspow q (Rpower u (/ q)) = u.
Proof.
  intros Hu. rewrite abspow_pos by apply Rpower_gt0. rewrite Rpower_mult.
  replace (/ q * q) with 1 by (field; lra). apply Rpower_1, Hu.
Qed.

Theorem parameter_value u : 0 < u -> 0 < x u /\ Rpower (x u) q = P L lam u.
Proof.
  intros Hu.
  assert (Hx : 0 < x u).
  { unfold at_parameter. rewrite <- (X_0 L q lam). apply (X_increasing L q lam Hq Hlam), Rpower_gt0. }
  split; [exact Hx|].
  rewrite <- (abspow_pos q (x u) Hx). unfold at_parameter.
  rewrite (abspow_X L q lam Hq Hlam), abspow_parameter by exact Hu. reflexivity.
Qed.

(** The density [P^(e/q - 1)/q], [e = 1, 2], from the one of [Q]. *)
Lemma density_of_Q e u : 0 < u ->
  Rpower u ((e - 1) / q) * Rpower (Q L lam u) (e / q - 1) * (/ q * Rpower u (/ q - 1))
  = / q * Rpower (P L lam u) (e / q - 1).
Proof.
  intros Hu. rewrite (P_factor L lam Hlam).
  assert (HQ := Q_gt0 L lam Hlam u (Rlt_le _ _ Hu)).
  rewrite <- Rpower_mult_distr by assumption.
  transitivity (/ q * (Rpower u ((e - 1) / q) * Rpower u (/ q - 1)) * Rpower (Q L lam u) (e / q - 1)); [ring|].
  rewrite <- Rpower_plus. replace ((e - 1) / q + (/ q - 1)) with (e / q - 1) by (field; lra). ring.
Qed.

Lemma is_derive_along (F : R -> R) (u d : R) : 0 < u -> is_derive F (Rpower u (/ q)) d ->
  is_derive (fun v => F (Rpower v (/ q))) u (d * (/ q * Rpower u (/ q - 1))).
Proof.
  intros Hu H.
  assert (K := is_derive_comp F (fun v => Rpower v (/ q)) u _ _ H (is_derive_Rpower (/ q) u Hu)).
  derive_from K. unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Theorem mirror_map_in_u u : 0 < u ->
  is_derive (fun v => mirror_map L q lam (x v)) u (/ q * Rpower (P L lam u) (1 / q - 1)).
Proof.
  intros Hu.
  apply (is_derive_ext (fun v => Y L q lam (Rpower v (/ q)))).
  { intros v. symmetry. apply (mirror_map_X L q lam Hq Hlam). }
  assert (H := is_derive_along (Y L q lam) u _ Hu (is_derive_Y L q lam Hq Hlam (Rpower u (/ q)))).
  derive_from H. rewrite abspow_parameter by exact Hu. rewrite <- (density_of_Q 1 u Hu).
  replace ((1 - 1) / q) with 0 by (field; lra). rewrite Rpower_O by exact Hu.
  replace (1 / q - 1) with (/ q - 1) by (field; lra). ring.
Qed.

Theorem conjugate_in_u u : 0 < u ->
  is_derive (fun v => conjugate L q lam (mirror_map L q lam (x v))) u (/ q * Rpower (P L lam u) (2 / q - 1)).
Proof.
  intros Hu.
  apply (is_derive_ext (fun v => conjugate_at L q lam (Rpower v (/ q)))).
  { intros v. in_R. unfold at_parameter. rewrite (mirror_map_X L q lam Hq Hlam). symmetry.
    apply (conjugate_Y L q lam Hq Hlam). }
  assert (H := is_derive_along (conjugate_at L q lam) u _ Hu (is_derive_conjugate_at L q lam Hq Hlam (Rpower u (/ q)))).
  derive_from H. rewrite abspow_parameter by exact Hu. rewrite <- (density_of_Q 2 u Hu).
  replace ((2 - 1) / q) with (/ q) by (field; lra). reflexivity.
Qed.

Theorem is_derive_parameter u : 0 < u ->
  is_derive x u (dP L lam u * (/ q * Rpower (P L lam u) (1 / q - 1))).
Proof.
  intros Hu.
  assert (H := is_derive_along (X L q lam) u _ Hu (is_derive_X L q lam Hq Hlam (Rpower u (/ q)))).
  derive_from H. rewrite abspow_parameter by exact Hu. rewrite <- (density_of_Q 1 u Hu).
  replace ((1 - 1) / q) with 0 by (field; lra). rewrite Rpower_O by exact Hu.
  replace (1 / q - 1) with (/ q - 1) by (field; lra). ring.
Qed.

Theorem potential_in_u u : 0 < u ->
  is_derive (fun v => potential L q lam (x v)) u
    (mirror_map L q lam (x u) * dP L lam u * (/ q * Rpower (P L lam u) (1 / q - 1))).
Proof.
  intros Hu.
  assert (H := is_derive_comp (potential L q lam) x u _ _
    (is_derive_potential L q lam Hq Hlam (x u)) (is_derive_parameter u Hu)).
  derive_from H. unfold scal; simpl; unfold mult; simpl. ring.
Qed.

(** In [x]: [(R* o R')' = x R'']. *)
Theorem is_derive_conjugate_of_mirror_map y :
  is_derive (fun z => conjugate L q lam (mirror_map L q lam z)) y (y * hessian L q lam y).
Proof.
  assert (H := is_derive_comp (conjugate L q lam) (mirror_map L q lam) y _ _
    (is_derive_conjugate L q lam Hq Hlam y) (is_derive_mirror_map L q lam Hq Hlam y)).
  derive_from H. unfold scal; simpl; unfold mult; simpl. ring.
Qed.

(** [M = L R*] along the parameter and in [x]. *)
Theorem regularizer_in_u d u : 0 < u ->
  is_derive (fun v => d * conjugate L q lam (mirror_map L q lam (x v))) u (d * (/ q * Rpower (P L lam u) (2 / q - 1))).
Proof. intros Hu. apply (is_derive_scal (fun v => conjugate L q lam (mirror_map L q lam (x v)))), conjugate_in_u, Hu. Qed.

Theorem regularizer_in_x d y :
  is_derive (fun z => d * conjugate L q lam (mirror_map L q lam z)) y (d * (y * hessian L q lam y)).
Proof. apply (is_derive_scal (fun z => conjugate L q lam (mirror_map L q lam z))), is_derive_conjugate_of_mirror_map. Qed.

End InU.

(** Depth 2 in [x], with the root as a power. *)
Lemma hessian_pair q lam x : 1 <= q -> offsets 2 lam -> x <> 0 ->
  hessian 2 q lam x = / Rpower (4 * Rpower (Rabs x) q + lam 1%nat ^ 2) (1/2).
Proof.
  intros Hq Hlam Hx. destruct Hlam as [HL [H0 Hi]].
  assert (Hlam : offsets 2 lam) by (split; [|split]; assumption).
  assert (Hl : 0 < lam 1%nat) by (apply Hi; lia).
  unfold hessian. rewrite <- (abspow_neq0 q x Hx), <- (P_inverse 2 q lam Hq Hlam x).
  set (u := abspow q (inverse (X 2 q lam) x)).
  assert (Hu : 0 <= u) by apply abspow_ge0.
  replace (P 2 lam u) with (u * (u + lam 1%nat)) by (unfold P; simpl; rewrite H0; ring).
  replace (dP 2 lam u) with (2 * u + lam 1%nat) by (unfold dP, sym_pred, others, omit; simpl; rewrite H0; ring).
  replace (4 * (u * (u + lam 1%nat)) + lam 1%nat ^ 2) with ((2 * u + lam 1%nat) ^ 2) by ring.
  replace (1/2) with (/ 2) by field. rewrite <- Rpower_pow by lra. rewrite Rpower_mult.
  replace (INR 2 * / 2) with 1 by (simpl; field). rewrite Rpower_1 by lra. reflexivity.
Qed.
