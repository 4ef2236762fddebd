(** * Coupled weight decay keeps the balance law for [q = 2] only

    With the decay inside the gradient the law [imbalance(t) = imbalance(0) exp(-q int alpha)]
    holds for [q = 2], where both flows are one, and fails for every [q] in [[1, 2)]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance DepthTwo.
Open Scope R_scope.

(** For [q = 2] coupled and decoupled decay are the same flow. *)
Theorem coupled_is_decoupled_2 L alpha g w a b E :
  coupled_flow L 2 alpha g w a b E <-> decoupled_flow L 2 alpha g w a b E.
Proof.
  split; intros [Hc Hd]; (split; [exact Hc|]); intros t i Ht HE Hi;
    assert (H := Hd t i Ht HE Hi); derive_from H; rewrite !phi_2; ring.
Qed.

Corollary coupled_balance_2 L alpha g w a b E :
  coupled_flow L 2 alpha g w a b E -> (forall t, continuous alpha t) ->
  forall t i j, a <= t <= b -> (i < L)%nat -> (j < L)%nat ->
  imbalance 2 w i j t = imbalance 2 w i j a * exp (- 2 * RInt alpha a t).
Proof.
  intros Hf Hc. apply (balance_RInt L 2 alpha g w a b E); [lra| |apply regular_gt_1; lra|exact Hc].
  apply coupled_is_decoupled_2, Hf.
Qed.

(** The solution of [w' = - w^(q-1)] with [w(0)^(2-q) = c]. *)
Definition shrink (q c t : R) : R := Rpower (c - (2 - q) * t) (/ (2 - q)).

Lemma is_derive_shrink q c t : q < 2 -> 0 < c - (2 - q) * t ->
  is_derive (shrink q c) t (- Rpower (shrink q c t) (q - 1)).
Proof.
  intros Hq Hp.
  assert (H0 : is_derive (fun t => c - (2 - q) * t) t (- (2 - q))) by (auto_derive; [exact I|ring]).
  assert (H := is_derive_comp (fun y => Rpower y (/ (2 - q))) _ t _ _
    (is_derive_Rpower (/ (2 - q)) _ Hp) H0).
  derive_from H. unfold scal; simpl; unfold mult; simpl. unfold shrink.
  rewrite Rpower_mult. replace (/ (2 - q) * (q - 1)) with (/ (2 - q) - 1) by (field; lra).
  field. lra.
Qed.

(** Two weights that start at [2] and [1] at time 0, without any loss. *)
Definition shrinking_pair (q : R) : nat -> R -> R :=
  pair (shrink q (Rpower 2 (2 - q))) (shrink q 1).

Section Counterexample.
Variable q : R.
Hypothesis Hq : 1 <= q < 2.

Lemma shrinking_base c t : 1 <= c -> - / 2 <= t <= / 2 -> 0 < c - (2 - q) * t.
Proof. intros Hc Ht. nra. Qed.

Lemma one_le_start : 1 <= Rpower 2 (2 - q).
Proof.
  rewrite <- (Rpower_O 2) by lra. apply Rle_Rpower; lra.
Qed.

Lemma shrinking_pair_coupled :
  coupled_flow 2 q (fun _ => 1) (fun _ => 0) (shrinking_pair q) (- / 2) (/ 2) nil.
Proof.
  assert (H : forall t i, - / 2 <= t <= / 2 -> (i < 2)%nat ->
    is_derive (shrinking_pair q i) t
      (- phi q (partial 2 (fun _ => 0) (shrinking_pair q) t i + 1 * shrinking_pair q i t))).
  { intros t i Ht Hi. unfold partial. rewrite Rmult_0_l, Rplus_0_l, Rmult_1_l.
    destruct i as [|[|i]]; [| |lia]; unfold shrinking_pair, pair;
      rewrite phi_pos by apply Rpower_gt0; apply is_derive_shrink; try lra;
      apply shrinking_base; try exact Ht; [exact one_le_start|lra]. }
  split.
  - intros t i Ht Hi. exact (is_derive_continuous _ _ _ (H t i Ht Hi)).
  - intros t i Ht _ Hi. apply H; [lra|exact Hi].
Qed.

(** The law of decoupled decay is false for this trajectory of positive weights. *)
Theorem coupled_decay_counterexample :
  coupled_flow 2 q (fun _ => 1) (fun _ => 0) (shrinking_pair q) (- / 2) (/ 2) nil /\
  (forall t i, - / 2 <= t <= / 2 -> (i < 2)%nat -> 0 < shrinking_pair q i t) /\
  ~ (forall t, - / 2 <= t <= / 2 ->
       imbalance q (shrinking_pair q) 0 1 t
       = imbalance q (shrinking_pair q) 0 1 (- / 2) * exp (- q * RInt (fun _ => 1) (- / 2) t)).
Proof.
  split; [exact shrinking_pair_coupled|]. split.
  { intros t [|[|i]] Ht Hi; [apply Rpower_gt0|apply Rpower_gt0|lia]. }
  intros Hlaw.
  set (D := imbalance q (shrinking_pair q) 0 1). fold D in Hlaw.
  (* the derivative at 0 that the law asks for *)
  assert (HR : forall t, RInt (fun _ => 1) (- / 2) t = t + / 2).
  { intros t. rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. ring. }
  assert (D1 : is_derive D 0 (- q * D 0)).
  { apply (is_derive_ext_loc (fun t => D (- / 2) * exp (- q * (t + / 2)))).
    - exists (mkposreal (/ 2) ltac:(lra)). intros t Ht.
      change (Rabs (t - 0) < / 2) in Ht. apply Rabs_def2 in Ht.
      rewrite <- HR. symmetry. apply Hlaw. lra.
    - rewrite (Hlaw 0) by lra. rewrite HR. auto_derive; [exact I|]. ring. }
  (* the derivative that it has *)
  assert (S0 : forall c, shrink q c 0 = Rpower c (/ (2 - q))).
  { intros c. unfold shrink. f_equal. ring. }
  assert (E0 : shrink q (Rpower 2 (2 - q)) 0 = 2) by (rewrite S0; apply Rpower_root; lra).
  assert (E1 : shrink q 1 0 = 1) by (rewrite S0; apply Rpower_1_l).
  assert (HD : forall c, 1 <= c -> is_derive (fun t => abspow q (shrink q c t)) 0
    (q * phi q (shrink q c 0) * - Rpower (shrink q c 0) (q - 1))).
  { intros c Hc. assert (Hb := shrinking_base c 0 Hc ltac:(lra)).
    assert (Hn : shrink q c 0 <> 0) by apply Rgt_not_eq, Rpower_gt0.
    assert (H := is_derive_comp (abspow q) (shrink q c) 0 _ _
      (is_derive_abspow q _ (or_introl Hn)) (is_derive_shrink q c 0 (proj2 Hq) Hb)).
    derive_from H. unfold scal; simpl; unfold mult; simpl. ring. }
  assert (D2 := is_derive_minus _ _ 0 _ _ (HD _ one_le_start) (HD 1 (Rle_refl 1))).
  assert (EQ := eq_trans (eq_sym (is_derive_unique _ _ _ D1)) (is_derive_unique _ _ _ D2)).
  unfold minus, plus, opp in EQ; simpl in EQ. unfold D, imbalance, shrinking_pair, pair in EQ.
  rewrite E0, E1, !abspow_pos, !phi_pos, !Rpower_1_l in EQ by lra.
  (* 2^q = 2^(2 (q-1)) only for q = 2 *)
  assert (K : Rpower 2 q = Rpower 2 (q - 1) * Rpower 2 (q - 1)) by nra.
  rewrite <- Rpower_plus in K.
  assert (Rpower 2 (q - 1 + (q - 1)) < Rpower 2 q) by (apply Rpower_lt; lra). lra.
Qed.

End Counterexample.
