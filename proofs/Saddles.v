(** * Saddles: at least two weights are zero, and unbalanced weights never get there

    Theorem 4.3 without decay: the gradient [(prod_(i<>j) w_i)_j] of the product vanishes iff two
    weights do. A trajectory whose initial weights have distinct sizes has at no time two zero
    weights, with decoupled decay or without. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance.
Open Scope R_scope.

Definition two_zeros (L : nat) (v : nat -> R) : Prop :=
  exists i j, (i < L)%nat /\ (j < L)%nat /\ i <> j /\ v i = 0 /\ v j = 0.

Lemma prod_zero L f i : (i < L)%nat -> f i = 0 -> prod L f = 0.
Proof. intros Hi H0. rewrite <- (others_mult L f i Hi), H0. ring. Qed.

Lemma zero_of_prod L f : prod L f = 0 -> exists i, (i < L)%nat /\ f i = 0.
Proof.
  induction L as [|n IH]; simpl; intros H; [lra|].
  apply Rmult_integral in H. destruct H as [H|H].
  - destruct (IH H) as [i [Hi H0]]. exists i. split; [lia|exact H0].
  - exists n. split; [lia|exact H].
Qed.

Lemma zero_of_others L f j : others L f j = 0 -> exists i, (i < L)%nat /\ i <> j /\ f i = 0.
Proof.
  intros H. destruct (zero_of_prod L _ H) as [i [Hi H0]]. exists i.
  unfold omit in H0. destruct (Nat.eqb_spec i j); [lra|auto].
Qed.

Lemma others_zero L f i j : (i < L)%nat -> i <> j -> f i = 0 -> others L f j = 0.
Proof.
  intros Hi Hne H0. apply (prod_zero L _ i Hi). unfold omit.
  destruct (Nat.eqb_spec i j); [contradiction|exact H0].
Qed.

(** Theorem 4.3. *)
Theorem saddle_set L v : (0 < L)%nat ->
  ((forall j, (j < L)%nat -> others L v j = 0) <-> two_zeros L v).
Proof.
  intros HL. split.
  - intros H. destruct (zero_of_others L v 0 (H 0%nat HL)) as (i & Hi & _ & H0).
    destruct (zero_of_others L v i (H i Hi)) as (j & Hj & Hne & H1).
    exists i, j. auto.
  - intros (i & k & Hi & Hk & Hne & H0 & H1) j Hj.
    destruct (Nat.eq_dec i j) as [->|Hij].
    + apply (others_zero L v k j); auto.
    + apply (others_zero L v i j); auto.
Qed.

(** Weights of different sizes never vanish together. *)
Theorem never_saddle L q alpha g w a b E :
  0 < q -> decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  (forall t, continuous alpha t) ->
  (forall i j, (i < L)%nat -> (j < L)%nat -> i <> j -> Rabs (w i a) <> Rabs (w j a)) ->
  forall t, a <= t <= b -> ~ two_zeros L (at_time w t).
Proof.
  intros Hq Hf Hr Ha H0 t Ht (i & j & Hi & Hj & Hne & Ei & Ej).
  apply (H0 i j Hi Hj Hne). apply (abspow_inj q); [exact Hq|].
  assert (B := balance_RInt L q alpha g w a b E Hq Hf Hr Ha t i j Ht Hi Hj).
  unfold imbalance in B. unfold at_time in Ei, Ej. rewrite Ei, Ej, abspow_0 in B.
  assert (K := exp_pos (- q * RInt alpha a t)). nra.
Qed.

(** Near a saddle the product takes both signs: it is neither a minimum nor a maximum. *)
Definition moved (w : nat -> R) (d : R) (i : nat) : R := if Req_EM_T (w i) 0 then d else w i.

Lemma near_zero_both_signs L w i : (i < L)%nat -> w i = 0 -> forall eps, 0 < eps ->
  exists v v', (forall j, Rabs (v j - w j) < eps) /\ (forall j, Rabs (v' j - w j) < eps) /\
    0 < prod L v /\ prod L v' < 0.
Proof.
  intros Hi Hz eps He.
  set (d := eps / 2). assert (Hd : 0 < d < eps) by (unfold d; lra).
  set (v := moved w d). set (v' := fun j => if Nat.eqb j i then - d else v j).
  assert (Nv : forall j, Rabs (v j - w j) < eps).
  { intros j. unfold v, moved. destruct (Req_EM_T (w j) 0) as [E|_].
    - rewrite E, Rminus_0_r, Rabs_pos_eq; lra.
    - unfold Rminus. rewrite Rplus_opp_r, Rabs_R0. exact He. }
  assert (Nv' : forall j, Rabs (v' j - w j) < eps).
  { intros j. unfold v'. destruct (Nat.eqb_spec j i) as [->|_]; [|apply Nv].
    rewrite Hz, Rminus_0_r, Rabs_Ropp, Rabs_pos_eq; lra. }
  assert (P : prod L v <> 0).
  { apply prod_neq0. intros j _. unfold v, moved. destruct (Req_EM_T (w j) 0); [lra|assumption]. }
  assert (Vi : v i = d) by (unfold v, moved; destruct (Req_EM_T (w i) 0); [reflexivity|contradiction]).
  assert (P' : prod L v' = - prod L v).
  { rewrite <- (others_mult L v' i Hi), <- (others_mult L v i Hi).
    rewrite (others_ext L v' v i).
    - replace (v' i) with (- d) by (unfold v'; rewrite Nat.eqb_refl; reflexivity). rewrite Vi. ring.
    - intros j _ Hne. unfold v'. destruct (Nat.eqb_spec j i); [contradiction|reflexivity]. }
  destruct (Rtotal_order (prod L v) 0) as [N|[N|N]]; [|contradiction|].
  - exists v', v. repeat split; try assumption. lra.
  - exists v, v'. repeat split; try assumption. lra.
Qed.

Theorem saddle_above L w : two_zeros L w -> forall eps, 0 < eps ->
  exists v, (forall i, Rabs (v i - w i) < eps) /\ 0 < prod L v.
Proof.
  intros (i & j & Hi & _ & _ & Hz & _) eps He.
  destruct (near_zero_both_signs L w i Hi Hz eps He) as (v & v' & Nv & _ & P & _). exists v; split; assumption.
Qed.

Theorem saddle_below L w : two_zeros L w -> forall eps, 0 < eps ->
  exists v, (forall i, Rabs (v i - w i) < eps) /\ prod L v < 0.
Proof.
  intros (i & j & Hi & _ & _ & Hz & _) eps He.
  destruct (near_zero_both_signs L w i Hi Hz eps He) as (v & v' & _ & Nv & _ & P). exists v'; split; assumption.
Qed.
