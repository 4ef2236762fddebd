(** * Finite sums and products over the weights [0, ..., L - 1]

    [others L f j] is the product over all indices but [j]: the derivative of
    [prod L f] in the [j]-th factor. *)
Require Import Reals Lra Lia Arith.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Fixpoint prod (L : nat) (f : nat -> R) : R :=
  match L with O => 1 | S n => prod n f * f n end.

Fixpoint sum (L : nat) (f : nat -> R) : R :=
  match L with O => 0 | S n => sum n f + f n end.

Definition omit (j : nat) (f : nat -> R) (i : nat) : R := if Nat.eqb i j then 1 else f i.
Definition others (L : nat) (f : nat -> R) (j : nat) : R := prod L (omit j f).

(** Read an equation between elements of a Coquelicot structure on [R] as one in [R]. *)
Ltac in_R := match goal with |- @eq _ ?a ?b => change (@eq R a b) end.

(** Close [is_derive f t e] from [H : is_derive f t d], leaving [d = e]. *)
Ltac derive_from H :=
  match type of H with is_derive _ _ ?d =>
    match goal with |- is_derive ?f ?t ?e =>
      refine (eq_ind d (fun r => is_derive f t r) H e _); in_R end end.

Lemma prod_ext L f h : (forall i, (i < L)%nat -> f i = h i) -> prod L f = prod L h.
Proof. induction L as [|n IH]; intros H; simpl; [reflexivity|]. rewrite IH, H; auto. Qed.

Lemma sum_ext L f h : (forall i, (i < L)%nat -> f i = h i) -> sum L f = sum L h.
Proof. induction L as [|n IH]; intros H; simpl; [reflexivity|]. rewrite IH, H; auto. Qed.

Lemma sum_scal L c f : sum L (fun i => c * f i) = c * sum L f.
Proof. induction L as [|n IH]; simpl; [ring|]. rewrite IH; ring. Qed.

Lemma sum_plus L f h : sum L (fun i => f i + h i) = sum L f + sum L h.
Proof. induction L as [|n IH]; simpl; [ring|]. rewrite IH; ring. Qed.

Lemma sum_const L c : sum L (fun _ => c) = INR L * c.
Proof. induction L as [|n IH]; simpl sum; [simpl; ring|]. rewrite IH, S_INR; ring. Qed.

Lemma sum_le L f h : (forall i, (i < L)%nat -> f i <= h i) -> sum L f <= sum L h.
Proof.
  induction L as [|n IH]; intros H; simpl; [lra|].
  apply Rplus_le_compat; auto.
Qed.

Lemma sum_ge0 L f : (forall i, (i < L)%nat -> 0 <= f i) -> 0 <= sum L f.
Proof.
  intros H. replace 0 with (sum L (fun _ => 0)) by (rewrite sum_const; ring).
  apply sum_le; exact H.
Qed.

(** One term of a sum of nonnegative terms is at most the sum. *)
Lemma sum_ge_term L f j : (forall i, (i < L)%nat -> 0 <= f i) -> (j < L)%nat -> f j <= sum L f.
Proof.
  induction L as [|n IH]; intros H Hj; [lia|]; simpl.
  assert (Hn := H n (Nat.lt_succ_diag_r n)).
  destruct (Nat.eq_dec j n) as [->|Hne].
  - assert (0 <= sum n f) by (apply sum_ge0; auto). lra.
  - assert (f j <= sum n f) by (apply IH; [auto|lia]). lra.
Qed.

Lemma prod_const L c : prod L (fun _ => c) = c ^ L.
Proof. induction L as [|n IH]; simpl; [reflexivity|]. rewrite IH; ring. Qed.

Lemma prod_mult L f h : prod L (fun i => f i * h i) = prod L f * prod L h.
Proof. induction L as [|n IH]; simpl; [ring|]. rewrite IH; ring. Qed.

Lemma prod_neq0 L f : (forall i, (i < L)%nat -> f i <> 0) -> prod L f <> 0.
Proof.
  induction L as [|n IH]; intros H; simpl; [lra|].
  apply Rmult_integral_contrapositive_currified; auto.
Qed.

Lemma prod_gt0 L f : (forall i, (i < L)%nat -> 0 < f i) -> 0 < prod L f.
Proof.
  induction L as [|n IH]; intros H; simpl; [lra|].
  apply Rmult_lt_0_compat; auto.
Qed.

Lemma prod_ge0 L f : (forall i, (i < L)%nat -> 0 <= f i) -> 0 <= prod L f.
Proof.
  induction L as [|n IH]; intros H; simpl; [lra|].
  apply Rmult_le_pos; auto.
Qed.

Lemma prod_le L f h : (forall i, (i < L)%nat -> 0 <= f i <= h i) -> prod L f <= prod L h.
Proof.
  induction L as [|n IH]; intros H; simpl; [lra|].
  apply Rmult_le_compat; [apply prod_ge0; intros; apply H; lia|apply H; lia| |apply H; lia].
  apply IH; auto.
