(** * Monomials [x = c prod w_i^(k_i)] are products in disguise

    Write the monomial as a product of [K] factors, the factor [j] being the weight [kappa j];
    [k_i] is the number of factors equal to the weight [i]. The rescaled factors
    [v_j = w_(kappa j) / k_(kappa j)^((q-1)/q)] follow the steepest flow of their product for the
    gradient [C g], with [x = C prod v_j]. So every theorem on products, at depth
    [K = sum k_i], is one on monomials. *)
Require Import Reals Lra Lia List Arith.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror Saddles.
Open Scope R_scope.

(** The number of the factors [kappa 0, ..., kappa (K-1)] that are the weight [i]. *)
Definition multiplicity (K : nat) (kappa : nat -> nat) (i : nat) : R :=
  sum K (fun j => if Nat.eqb (kappa j) i then 1 else 0).

(** The monomial, and its derivative in the weight [i] by the product rule. *)
Definition monomial K (kappa : nat -> nat) (c : R) (w : nat -> R -> R) (t : R) : R :=
  c * prod K (fun j => w (kappa j) t).
Definition monomial_partial K (kappa : nat -> nat) (c : R) (w : nat -> R -> R) (t : R) (i : nat) : R :=
  c * sum K (fun j => if Nat.eqb (kappa j) i then others K (fun j => w (kappa j) t) j else 0).

(** Steepest flow of [n] weights with decoupled decay. *)
Definition monomial_flow n K kappa c q (alpha g : R -> R) w a b E :=
  trajectory n (fun t i => - phi q (g t * monomial_partial K kappa c w t i) - alpha t * w i t) w a b E.

(** Omitting one of two equal factors or the other makes no difference. *)
Lemma others_equal K f i j : (i < K)%nat -> (j < K)%nat -> f i = f j -> others K f i = others K f j.
Proof.
  intros Hi Hj E. destruct (Nat.eq_dec i j) as [->|Hne]; [reflexivity|].
  destruct (Req_dec (f j) 0) as [H0|H0].
  - rewrite (others_zero K f j i Hj) by (auto || congruence).
    rewrite (others_zero K f i j Hi) by (auto || congruence). reflexivity.
  - apply (Rmult_eq_reg_l (f j)); [|exact H0].
    rewrite <- E at 1. rewrite !others_mult by assumption. reflexivity.
Qed.

(** So the partial derivative is [k_i] times the product of the others. *)
Lemma monomial_partial_multiplicity K kappa c w t j : (j < K)%nat ->
  monomial_partial K kappa c w t (kappa j)
  = c * (multiplicity K kappa (kappa j) * others K (fun j => w (kappa j) t) j).
Proof.
  intros Hj. unfold monomial_partial, multiplicity. f_equal.
  rewrite Rmult_comm, <- sum_scal. apply sum_ext. intros i Hi.
  destruct (Nat.eqb_spec (kappa i) (kappa j)) as [E|E]; [|ring].
  rewrite (others_equal K (fun j => w (kappa j) t) i j Hi Hj) by (rewrite E; reflexivity). ring.
Qed.

Section Monomials.
Variables (n K : nat) (kappa : nat -> nat) (c q : R).
Hypothesis Hq : 0 < q.
Hypothesis Hkappa : forall j, (j < K)%nat -> (kappa j < n)%nat.

(** [k^((q-1)/q)]. *)
Definition scale (i : nat) : R := Rpower (multiplicity K kappa i) ((q - 1) / q).

(** The rescaled factors, and the constant with [x = C prod v_j]. *)
Definition factors (w : nat -> R -> R) (j : nat) (t : R) : R := / scale (kappa j) * w (kappa j) t.
Definition constant : R := c * prod K (fun j => scale (kappa j)).

Lemma multiplicity_gt0 j : (j < K)%nat -> 0 < multiplicity K kappa (kappa j).
Proof.
  intros Hj. apply Rlt_le_trans with 1; [lra|].
  assert (H := sum_ge_term K (fun i => if Nat.eqb (kappa i) (kappa j) then 1 else 0) j).
  cbv beta in H. rewrite Nat.eqb_refl in H. apply H; [|exact Hj].
  intros i _. destruct (Nat.eqb _ _); lra.
Qed.

Lemma scale_gt0 i : 0 < scale i.
Proof. apply Rpower_gt0. Qed.

Lemma others_factors w t j :
  others K (at_time (factors w) t) j * others K (fun j => scale (kappa j)) j
  = others K (fun j => w (kappa j) t) j.
Proof.
  unfold others. rewrite <- prod_mult. apply prod_ext. intros i Hi. unfold omit.
  destruct (Nat.eqb i j); [ring|]. unfold at_time, factors.
  assert (H := scale_gt0 (kappa i)). field. lra.
Qed.

