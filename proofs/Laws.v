(** * A product of [L] weights has [L - 1] independent conserved quantities, and no more

    Where the velocity is not 0, the gradients of conserved quantities are orthogonal to one direction, that of
    [phi_q(prod_(j != i) w_j)], whatever the loss: so [L] of them are dependent. Those of [|w_i|^q - |w_0|^q] are not. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow.
Open Scope R_scope.

(** [k] vectors [A 0], ..., [A (k-1)] of [n] entries are linearly dependent. *)
Definition dependent (k n : nat) (A : nat -> nat -> R) : Prop :=
  exists c : nat -> R, (exists i, (i < k)%nat /\ c i <> 0) /\
    forall j, (j < n)%nat -> sum k (fun i => c i * A i j) = 0.

(** The indices without [p], and back. *)
Definition skip (p i : nat) : nat := if (i <? p)%nat then i else S i.
Definition unskip (p i : nat) : nat := if (i <? p)%nat then i else (i - 1)%nat.

Lemma skip_neq p i : skip p i <> p.
Proof. unfold skip. destruct (Nat.ltb_spec i p); lia. Qed.

Lemma skip_lt p i n : (i < n)%nat -> (skip p i < S n)%nat.
Proof. unfold skip. destruct (Nat.ltb_spec i p); lia. Qed.

Lemma unskip_skip p i : unskip p (skip p i) = i.
Proof.
  unfold unskip, skip. destruct (Nat.ltb_spec i p) as [H|H].
  - destruct (Nat.ltb_spec i p); [reflexivity|lia].
  - destruct (Nat.ltb_spec (S i) p); lia.
Qed.

Lemma skip_unskip p i : i <> p -> skip p (unskip p i) = i.
Proof.
  intros Hi. unfold unskip. destruct (Nat.ltb_spec i p) as [H|H]; unfold skip.
  - destruct (Nat.ltb_spec i p); lia.
  - destruct (Nat.ltb_spec (i - 1) p); lia.
Qed.

Lemma sum_skip k p f : (p <= k)%nat -> sum (S k) f = f p + sum k (fun i => f (skip p i)).
Proof.
  induction k as [|k IH]; intros Hp.
  - replace p with 0%nat by lia. simpl. ring.
  - change (sum (S (S k)) f) with (sum (S k) f + f (S k)). destruct (Nat.eq_dec p (S k)) as [->|Hne].
    + rewrite Rplus_comm. f_equal. apply sum_ext. intros i Hi. unfold skip. destruct (Nat.ltb_spec i (S k)); [reflexivity|lia].
    + rewrite IH by lia. change (sum (S k) (fun i => f (skip p i))) with (sum k (fun i => f (skip p i)) + f (skip p k)).
      replace (skip p k) with (S k); [ring|]. unfold skip. destruct (Nat.ltb_spec k p); lia.
Qed.

Lemma sum_0 k f : (forall i, (i < k)%nat -> f i = 0) -> sum k f = 0.
Proof. intros H. rewrite (sum_ext k f (fun _ => 0) H), sum_const. ring. Qed.

Lemma sum_sum k n f : sum k (fun i => sum n (fun j => f i j)) = sum n (fun j => sum k (fun i => f i j)).
Proof.
  induction k as [|k IH]; simpl; [rewrite sum_const; ring|]. rewrite IH, <- sum_plus. reflexivity.
Qed.

Lemma all_or_one k (f : nat -> R) : (forall i, (i < k)%nat -> f i = 0) \/ exists p, (p < k)%nat /\ f p <> 0.
Proof.
  induction k as [|k [IH|[p [Hp Hf]]]]; [left; intros; lia| |right; exists p; split; [lia|exact Hf]].
  destruct (Req_dec (f k) 0) as [H|H]; [left|right; exists k; split; [lia|exact H]].
  intros i Hi. destruct (Nat.eq_dec i k) as [->|]; [exact H|apply IH; lia].
Qed.

(** More vectors than entries are dependent: elimination of one entry with one vector. *)
Theorem more_vectors_than_entries n : forall k A, (n < k)%nat -> dependent k n A.
Proof.
  induction n as [|n IH]; intros k A Hk.
  - exists (fun _ => 1). split; [exists 0%nat; split; [exact Hk|lra]|intros; lia].
  - destruct (all_or_one k (fun i => A i n)) as [Z|[p [Hp Hpn]]].
    + destruct (IH k A ltac:(lia)) as [c [Hc H]]. exists c. split; [exact Hc|]. intros j Hj.
      destruct (Nat.eq_dec j n) as [->|]; [|apply H; lia]. apply sum_0. intros i Hi. rewrite Z by exact Hi. ring.
    + destruct k as [|k]; [lia|].
      destruct (IH k (fun i j => A (skip p i) j - A (skip p i) n / A p n * A p j) ltac:(lia)) as [c [[i0 [Hi0 Hc0]] H]].
      set (cp := - sum k (fun i => c i * (A (skip p i) n / A p n))).
      exists (fun i => if Nat.eqb i p then cp else c (unskip p i)). split.
      * exists (skip p i0). split; [apply skip_lt; exact Hi0|].
        destruct (Nat.eqb_spec (skip p i0) p) as [F|_]; [destruct (skip_neq p i0 F)|]. rewrite unskip_skip. exact Hc0.
      * assert (G : forall j, sum (S k) (fun i => (if Nat.eqb i p then cp else c (unskip p i)) * A i j)
          = sum k (fun i => c i * (A (skip p i) j - A (skip p i) n / A p n * A p j))).
        { intros j. rewrite (sum_skip k p) by lia. rewrite Nat.eqb_refl.
          rewrite (sum_ext k _ (fun i => c i * A (skip p i) j)).
          - unfold cp. transitivity (sum k (fun i => - A p j * (c i * (A (skip p i) n / A p n)) + c i * A (skip p i) j)).
            + rewrite sum_plus, sum_scal. ring.
            + apply sum_ext. intros i _. ring.
          - intros i _. destruct (Nat.eqb_spec (skip p i) p) as [F|_]; [destruct (skip_neq p i F)|]. rewrite unskip_skip. reflexivity. }
        intros j Hj. rewrite G. destruct (Nat.eq_dec j n) as [->|]; [|apply H; lia].
        apply sum_0. intros i _. field. exact Hpn.
Qed.

(** [L] vectors orthogonal to one that is not 0. *)
Theorem orthogonal_dependent L (V : nat -> R) (A : nat -> nat -> R) p : (p < L)%nat -> V p <> 0 ->
  (forall i, (i < L)%nat -> sum L (fun j => A i j * V j) = 0) -> dependent L L A.
Proof.
  intros Hp HV H. destruct L as [|n]; [lia|].
  destruct (more_vectors_than_entries n (S n) (fun i j => A i (skip p j)) ltac:(lia)) as [c [Hc K]].
  exists c. split; [exact Hc|].
  assert (Kp : sum (S n) (fun i => c i * A i p) = 0).
  { apply (Rmult_eq_reg_r (V p)); [|exact HV]. rewrite Rmult_0_l.
    transitivity (sum (S n) (fun j => sum (S n) (fun i => c i * A i j) * V j)).
    - rewrite (sum_skip n p (fun j => sum (S n) (fun i => c i * A i j) * V j)) by lia.
      rewrite (sum_0 n); [ring|]. intros j Hj. rewrite (K j Hj). ring.
    - transitivity (sum (S n) (fun i => c i * sum (S n) (fun j => A i j * V j))).
      + rewrite (sum_ext (S n) (fun j => sum (S n) (fun i => c i * A i j) * V j) (fun j => sum (S n) (fun i => c i * A i j * V j))).
        * rewrite <- sum_sum. apply sum_ext. intros i _. rewrite <- sum_scal. apply sum_ext. intros j _. ring.
        * intros j _. rewrite Rmult_comm, <- sum_scal. apply sum_ext. intros i _. ring.
      + apply sum_0. intros i Hi. rewrite H by exact Hi. ring. }
  intros j Hj. destruct (Nat.eq_dec j p) as [->|Hne]; [exact Kp|].
  rewrite <- (skip_unskip p j Hne). apply K. unfold unskip. destruct (Nat.ltb_spec j p); lia.
Qed.

(** The gradient of a quantity that a flow with a gradient other than 0 conserves. *)
Theorem conserved_gradient L q g w a b E t (H : (nat -> R) -> R) (D : nat -> R) :
  steepest_flow L q g w a b E -> a < t < b -> ~ In t E -> g t <> 0 ->
  is_derive (fun s => H (at_time w s)) t (sum L (fun j => D j * Derive (w j) t)) ->
  is_derive (fun s => H (at_time w s)) t 0 ->
  sum L (fun j => D j * phi q (others L (at_time w t) j)) = 0.
Proof.
  intros [_ F] Ht HE Hg C0 C1.
  assert (S0 : sum L (fun j => D j * Derive (w j) t) = 0).
  { rewrite <- (is_derive_unique _ _ _ C0). apply (is_derive_unique _ _ _ C1). }
  assert (Hp : phi q (g t) <> 0).
  { intros Z. apply Hg. apply (abspow_eq0 q). rewrite <- mult_phi, Z. ring. }
  apply (Rmult_eq_reg_l (- phi q (g t))); [|lra]. rewrite Rmult_0_r, <- S0, <- sum_scal.
  apply sum_ext. intros j Hj. rewrite (is_derive_unique _ _ _ (F t j Ht HE Hj)). rewrite phi_partial. ring.
Qed.

(** At most [L - 1]: [D i] the gradients at [v] of conserved quantities. *)
Theorem at_most_laws L q (v : nat -> R) (D : nat -> nat -> R) : (0 < L)%nat ->
  (exists p, (p < L)%nat /\ others L v p <> 0) ->
  (forall i, (i < L)%nat -> sum L (fun j => D i j * phi q (others L v j)) = 0) -> dependent L L D.
Proof.
  intros HL [p [Hp Hv]] H. apply (orthogonal_dependent L (fun j => phi q (others L v j)) D p Hp); [|exact H].
  intros Z. apply Hv. apply (abspow_eq0 q). rewrite <- mult_phi, Z. ring.
Qed.

(** At least [L - 1]: the gradients of [|w_i|^q - |w_0|^q], [0 < i < L], where no weight is 0. *)
Definition balance_gradient (q : R) (v : nat -> R) (i j : nat) : R :=
  (if Nat.eqb j i then q * phi q (v j) else 0) - (if Nat.eqb j 0 then q * phi q (v j) else 0).

Definition with_weight (v : nat -> R) (j : nat) (s : R) (i : nat) : R := if Nat.eqb j i then s else v i.

Theorem is_derive_balance_gradient q v i j : i <> 0%nat -> v j <> 0 ->
  is_derive (fun s => abspow q (with_weight v j s i) - abspow q (with_weight v j s 0%nat)) (v j) (balance_gradient q v i j).
Proof.
  intros Hi Hv. unfold with_weight, balance_gradient.
  assert (A : forall k, is_derive (fun s => abspow q (if Nat.eqb j k then s else v k)) (v j) (if Nat.eqb j k then q * phi q (v j) else 0)).
  { intros k. destruct (Nat.eqb j k); [apply is_derive_abspow; left; exact Hv | apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule))]. }
  exact (is_derive_minus _ _ _ _ _ (A i) (A 0%nat)).
