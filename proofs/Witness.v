(** * The hypotheses of the main theorems can be met

    Flows that are there, in closed form: sign gradient flow of every depth with any offsets, through the zero of the
    least weight; balanced flow of every depth and real [q]; decoupled decay without loss, for every depth and [q]; the
    hyperbolic flow [sinh, cosh] of two weights; a loss that meets the assumptions on convergence. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror
  BalancedPotential DepthTwo Convergence Regularizer Escape.
Import ListNotations.
Open Scope R_scope.

(** ** Sign gradient flow, with a constant gradient, through [x = 0] *)

Definition passing (lam : nat -> R) (i : nat) (t : R) : R := match i with O => t | S _ => Rabs t + lam i end.

Section Passing.
Variables (L : nat) (lam : nat -> R) (b : R).
Hypothesis Hlam : offsets L lam.
Hypothesis Hb : 0 < b.

Lemma passing_gt0 i t : (0 < i < L)%nat -> 0 < passing lam i t.
Proof.
  intros Hi. destruct i as [|i]; [lia|]. simpl.
  assert (0 < lam (S i)) by (apply (proj2 (proj2 Hlam)); lia). assert (K := Rabs_pos t). lra.
Qed.

Lemma sign_others_passing i t : (0 < i < L)%nat -> t <> 0 -> sign (others L (at_time (passing lam) t) i) = sign t.
Proof.
  intros Hi Ht. apply (Rmult_eq_reg_l (passing lam i t)); [|apply Rgt_not_eq, passing_gt0, Hi].
  assert (Hpos := passing_gt0 i t Hi).
  assert (S1 : sign (prod L (at_time (passing lam) t)) = sign t).
  { rewrite <- (others_mult L _ 0) by lia. rewrite sign_mult. change (at_time (passing lam) t 0%nat) with t.
    rewrite (sign_eq_1 (others _ _ _)); [ring|]. apply others_gt0. intros j Hj Hne. apply passing_gt0. lia. }
  rewrite <- (others_mult L _ i) in S1 by lia. rewrite sign_mult in S1.
  change (at_time (passing lam) t i) with (passing lam i t) in S1. rewrite (sign_eq_1 _ Hpos), Rmult_1_l in S1.
  rewrite S1. reflexivity.
Qed.

Theorem sign_flow_exists :
  steepest_flow L 1 (fun _ => -1) (passing lam) (- b) b [0] /\ regular L 1 (passing lam) (- b) b [0] /\
  (forall i, (i < L)%nat -> offset 1 (at_time (passing lam) (- b)) i = lam i).
Proof.
  assert (H0 := proj1 (proj2 Hlam)). split; [split|split].
  - intros t [|i] _ Hi; [apply continuous_id|].
    apply (continuous_plus Rabs (fun _ => lam (S i))); [apply continuous_Rabs|apply continuous_const].
  - intros t i Ht HE Hi. assert (Hn : t <> 0) by (intros ->; apply HE; left; reflexivity).
    rewrite phi_1. unfold partial. rewrite sign_mult, (sign_eq_m1 (-1)) by lra.
    destruct i as [|i].
    + assert (H : is_derive (fun t : R => t) t 1) by apply (is_derive_id t).
      change (is_derive (fun t : R => t) t (- (-1 * sign (others L (at_time (passing lam) t) 0)) - 0 * t)). derive_from H.
      rewrite (sign_eq_1 (others _ _ _)); [ring|]. apply others_gt0. intros j Hj Hne. apply passing_gt0. lia.
    + assert (H := is_derive_plus Rabs (fun _ => lam (S i)) t _ _
        (is_derive_Rabs (fun y => y) t 1 (is_derive_id t) Hn) (is_derive_const (lam (S i)) t)).
      derive_from H. rewrite sign_others_passing by (try exact Hn; lia). unfold plus, zero; simpl. ring.
  - intros t i Ht HE Hi. left. assert (Hn : t <> 0) by (intros ->; apply HE; left; reflexivity).
    destruct i as [|i]; [exact Hn|]. apply Rgt_not_eq, passing_gt0. lia.
  - intros i Hi. unfold offset, at_time. rewrite !abspow_1. destruct i as [|i]; simpl.
    + rewrite H0. ring.
    + assert (0 < lam (S i)) by (apply (proj2 (proj2 Hlam)); lia).
      assert (K := Rabs_pos (- b)). rewrite (Rabs_pos_eq (Rabs (- b) + lam (S i))) by lra. ring.
Qed.

End Passing.

(** ** Balanced weights under a constant gradient: [w = (1 + e t)^(1/e)], [e = 1 - (L-1)(q-1) <> 0] *)

Definition growing (L : nat) (q t : R) : R :=
  let e := 1 - (INR L - 1) * (q - 1) in Rpower (1 + e * t) (/ e).

Theorem balanced_flow_exists L q b : (0 < L)%nat -> 1 - (INR L - 1) * (q - 1) <> 0 -> 0 < b ->
  (forall t, 0 <= t <= b -> 0 < 1 + (1 - (INR L - 1) * (q - 1)) * t) ->
  steepest_flow L q (fun _ => -1) (fun _ => growing L q) 0 b nil /\ regular L q (fun _ => growing L q) 0 b nil /\
  balanced L (at_time (fun _ => growing L q) 0) /\ (forall t, 0 < product L (fun _ => growing L q) t).
Proof.
  intros HL He Hb Hpos. set (e := 1 - (INR L - 1) * (q - 1)) in *.
  assert (D : forall t i, 0 <= t <= b -> (i < L)%nat -> is_derive (growing L q) t
    (- phi q (partial L (fun _ => -1) (fun _ => growing L q) t i) - 0 * growing L q t)).
  { intros t i Ht Hi. specialize (Hpos t Ht).
    assert (H0 : is_derive (fun t => 1 + e * t) t e) by (auto_derive; [exact I|ring]).
    assert (H := is_derive_comp (fun y => Rpower y (/ e)) _ t _ _ (is_derive_Rpower (/ e) _ Hpos) H0).
    derive_from H. unfold scal; simpl; unfold mult; simpl.
    assert (G : 0 < growing L q t) by apply Rpower_gt0.
    unfold partial. rewrite phi_mult, phi_minus_1.
    change (others L (at_time (fun _ => growing L q) t) i) with (others L (fun _ => growing L q t) i).
    rewrite others_const by exact Hi. rewrite phi_pos by (apply pow_lt; exact G).
    rewrite <- (Rpower_pow (L - 1)) by exact G. rewrite Rpower_mult.
    unfold growing at 1. fold e. rewrite Rpower_mult. rewrite minus_INR by lia. simpl (INR 1).
    replace (/ e * ((INR L - 1) * (q - 1))) with (/ e - 1) by (unfold e; field; exact He). field. exact He. }
  split; [split|split; [|split]].
  - intros t i Ht Hi. exact (is_derive_continuous _ _ _ (D t i Ht Hi)).
  - intros t i Ht _ Hi. apply D; [lra|exact Hi].
  - intros t i _ _ _. left. apply Rgt_not_eq, Rpower_gt0.
  - intros i _. reflexivity.
  - intros t. apply prod_gt0. intros i _. apply Rpower_gt0.
Qed.

(** ** Decoupled decay of any weights that are not 0, where the gradient is 0 *)

Theorem decay_flow_exists L q c a b : (forall i, (i < L)%nat -> c i <> 0) ->
  let w := fun i t => c i * exp (- t) in
  decoupled_flow L q (fun _ => 1) (fun _ => 0) w a b nil /\ regular L q w a b nil /\
  forall t i j, abspow q (w i t) - abspow q (w j t) = (abspow q (c i) - abspow q (c j)) * abspow q (exp (- t)).
Proof.
  intros Hc w.
  assert (D : forall t i, is_derive (w i) t (- phi q (partial L (fun _ => 0) w t i) - 1 * w i t)).
  { intros t i. unfold w. auto_derive; [exact I|]. unfold partial. rewrite Rmult_0_l, phi_0. ring. }
  split; [split|split].
  - intros t i _ _. exact (is_derive_continuous _ _ _ (D t i)).
  - intros t i _ _ _. apply D.
  - intros t i _ _ Hi. left. unfold w. apply Rmult_integral_contrapositive_currified; [apply Hc, Hi|].
    apply Rgt_not_eq, exp_pos.
  - intros t i j. unfold w. rewrite !abspow_mult. ring.
Qed.

(** ** Gradient flow of two weights: [sinh], [cosh] *)

Theorem hyperbolic_flow_exists a b :
  steepest_flow 2 2 (fun _ => -1) (pair sinh cosh) a b nil /\
  forall t, abspow 2 (cosh t) - abspow 2 (sinh t) = 1.
Proof.
  assert (Ds : forall t, is_derive sinh t (cosh t)) by (intros; apply is_derive_Reals, derivable_pt_lim_sinh).
  assert (Dc : forall t, is_derive cosh t (sinh t)) by (intros; apply is_derive_Reals, derivable_pt_lim_cosh).
  split.
  - apply (pair_flow 2 (fun _ => -1) sinh cosh a b nil).
    + intros t _. split; [exact (is_derive_continuous _ _ _ (Ds t))|exact (is_derive_continuous _ _ _ (Dc t))].
    + intros t _ _. rewrite !phi_2. split; [assert (H := Ds t)|assert (H := Dc t)]; derive_from H; ring.
  - intros t. rewrite !abspow_2. unfold cosh, sinh.
    replace (((exp t + exp (- t)) / 2) ^ 2 - ((exp t - exp (- t)) / 2) ^ 2) with (exp t * exp (- t)) by field.
    rewrite <- exp_plus, Rplus_opp_r. apply exp_0.
Qed.

(** ** A loss that meets the assumptions on convergence: [x^2/2] under sign gradient flow from 1, metric 1 *)

Theorem convergence_hypotheses_met :
  let x := fun t : R => 1 - t in let F := fun t => x t ^ 2 / 2 in
  (forall t, 0 <= t <= / 2 -> continuous F t) /\
  (forall t, 0 < t < / 2 -> is_derive F t (- sum 1 (fun _ => 1 * abspow 1 (x t)))) /\
  (forall t, 0 < t < / 2 -> Rabs (x t) <= 1) /\
  (forall t, 0 < t < / 2 -> 2 * 1 * (F t - 0) <= sum 1 (fun _ => x t ^ 2)) /\
  (forall t, 0 <= t <= / 2 -> 0 < F t).
Proof.
  intros x F.
  assert (D : forall t, is_derive F t (- x t)) by (intros t; unfold F, x; auto_derive; [exact I|field]).
  split; [|split; [|split; [|split]]]; intros t Ht.
  - exact (is_derive_continuous _ _ _ (D t)).
  - assert (H := D t). derive_from H. simpl. rewrite abspow_1, Rabs_pos_eq by (unfold x; lra). ring.
  - rewrite Rabs_pos_eq; unfold x; lra.
  - unfold F. simpl. lra.
  - unfold F. assert (0 < x t) by (unfold x; lra). nra.
Qed.