Qed.

Lemma prod_omit_out n j f : (n <= j)%nat -> prod n (omit j f) = prod n f.
Proof.
  intros H. apply prod_ext. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); [lia|reflexivity].
Qed.

Lemma others_mult L f j : (j < L)%nat -> f j * others L f j = prod L f.
Proof.
  unfold others; induction L as [|n IH]; intros H; [lia|]; simpl.
  destruct (Nat.eq_dec j n) as [->|Hn].
  - rewrite prod_omit_out by lia. unfold omit at 1. rewrite Nat.eqb_refl. ring.
  - rewrite <- IH by lia. unfold omit at 2. destruct (Nat.eqb_spec n j); [lia|]. ring.
Qed.

Lemma others_ext L f h j :
  (forall i, (i < L)%nat -> i <> j -> f i = h i) -> others L f j = others L h j.
Proof.
  intros H. apply prod_ext. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); auto.
Qed.

Lemma others_gt0 L f j :
  (forall i, (i < L)%nat -> i <> j -> 0 < f i) -> 0 < others L f j.
Proof.
  intros H. apply prod_gt0. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); [lra|auto].
Qed.

Lemma others_ge0 L f j :
  (forall i, (i < L)%nat -> i <> j -> 0 <= f i) -> 0 <= others L f j.
Proof.
  intros H. apply prod_ge0. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); [lra|auto].
Qed.

Lemma others_neq0 L f j :
  (forall i, (i < L)%nat -> i <> j -> f i <> 0) -> others L f j <> 0.
Proof.
  intros H. apply prod_neq0. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); [lra|auto].
Qed.

Lemma others_le L f h j :
  (forall i, (i < L)%nat -> i <> j -> 0 <= f i <= h i) -> others L f j <= others L h j.
Proof.
  intros H. apply prod_le. intros i Hi. unfold omit.
  destruct (Nat.eqb_spec i j); [lra|auto].
Qed.

Lemma others_const L c j : (j < L)%nat -> others L (fun _ => c) j = c ^ (L - 1).
Proof.
  unfold others. induction L as [|n IH]; intros H; [lia|]; simpl.
  rewrite Nat.sub_0_r. destruct (Nat.eq_dec j n) as [->|Hne].
  - rewrite prod_omit_out by lia. unfold omit; rewrite Nat.eqb_refl, prod_const. ring.
  - rewrite IH by lia. unfold omit. destruct (Nat.eqb_spec n j); [lia|].
    replace n with (S (n - 1)) at 2 by lia. simpl; ring.
Qed.

(** A map that is multiplicative and fixes 1 commutes with products. *)
Lemma prod_morph (h : R -> R) L f : h 1 = 1 -> (forall x y, h (x * y) = h x * h y) ->
  h (prod L f) = prod L (fun i => h (f i)).
Proof.
  intros H1 Hm. induction L as [|n IH]; simpl; [exact H1|]. rewrite Hm, IH. reflexivity.
Qed.

Lemma others_morph (h : R -> R) L f j : h 1 = 1 -> (forall x y, h (x * y) = h x * h y) ->
  h (others L f j) = others L (fun i => h (f i)) j.
Proof.
  intros H1 Hm. unfold others. rewrite (prod_morph h) by assumption.
  apply prod_ext. intros i Hi. unfold omit. destruct (Nat.eqb i j); [exact H1|reflexivity].
Qed.

(** The product rule. *)
Lemma is_derive_prod (w : nat -> R -> R) (v : nat -> R) (t : R) L :
  (forall i, (i < L)%nat -> is_derive (w i) t (v i)) ->
  is_derive (fun s => prod L (fun i => w i s)) t
            (sum L (fun j => others L (fun i => w i t) j * v j)).
Proof.
  induction L as [|n IH]; intros H; simpl.
  - apply (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule) 1 t).
  - assert (H1 := IH (fun i Hi => H i (Nat.lt_lt_succ_r _ _ Hi))).
    assert (H2 := H n (Nat.lt_succ_diag_r n)).
    assert (H3 := is_derive_mult _ _ _ _ _ H1 H2 Rmult_comm).
    derive_from H3.
    unfold plus, mult; simpl. f_equal.
    + rewrite Rmult_comm, <- sum_scal. apply sum_ext; intros i Hi.
      unfold others; simpl. unfold omit at 3.
      destruct (Nat.eqb_spec n i); [lia|]. ring.
    + f_equal. unfold others; simpl. rewrite prod_omit_out by lia.
      unfold omit; rewrite Nat.eqb_refl; ring.
Qed.

Lemma continuous_prod (w : nat -> R -> R) (t : R) L :
  (forall i, (i < L)%nat -> continuous (w i) t) ->
  continuous (fun s => prod L (fun i => w i s)) t.
Proof.
  induction L as [|n IH]; intros H; simpl.
  - apply continuous_const.
  - apply (continuous_mult (fun s => prod n (fun i => w i s)) (w n)); auto.
Qed.
