(** * Balance: [|w_i|^q - |w_j|^q] is conserved, and decays under decoupled weight decay *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow.
Open Scope R_scope.

Definition imbalance (q : R) (w : nat -> R -> R) (i j : nat) (t : R) : R :=
  abspow q (w i t) - abspow q (w j t).

(** Every [|w_i|^q] moves at the same speed [-q phi_q(g x)], decay aside. *)
Lemma abspow_weight_speed L q alpha g w a b E t i :
  decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  a < t < b -> ~ In t E -> (i < L)%nat ->
  is_derive (fun s => abspow q (w i s)) t
    (- q * phi q (g t * product L w t) - q * alpha t * abspow q (w i t)).
Proof.
  intros [_ Hd] Hreg Ht HE Hi.
  assert (H := is_derive_comp (abspow q) (w i) t _ _
    (is_derive_abspow q (w i t) (Hreg t i Ht HE Hi)) (Hd t i Ht HE Hi)).
  derive_from H. unfold scal; simpl; unfold mult; simpl.
  unfold product. rewrite <- (others_mult L (at_time w t) i Hi).
  rewrite phi_partial, !phi_mult, <- (mult_phi q (w i t)).
  change (at_time w t i) with (w i t). ring.
Qed.

(** Lemma 4.4, as a differential equation. *)
Theorem balance_rate L q alpha g w a b E t i j :
  decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  a < t < b -> ~ In t E -> (i < L)%nat -> (j < L)%nat ->
  is_derive (imbalance q w i j) t (- q * alpha t * imbalance q w i j t).
Proof.
  intros Hf Hr Ht HE Hi Hj.
  assert (H := is_derive_minus _ _ _ _ _
    (abspow_weight_speed L q alpha g w a b E t i Hf Hr Ht HE Hi)
    (abspow_weight_speed L q alpha g w a b E t j Hf Hr Ht HE Hj)).
  derive_from H. unfold minus, plus, opp, imbalance; simpl. ring.
Qed.

Lemma continuous_imbalance L q w i j t : 0 < q ->
  (forall k, (k < L)%nat -> continuous (w k) t) -> (i < L)%nat -> (j < L)%nat ->
  continuous (imbalance q w i j) t.
Proof.
  intros Hq Hc Hi Hj. unfold imbalance.
  apply (continuous_minus (fun s => abspow q (w i s)) (fun s => abspow q (w j s)));
  [apply (continuous_comp (w i) (abspow q))|apply (continuous_comp (w j) (abspow q))];
  auto using continuous_abspow.
Qed.

(** Lemma 4.4, on an interval:
    [|w_i|^q - |w_j|^q = (its initial value) exp(-q A(t))], where [A] is the integral of
    [alpha]: any function with [A(a) = 0] and [A' = alpha]. *)
Theorem balance L q alpha g w a b E A :
  0 < q -> decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  A a = 0 -> (forall t, a <= t <= b -> continuous A t) ->
  (forall t, a < t < b -> is_derive A t (alpha t)) ->
  forall t i j, a <= t <= b -> (i < L)%nat -> (j < L)%nat ->
  imbalance q w i j t = imbalance q w i j a * exp (- q * A t).
Proof.
  intros Hq Hf Hr HA0 HAc HAd t i j Ht Hi Hj.
  set (D := imbalance q w i j).
  assert (E0 : D t * exp (q * A t) = D a * exp (q * A a)).
  { apply (constant_off_finite (fun s => D s * exp (q * A s)) E a t); [lra| |].
    - intros s Hs. apply (continuous_mult D (fun s => exp (q * A s))).
      + apply (continuous_imbalance L); auto. intros k Hk. apply (proj1 Hf); auto; lra.
      + apply (continuous_comp (fun s => q * A s) exp).
        * apply (continuous_mult (fun _ => q) A); [apply continuous_const|apply HAc; lra].
        * apply continuous_exp.
    - intros s Hs HE.
      assert (H1 := balance_rate L q alpha g w a b E s i j Hf Hr ltac:(lra) HE Hi Hj).
      assert (H2 := is_derive_comp exp (fun s => q * A s) s _ _
        (is_derive_exp (q * A s)) (is_derive_scal A s q _ (HAd s ltac:(lra)))).
      assert (H3 := is_derive_mult _ _ s _ _ H1 H2 Rmult_comm). derive_from H3.
      unfold plus, mult, scal; simpl. unfold mult; simpl. fold D. ring. }
  rewrite HA0, Rmult_0_r, exp_0, Rmult_1_r in E0. rewrite <- E0.
  rewrite Rmult_assoc, <- exp_plus. replace (q * A t + - q * A t) with 0 by ring.
  rewrite exp_0; ring.
Qed.

(** With a continuous decay the integral is Coquelicot's Riemann integral. *)
Corollary balance_RInt L q alpha g w a b E :
  0 < q -> decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  (forall t, continuous alpha t) ->
  forall t i j, a <= t <= b -> (i < L)%nat -> (j < L)%nat ->
  imbalance q w i j t = imbalance q w i j a * exp (- q * RInt alpha a t).
Proof.
  intros Hq Hf Hr Hc t i j Ht Hi Hj.
  apply (balance L q alpha g w a b E (fun t => RInt alpha a t)); auto.
  - apply (RInt_point a alpha).
  - intros s _. apply (is_derive_continuous _ s (alpha s)). apply is_derive_primitive, Hc.
  - intros s _. apply is_derive_primitive, Hc.
Qed.

(** Without decay the imbalance is conserved. *)
Corollary conservation L q g w a b E :
  0 < q -> steepest_flow L q g w a b E -> regular L q w a b E ->
  forall t i j, a <= t <= b -> (i < L)%nat -> (j < L)%nat ->
  imbalance q w i j t = imbalance q w i j a.
Proof.
  intros Hq Hf Hr t i j Ht Hi Hj.
  rewrite (balance L q (fun _ => 0) g w a b E (fun _ => 0) Hq Hf Hr) with (t := t); auto.
  - rewrite Rmult_0_r, exp_0; ring.
  - intros; apply continuous_const.
  - intros. apply (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule)).
Qed.

(** Balanced weights stay balanced, with decoupled decay too. *)
Corollary balanced_stay_balanced L q alpha g w a b E :
  0 < q -> decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  (forall t, continuous alpha t) ->
  (forall i, (i < L)%nat -> Rabs (w i a) = Rabs (w 0%nat a)) ->
  forall t i, a <= t <= b -> (i < L)%nat -> Rabs (w i t) = Rabs (w 0%nat t).
Proof.
  intros Hq Hf Hr Hc H0 t i Ht Hi. apply (abspow_inj q); [exact Hq|].
  assert (H := balance_RInt L q alpha g w a b E Hq Hf Hr Hc t i 0%nat Ht Hi ltac:(lia)).
  unfold imbalance in H. rewrite <- (abspow_Rabs q (w i a)), H0, abspow_Rabs in H by exact Hi.
  unfold Rminus in H. rewrite Rplus_opp_r, Rmult_0_l in H. lra.
Qed.