Qed.

Theorem balance_independent L q v : q <> 0 -> (forall i, (i < L)%nat -> v i <> 0) ->
  ~ dependent (L - 1) L (fun i => balance_gradient q v (S i)).
Proof.
  intros Hq Hv [c [[i [Hi Hc]] H]]. apply Hc. specialize (H (S i) ltac:(lia)).
  assert (Hp : q * phi q (v (S i)) <> 0).
  { apply Rmult_integral_contrapositive_currified; [exact Hq|]. intros Z. apply (Hv (S i) ltac:(lia)).
    apply (abspow_eq0 q). rewrite <- mult_phi, Z. ring. }
  apply (Rmult_eq_reg_r (q * phi q (v (S i)))); [|exact Hp]. rewrite Rmult_0_l, <- H.
  assert (T : forall k, (i < k)%nat -> sum k (fun i0 => c i0 * balance_gradient q v (S i0) (S i)) = c i * (q * phi q (v (S i)))).
  { induction k as [|k IH]; [lia|]. intros Hk. simpl sum. unfold balance_gradient at 2. simpl Nat.eqb.
    destruct (Nat.eqb_spec i k) as [->|Hne].
    - rewrite sum_0; [ring|]. intros j Hj. unfold balance_gradient. simpl Nat.eqb. destruct (Nat.eqb_spec k j); [lia|]. ring.
    - rewrite IH by lia. ring. }
  symmetry. apply T, Hi.
Qed.
