(** * Balanced weights: power and entropy potentials

    When all [|w_i|] are equal, [1/R'' = L |x|^m] with the metric exponent [m = q (L-1)/L];
    [R] is a power for [m <> 1] and the entropy for [m = 1] (Lemma 4.13). Decoupled weight
    decay keeps the weights balanced and adds [- alpha M'(x)], [M' = |x|^(1-m) sign x]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric.
Open Scope R_scope.

Definition metric_exponent (L : nat) (q : R) : R := q * (INR L - 1) / INR L.
Notation m := metric_exponent.

Definition power_map L q x := phi (2 - m L q) x / (INR L * (1 - m L q)).
Definition power_potential L q x :=
  abspow (2 - m L q) x / (INR L * (1 - m L q) * (2 - m L q)).
Definition entropy_map L x := sign x * ln (Rabs x) / INR L.
Definition entropy_potential L x := (Rabs x * ln (Rabs x) - Rabs x) / INR L.

Definition balanced (L : nat) (v : nat -> R) := forall i, (i < L)%nat -> Rabs (v i) = Rabs (v 0%nat).

Lemma INR_gt0 L : (0 < L)%nat -> 0 < INR L.
Proof. apply lt_0_INR. Qed.

Lemma metric_exponent_lt_2 L q : (0 < L)%nat -> 0 <= q <= 2 -> m L q < 2.
Proof.
  intros HL Hq. assert (H := INR_gt0 L HL). unfold m.
  apply (Rmult_lt_reg_r (INR L)); [exact H|].
  unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
  assert (1 <= INR L) by (apply (le_INR 1); lia). nra.
Qed.

(** [1/R'' = L |x|^m]. *)
Theorem balanced_metric L q v : (0 < L)%nat -> 0 < q -> balanced L v -> prod L v <> 0 ->
  inverse_metric L q v = INR L * abspow (m L q) (prod L v).
Proof.
  intros HL Hq Hb Hx. assert (HLr := INR_gt0 L HL).
  set (u := abspow q (v 0%nat)).
  assert (Hu : forall i, (i < L)%nat -> abspow q (v i) = u + 0).
  { intros i Hi. rewrite Rplus_0_r. unfold u.
    rewrite <- (abspow_Rabs q (v i)), Hb, abspow_Rabs by exact Hi. reflexivity. }
  assert (Hu0 : 0 < u).
  { apply abspow_gt0. intros E. apply Hx. rewrite <- (others_mult L v 0) by exact HL.
    rewrite E; ring. }
  rewrite (inverse_metric_dP L q (fun _ => 0) v u Hu).
  assert (E : abspow q (prod L v) = u ^ L).
  { rewrite (abspow_product_P L q (fun _ => 0) v u Hu). unfold P.
    rewrite prod_const, Rplus_0_r. reflexivity. }
  unfold dP, sym_pred. rewrite (sum_ext L _ (fun _ => u ^ (L - 1))).
  - rewrite sum_const. f_equal.
    assert (Em : m L q = q * ((INR L - 1) / INR L)) by (unfold m; field; lra).
    rewrite Em, <- abspow_abspow, E, abspow_pos by (apply pow_lt; exact Hu0).
    rewrite <- (Rpower_pow L u), Rpower_mult, <- (Rpower_pow (L - 1) u) by exact Hu0.
    f_equal. rewrite minus_INR by lia. simpl (INR 1). field; lra.
  - intros j Hj. rewrite others_const by exact Hj. rewrite Rplus_0_r. reflexivity.
Qed.

(** ** The potentials *)

Theorem is_derive_power_map L q x : (0 < L)%nat -> m L q <> 1 -> x <> 0 ->
  is_derive (power_map L q) x (/ (INR L * abspow (m L q) x)).
Proof.
  intros HL Hm Hx. assert (HLr := INR_gt0 L HL).
  assert (H := is_derive_scal _ x (/ (INR L * (1 - m L q))) _ (is_derive_phi (2 - m L q) x Hx)).
  apply (is_derive_ext (fun y => / (INR L * (1 - m L q)) * phi (2 - m L q) y)).
  - intros y. in_R. unfold power_map, Rdiv. ring.
  - derive_from H. rewrite !abspow_neq0 by exact Hx.
    replace (2 - m L q - 2) with (- m L q) by ring. rewrite Rpower_Ropp.
    assert (K := Rpower_gt0 (Rabs x) (m L q)). unfold mult; simpl. field. lra.
Qed.

(** At [x = 0] too when [m < 1]. *)
Theorem is_derive_power_potential L q x : (0 < L)%nat -> m L q <> 1 -> m L q <> 2 ->
  x <> 0 \/ m L q < 1 -> is_derive (power_potential L q) x (power_map L q x).
Proof.
  intros HL Hm Hm2 Hx. assert (HLr := INR_gt0 L HL).
  assert (Hx' : x <> 0 \/ 1 < 2 - m L q) by (destruct Hx; [left; assumption|right; lra]).
  assert (H := is_derive_scal _ x (/ (INR L * (1 - m L q) * (2 - m L q))) _
    (is_derive_abspow (2 - m L q) x Hx')).
  apply (is_derive_ext (fun y => / (INR L * (1 - m L q) * (2 - m L q)) * abspow (2 - m L q) y)).
  - intros y. in_R. unfold power_potential, Rdiv. ring.
  - derive_from H. unfold power_map, mult; simpl. field. lra.
Qed.

Lemma is_derive_ln_Rabs x : x <> 0 -> is_derive (fun y => ln (Rabs y)) x (/ x).
Proof.
  intros Hx. assert (Ha := Rabs_pos_lt x Hx).
  assert (H := is_derive_comp ln Rabs x _ _ (is_derive_ln (Rabs x) Ha)
    (is_derive_Rabs (fun y => y) x 1 (is_derive_id x) Hx)).
  derive_from H. unfold scal; simpl; unfold mult; simpl.
  destruct (Rtotal_order x 0) as [h|[h|h]]; [|contradiction|].
  - rewrite sign_eq_m1, Rabs_left by exact h. field; exact Hx.
  - rewrite sign_eq_1, Rabs_pos_eq by lra. field; exact Hx.
Qed.

Lemma locally_sign x : x <> 0 -> locally x (fun y => sign y = sign x).
Proof.
  intros Hx. assert (Ha := Rabs_pos_lt x Hx). exists (mkposreal _ Ha). intros y Hy.
  change (Rabs (y - x) < Rabs x) in Hy. apply Rabs_def2 in Hy.
  destruct (Rtotal_order x 0) as [h|[h|h]]; [|contradiction|].
  - rewrite Rabs_left in Hy by exact h. rewrite !sign_eq_m1 by lra. reflexivity.
  - rewrite Rabs_pos_eq in Hy by lra. rewrite !sign_eq_1 by lra. reflexivity.
Qed.

Theorem is_derive_entropy_map L x : (0 < L)%nat -> x <> 0 ->
  is_derive (entropy_map L) x (/ (INR L * Rabs x)).
Proof.
  intros HL Hx. assert (HLr := INR_gt0 L HL). assert (Ha := Rabs_pos_lt x Hx).
  apply (is_derive_ext_loc (fun y => sign x / INR L * ln (Rabs y))).
  - destruct (locally_sign x Hx) as [d Hd]. exists d. intros y Hy.
    unfold entropy_map. rewrite (Hd y Hy). in_R. unfold Rdiv; ring.
  - assert (H := is_derive_scal _ x (sign x / INR L) _ (is_derive_ln_Rabs x Hx)).
    derive_from H. rewrite <- (sign_mult_self x). unfold mult; simpl.
    destruct (Rtotal_order x 0) as [h|[h|h]]; [|contradiction|].
    + rewrite sign_eq_m1 by exact h. field. lra.
    + rewrite sign_eq_1 by exact h. field. lra.
Qed.

Theorem is_derive_entropy_potential L x : (0 < L)%nat -> x <> 0 ->
  is_derive (entropy_potential L) x (entropy_map L x).
Proof.
  intros HL Hx. assert (HLr := INR_gt0 L HL). assert (Ha := Rabs_pos_lt x Hx).
  assert (H1 := is_derive_Rabs (fun y => y) x 1 (is_derive_id x) Hx).
  assert (H2 := is_derive_mult _ _ x _ _ H1 (is_derive_ln_Rabs x Hx) Rmult_comm).
  assert (H3 := is_derive_scal _ x (/ INR L) _ (is_derive_minus _ _ x _ _ H2 H1)).
  apply (is_derive_ext (fun y => / INR L * minus (mult (Rabs y) (ln (Rabs y))) (Rabs y))).
  - intros y. in_R. unfold entropy_potential, minus, plus, opp, mult; simpl.
    unfold mult; simpl. field; lra.
  - derive_from H3. unfold entropy_map, minus, plus, opp, mult; simpl. unfold mult; simpl.
    rewrite <- (sign_mult_self x) at 2. field. lra.
Qed.

(** ** End to end *)

Section Balanced.
Variables (L : nat) (q : R) (alpha g : R -> R) (w : nat -> R -> R) (a b : R) (E : list R).
Hypothesis Hq : 0 < q.
Hypothesis Hflow : decoupled_flow L q alpha g w a b E.
Hypothesis Hregular : regular L q w a b E.
Hypothesis Halpha : forall t, continuous alpha t.
Hypothesis Hinit : balanced L (at_time w a).
Hypothesis HL : (0 < L)%nat.

Lemma balanced_at t : a <= t <= b -> balanced L (at_time w t).
Proof. intros Ht i Hi. exact (balanced_stay_balanced L q alpha g w a b E Hq Hflow Hregular Halpha Hinit t i Ht Hi). Qed.

Lemma balanced_law R1 t : a < t < b -> ~ In t E -> product L w t <> 0 ->
  is_derive R1 (product L w t) (/ (INR L * abspow (m L q) (product L w t))) ->
  is_derive (fun s => R1 (product L w s)) t
    (- phi q (g t) - alpha t * phi (2 - m L q) (product L w t)).
Proof.
  intros Ht HE Hx HR. assert (HLr := INR_gt0 L HL).
  assert (Hb := balanced_at t ltac:(lra)).
  assert (Em := balanced_metric L q (at_time w t) HL Hq Hb Hx). fold (product L w t) in Em.
  assert (Hp := abspow_gt0 (m L q) _ Hx).
  assert (H := mirror_law_at L q alpha g w a b E t R1 Hflow Ht HE).
  rewrite Em in H.
  assert (Hn : INR L * abspow (m L q) (product L w t) <> 0)
    by (apply Rmult_integral_contrapositive_currified; lra).
  assert (H1 := H Hn HR). derive_from H1.
  rewrite (phi_div (2 - m L q)) by exact Hx.
  assert (E2 : abspow (2 - m L q) (product L w t)
             = product L w t ^ 2 / abspow (m L q) (product L w t)).
  { rewrite <- abspow_2, !abspow_neq0 by exact Hx.
    replace (2 - m L q) with (2 + - m L q) by ring. rewrite Rpower_plus, Rpower_Ropp.
    reflexivity. }
  rewrite E2. field. repeat split; lra.
Qed.

(** Lemma 4.13 with Theorem 4.14: the flow of balanced weights, for either sign of [x]. *)
Theorem balanced_mirror_flow t : m L q <> 1 -> a < t < b -> ~ In t E -> product L w t <> 0 ->
  is_derive (fun s => power_map L q (product L w s)) t
    (- phi q (g t) - alpha t * phi (2 - m L q) (product L w t)).
Proof.
  intros Hm Ht HE Hx. apply balanced_law; auto. apply is_derive_power_map; assumption.
Qed.

Theorem balanced_entropy_flow t : m L q = 1 -> a < t < b -> ~ In t E -> product L w t <> 0 ->
  is_derive (fun s => entropy_map L (product L w s)) t
    (- phi q (g t) - alpha t * sign (product L w t)).
Proof.
  intros Hm Ht HE Hx. rewrite <- (phi_1 (product L w t)).
  replace (phi 1 (product L w t)) with (phi (2 - m L q) (product L w t)) by (rewrite Hm; f_equal; ring).
  apply balanced_law; auto. rewrite Hm, abspow_1. apply is_derive_entropy_map; assumption.
Qed.

End Balanced.
