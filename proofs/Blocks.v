(** * Sums of blocks: one clock, conjugates add

    [x = sum_b sigma_b x_b], each block a product of its own weights, [sigma_b = 1] or [-1]. All
    blocks share the clock [y' = - phi_q(g)]; block [b] runs it at [sigma_b y], so
    [x = sum_b sigma_b (R_b* )'(y_b + sigma_b y)]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror Conjugate.
Open Scope R_scope.

(** The inverse of the mirror map: [(R* )'(y)]. *)
Definition dual_map L q lam (y : R) : R := X L q lam (inverse (Y L q lam) y).

Section DualMap.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Lemma dual_map_mirror_map x : dual_map L q lam (mirror_map L q lam x) = x.
Proof.
  unfold dual_map, mirror_map.
  rewrite inverse_left by exact (Y_increasing L q lam Hq Hlam). apply X_inverse; assumption.
Qed.

(** It is the derivative of the conjugate, on the range of [R']. *)
Lemma is_derive_conjugate_dual_map y : (exists x, mirror_map L q lam x = y) ->
  is_derive (conjugate L q lam) y (dual_map L q lam y).
Proof. intros [x <-]. rewrite dual_map_mirror_map. apply is_derive_conjugate; assumption. Qed.

End DualMap.

Section Blocks.
Variables (n : nat) (q : R) (g : R -> R) (a b : R) (E : list R) (y : R -> R).
Variables (L : nat -> nat) (lam : nat -> nat -> R) (w : nat -> nat -> R -> R) (sigma : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hsigma : forall k, (k < n)%nat -> sigma k = 1 \/ sigma k = -1.
Hypothesis Hlam : forall k, (k < n)%nat -> offsets (L k) (lam k).

(** The loss acts on [sum_k sigma_k x_k]: its gradient in [x_k] is [sigma_k g]. *)
Hypothesis Hflow : forall k, (k < n)%nat ->
  steepest_flow (L k) q (fun t => sigma k * g t) (w k) a b E.
Hypothesis Hregular : forall k, (k < n)%nat -> regular (L k) q (w k) a b E.
Hypothesis Hinit : forall k i, (k < n)%nat -> (i < L k)%nat ->
  offset q (at_time (w k) a) i = lam k i.

(** The clock. *)
Hypothesis Hy0 : y a = 0.
Hypothesis Hyc : forall t, a <= t <= b -> continuous y t.
Hypothesis Hyd : forall t, a < t < b -> ~ In t E -> is_derive y t (- phi q (g t)).

Definition start (k : nat) : R := mirror_map (L k) q (lam k) (product (L k) (w k) a).

Lemma phi_sign s x : s = 1 \/ s = -1 -> phi q (s * x) = s * phi q x.
Proof.
  intros [->| ->].
  - rewrite !Rmult_1_l. reflexivity.
  - replace (-1 * x) with (- x) by ring. rewrite phi_Ropp. ring.
Qed.

(** Each block runs the common clock, forwards or backwards. *)
Lemma block_clock k t : (k < n)%nat -> a <= t <= b ->
  mirror_map (L k) q (lam k) (product (L k) (w k) t) = start k + sigma k * y t.
Proof.
  intros Hk Ht.
  rewrite (mirror_flow_clock (L k) q (lam k) Hq (Hlam k Hk) (fun t => sigma k * g t) (w k) a b E
    (fun t => sigma k * y t)).
  - rewrite Hy0. unfold start. ring.
  - apply Hflow, Hk.
  - apply Hregular, Hk.
  - intros i Hi. apply Hinit; assumption.
  - intros s Hs. apply (continuous_mult (fun _ => sigma k) y); [apply continuous_const|apply Hyc, Hs].
  - intros s Hs HE. assert (H := is_derive_scal y s (sigma k) _ (Hyd s Hs HE)). derive_from H.
    rewrite (phi_sign _ _ (Hsigma k Hk)). unfold mult; simpl. ring.
  - exact Ht.
Qed.

(** Conjugates add. *)
Theorem blocks t : a <= t <= b ->
  sum n (fun k => sigma k * product (L k) (w k) t)
  = sum n (fun k => sigma k * dual_map (L k) q (lam k) (start k + sigma k * y t)).
Proof.
  intros Ht. apply sum_ext. intros k Hk. rewrite <- (block_clock k t Hk Ht).
  rewrite (dual_map_mirror_map (L k) q (lam k) Hq (Hlam k Hk)). reflexivity.
Qed.

Definition sum_conjugate (s : R) : R :=
  sum n (fun k => conjugate (L k) q (lam k) (start k + sigma k * s)).

Lemma is_derive_sum (F : nat -> R -> R) (d : nat -> R) s N :
  (forall k, (k < N)%nat -> is_derive (F k) s (d k)) ->
  is_derive (fun s => sum N (fun k => F k s)) s (sum N d).
Proof.
  induction N as [|N IH]; intros H; simpl.
  - apply (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule)).
  - apply (is_derive_plus (fun s => sum N (fun k => F k s)) (F N)); auto.
Qed.

(** The derivative of the summed conjugate at the clock value is [x]. *)
Theorem is_derive_sum_conjugate t : a <= t <= b ->
  is_derive sum_conjugate (y t) (sum n (fun k => sigma k * product (L k) (w k) t)).
Proof.
  intros Ht. apply (is_derive_sum (fun k s => conjugate (L k) q (lam k) (start k + sigma k * s))).
  intros k Hk.
  assert (H0 : is_derive (fun s => start k + sigma k * s) (y t) (sigma k))
    by (auto_derive; [exact I|ring]).
  assert (H1 := is_derive_conjugate (L k) q (lam k) Hq (Hlam k Hk) (product (L k) (w k) t)).
  rewrite (block_clock k t Hk Ht) in H1.
  assert (H := is_derive_comp _ _ (y t) _ _ H1 H0). exact H.
Qed.

End Blocks.