Theorem monomial_value w t : monomial K kappa c w t = constant * product K (factors w) t.
Proof.
  unfold monomial, constant, product. rewrite Rmult_assoc, <- prod_mult. f_equal.
  apply prod_ext. intros j Hj. unfold at_time, factors.
  assert (H := scale_gt0 (kappa j)). field. lra.
Qed.

(** [s^q = k^(q-1)]. *)
Lemma scale_power j : (j < K)%nat ->
  phi q (multiplicity K kappa (kappa j)) = scale (kappa j) * phi q (scale (kappa j)).
Proof.
  intros Hj. rewrite mult_phi, abspow_pos by apply scale_gt0.
  rewrite phi_pos by apply multiplicity_gt0, Hj. unfold scale. rewrite Rpower_mult.
  f_equal. field. lra.
Qed.

(** The factors follow the flow of their product. *)
Theorem monomial_is_product alpha g w a b E :
  monomial_flow n K kappa c q alpha g w a b E ->
  decoupled_flow K q alpha (fun t => constant * g t) (factors w) a b E.
Proof.
  intros [Hc Hd]. split.
  - intros t j Ht Hj. apply (continuous_mult (fun _ => / scale (kappa j)) (w (kappa j))).
    + apply continuous_const.
    + apply Hc; auto.
  - intros t j Ht HE Hj.
    assert (H := is_derive_scal _ t (/ scale (kappa j)) _ (Hd t (kappa j) Ht HE (Hkappa j Hj))).
    derive_from H. unfold mult; simpl.
    rewrite (monomial_partial_multiplicity K kappa c w t j Hj).
    unfold partial, constant.
    rewrite <- (others_mult K (fun j => scale (kappa j)) j Hj), <- (others_factors w t j).
    set (T := others K (at_time (factors w) t) j).
    set (S := others K (fun j => scale (kappa j)) j).
    rewrite !phi_mult, (scale_power j Hj). unfold factors.
    assert (Hs := scale_gt0 (kappa j)). field. lra.
Qed.

(** Balance: [|w_i|^q k_i^(1-q)] differ by what decays as [exp(-q int alpha)]. *)
Lemma abspow_factor w j t : (j < K)%nat ->
  abspow q (factors w j t) = Rpower (multiplicity K kappa (kappa j)) (1 - q) * abspow q (w (kappa j) t).
Proof.
  intros Hj. unfold factors. rewrite abspow_mult. f_equal.
  rewrite abspow_pos by apply Rinv_0_lt_compat, scale_gt0. unfold scale.
  rewrite <- Rpower_Ropp, Rpower_mult. f_equal. field. lra.
Qed.

Lemma regular_factors w a b E : regular n q w a b E -> regular K q (factors w) a b E.
Proof.
  intros Hr t j Ht HE Hj. destruct (Hr t (kappa j) Ht HE (Hkappa j Hj)) as [H|H]; [left|right; exact H].
  unfold factors. apply Rmult_integral_contrapositive_currified; [|exact H].
  apply Rinv_neq_0_compat, Rgt_not_eq, scale_gt0.
Qed.

Theorem monomial_balance alpha g w a b E :
  monomial_flow n K kappa c q alpha g w a b E -> regular n q w a b E ->
  (forall t, continuous alpha t) ->
  forall t i j, a <= t <= b -> (i < K)%nat -> (j < K)%nat ->
  let u := fun j s => Rpower (multiplicity K kappa (kappa j)) (1 - q) * abspow q (w (kappa j) s) in
  u i t - u j t = (u i a - u j a) * exp (- q * RInt alpha a t).
Proof.
  intros Hf Hr Ha t i j Ht Hi Hj u. unfold u. rewrite <- !abspow_factor by assumption.
  exact (balance_RInt K q alpha _ (factors w) a b E Hq (monomial_is_product alpha g w a b E Hf)
    (regular_factors w a b E Hr) Ha t i j Ht Hi Hj).
Qed.

(** The mirror law: [d R'(x/C) = - phi_q(C) phi_q(g) dt], with the [R'] of the product. *)
Theorem monomial_mirror_flow g w a b E lam :
  1 <= q -> offsets K lam -> constant <> 0 ->
  monomial_flow n K kappa c q (fun _ => 0) g w a b E -> regular n q w a b E ->
  (forall j, (j < K)%nat -> offset q (at_time (factors w) a) j = lam j) ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map K q lam (monomial K kappa c w s / constant)) t
    (- (phi q constant * phi q (g t))).
Proof.
  intros Hq1 Hlam HC Hf Hr H0 t Ht HE.
  apply (is_derive_ext (fun s => mirror_map K q lam (product K (factors w) s))).
  { intros s. in_R. f_equal. rewrite monomial_value. field. exact HC. }
  assert (H := mirror_flow K q lam Hq1 Hlam _ (factors w) a b E
    (monomial_is_product (fun _ => 0) g w a b E Hf) (regular_factors w a b E Hr) H0 t Ht HE).
  derive_from H. rewrite phi_mult. reflexivity.
Qed.

End Monomials.
