(** * Escape from a saddle under a constant gradient

    With [g = -1] the time between two values of [x] is the difference of [R']. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror
  BalancedPotential Coercivity.
Open Scope R_scope.

Lemma phi_minus_1 q : phi q (-1) = -1.
Proof. replace (-1) with (- (1)) by ring. rewrite phi_Ropp, phi_one. ring. Qed.

(** Positive offsets: for every depth and [q], through [x = 0] as well. *)
Theorem escape_time L q lam w a b E :
  1 <= q -> offsets L lam -> a <= b ->
  steepest_flow L q (fun _ => -1) w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  b - a = mirror_map L q lam (product L w b) - mirror_map L q lam (product L w a).
Proof.
  intros Hq Hlam Hab Hf Hr H0.
  assert (K := mirror_flow_clock L q lam Hq Hlam (fun _ => -1) w a b E (fun t => t) Hf Hr H0
    (fun t _ => continuous_id t)).
  rewrite K with (t := b); [ring| |lra].
  intros t _ _. assert (H := is_derive_id (K := R_AbsRing) t). derive_from H.
  rewrite phi_minus_1. unfold one; simpl; ring.
Qed.

(** From [w_0 = 0] and the others [l]: the time to [x] is [R'(x)], finite for every [q]. *)
Corollary escape_time_one_zero L q l w a b E :
  1 <= q -> (0 < L)%nat -> 0 < l -> a <= b ->
  steepest_flow L q (fun _ => -1) w a b E -> regular L q w a b E ->
  (forall i, (i < L)%nat -> at_time w a i = one_zero l i) ->
  b - a = mirror_map L q (offset q (one_zero l)) (product L w b).
Proof.
  intros Hq HL Hl Hab Hf Hr H0.
  assert (Hlam : offsets L (offset q (one_zero l)))
    by (apply offsets_of_weights; [lra|apply one_zero_first_is_least; assumption]).
  rewrite (escape_time L q _ w a b E Hq Hlam Hab Hf Hr).
  - assert (E0 : product L w a = 0).
    { unfold product. rewrite <- (others_mult L _ 0 HL), H0 by exact HL. simpl. ring. }
    rewrite E0, (mirror_map_0 L q _ Hq Hlam). ring.
  - intros i Hi. unfold offset. rewrite !H0 by (assumption || lia). reflexivity.
Qed.

(** Balanced weights: [R'] is the power or the entropy. *)
Section BalancedEscape.
Variables (L : nat) (q : R) (w : nat -> R -> R) (a b : R) (E : list R).
Hypothesis Hq : 0 < q.
Hypothesis HL : (0 < L)%nat.
Hypothesis Hab : a <= b.
Hypothesis Hflow : steepest_flow L q (fun _ => -1) w a b E.
Hypothesis Hregular : regular L q w a b E.
Hypothesis Hinit : balanced L (at_time w a).
Hypothesis Hpos : forall t, a <= t <= b -> 0 < product L w t.

Lemma balanced_escape R1 R2 :
  (forall x, 0 < x -> is_derive R1 x (R2 x)) ->
  (forall t, a < t < b -> ~ In t E -> is_derive (fun s => R1 (product L w s)) t 1) ->
  b - a = R1 (product L w b) - R1 (product L w a).
Proof.
  intros HR HD.
  assert (K : R1 (product L w b) - b = R1 (product L w a) - a).
  { apply (constant_off_finite (fun s => R1 (product L w s) - s) E a b Hab).
    - intros s Hs. apply (continuous_minus (fun s => R1 (product L w s)) (fun s => s)); [|apply continuous_id].
      apply (continuous_comp (product L w) R1).
      + apply continuous_product. intros i Hi. apply (proj1 Hflow); assumption.
      + exact (is_derive_continuous _ _ _ (HR _ (Hpos s Hs))).
    - intros s Hs HE.
      assert (H := is_derive_minus _ _ s _ _ (HD s Hs HE) (is_derive_id s)).
      derive_from H. unfold minus, plus, opp, one; simpl. ring. }
  lra.
Qed.

Theorem escape_time_power : m L q <> 1 ->
  b - a = power_map L q (product L w b) - power_map L q (product L w a).
Proof.
  intros Hm. apply (balanced_escape (power_map L q) (fun x => / (INR L * abspow (m L q) x))).
  - intros x Hx. apply is_derive_power_map; [exact HL|exact Hm|lra].
  - intros t Ht HE. assert (Hx := Hpos t ltac:(lra)).
    assert (H := balanced_mirror_flow L q (fun _ => 0) (fun _ => -1) w a b E Hq Hflow Hregular
      (fun t => continuous_const 0 t) Hinit HL t Hm Ht HE ltac:(lra)).
    derive_from H. rewrite phi_minus_1. ring.
Qed.

Theorem escape_time_entropy : m L q = 1 ->
  b - a = ln (product L w b / product L w a) / INR L.
Proof.
  intros Hm. assert (HLr := INR_gt0 L HL).
  assert (Ha := Hpos a ltac:(lra)). assert (Hb := Hpos b ltac:(lra)).
  rewrite (balanced_escape (entropy_map L) (fun x => / (INR L * Rabs x))).
  - unfold entropy_map. rewrite !sign_eq_1, !Rabs_pos_eq by lra.
    rewrite ln_div by assumption. field. lra.
  - intros x Hx. apply is_derive_entropy_map; [exact HL|lra].
  - intros t Ht HE. assert (Hx := Hpos t ltac:(lra)).
    assert (H := balanced_entropy_flow L q (fun _ => 0) (fun _ => -1) w a b E Hq Hflow Hregular
      (fun t => continuous_const 0 t) Hinit HL t Hm Ht HE ltac:(lra)).
    derive_from H. rewrite phi_minus_1. ring.
Qed.

End BalancedEscape.

(** ** The escape-time law and its limits *)

(** From [x_0 = eps^L] to [x]. *)
Definition escape_law L q x eps : R :=
  (Rpower x (1 - m L q) - Rpower eps (INR L * (1 - m L q))) / (INR L * (1 - m L q)).
Definition escape_law_entropy (L : nat) x eps : R := ln x / INR L - ln eps.

Lemma escape_law_power L q x eps : (0 < L)%nat -> 0 < x -> 0 < eps ->
  power_map L q x - power_map L q (eps ^ L) = escape_law L q x eps.
Proof.
  intros HL Hx He. unfold power_map, escape_law.
  rewrite !phi_pos by (try apply pow_lt; assumption).
  replace (2 - m L q - 1) with (1 - m L q) by ring.
  rewrite <- (Rpower_pow L eps He), Rpower_mult. unfold Rdiv. ring.
Qed.

Lemma escape_law_ln L x eps : (0 < L)%nat -> 0 < x -> 0 < eps ->
  ln (x / eps ^ L) / INR L = escape_law_entropy L x eps.
Proof.
  intros HL Hx He. assert (HLr := INR_gt0 L HL). unfold escape_law_entropy.
  rewrite ln_div, ln_pow by (try apply pow_lt; assumption). field. lra.
Qed.

(** [eps^e -> 0] for [e > 0], [-> infinity] for [e < 0], as [eps -> 0+]. *)
Lemma Rpower_at_right_0 e : 0 < e -> filterlim (fun x => Rpower x e) (at_right 0) (locally 0).
Proof.
  intros He. apply (filterlim_ext_loc (abspow e)).
  - exists (mkposreal 1 Rlt_0_1). intros y _ Hy. apply abspow_pos, Hy.
  - apply (filterlim_filter_le_1 _ (filter_le_within (F := locally 0) _)).
    rewrite <- (abspow_0 e) at 2. apply continuous_abspow, He.
Qed.

Lemma Rpower_at_right_0_inf e : e < 0 ->
  filterlim (fun x => Rpower x e) (at_right 0) (Rbar_locally p_infty).
Proof.
  intros He P [M HM].
  assert (Hd := Rpower_gt0 (Rabs M + 1) (/ e)).
  exists (mkposreal _ Hd). intros y Hy Hy0. change (Rabs (y - 0) < Rpower (Rabs M + 1) (/ e)) in Hy.
  apply Rabs_def2 in Hy. apply HM.
  assert (HM0 := Rle_abs M). assert (HM1 := Rabs_pos M).
  apply Rlt_trans with (Rabs M + 1); [lra|].
  rewrite <- (Rpower_root (Rabs M + 1) (/ e)) at 1; [|lra|apply Rinv_neq_0_compat; lra].
  rewrite Rinv_inv. apply Rpower_gt_l; [exact He|lra].
Qed.

Section Limits.
Variables (L : nat) (q x : R).
Hypothesis HL : (0 < L)%nat.
Hypothesis Hx : 0 < x.

(** [m < 1]: the escape time stays bounded as [eps -> 0]. *)
Theorem escape_bounded : m L q < 1 ->
  filterlim (escape_law L q x) (at_right 0)
    (locally (Rpower x (1 - m L q) / (INR L * (1 - m L q)))).
Proof.
  intros Hm. assert (HLr := INR_gt0 L HL).
  assert (He : 0 < INR L * (1 - m L q)) by (apply Rmult_lt_0_compat; lra).
  assert (H0 := Rpower_at_right_0 _ He).
  set (c := INR L * (1 - m L q)) in *. set (y := Rpower x (1 - m L q)).
  assert (Hc : continuous (fun r => (y - r) / c) 0).
  { apply (is_derive_continuous _ _ (- / c)). auto_derive; [exact I|]. field. lra. }
  assert (H := filterlim_comp _ _ _ _ _ _ _ _ H0 Hc).
  unfold continuous in H. rewrite Rminus_0_r in H. exact H.
Qed.

(** [m > 1]: it diverges, as [eps^(-L (m-1)) / (L (m-1))]. *)
Theorem escape_diverges : 1 < m L q ->
  filterlim (escape_law L q x) (at_right 0) (Rbar_locally p_infty).
Proof.
  intros Hm. assert (HLr := INR_gt0 L HL).
  assert (He : INR L * (1 - m L q) < 0) by nra.
  assert (H0 := Rpower_at_right_0_inf _ He).
  intros A [K HK].
  set (c := INR L * (1 - m L q)) in *. set (y := Rpower x (1 - m L q)).
  assert (HA : Rbar_locally p_infty (fun r => A ((y - r) / c))).
  { exists (y - c * K). intros r Hr. apply HK.
    apply (Rmult_lt_reg_r (- c)); [lra|].
    replace ((y - r) / c * - c) with (r - y) by (field; lra). lra. }
  exact (H0 _ HA).
Qed.

Theorem escape_asymptotic : 1 < m L q ->
  filterlim (fun eps => escape_law L q x eps * Rpower eps (INR L * (m L q - 1))) (at_right 0)
    (locally (/ (INR L * (m L q - 1)))).
Proof.
  intros Hm. assert (HLr := INR_gt0 L HL).
  assert (He : 0 < INR L * (m L q - 1)) by (apply Rmult_lt_0_compat; lra).
  assert (H0 := Rpower_at_right_0 _ He).
  set (y := Rpower x (1 - m L q)). set (c := INR L * (m L q - 1)) in *.
  assert (Hc : continuous (fun r => (1 - y * r) / c) 0).
  { apply (is_derive_continuous _ _ (- y / c)). auto_derive; [exact I|]. field. lra. }
  assert (H := filterlim_comp _ _ _ _ _ _ _ _ H0 Hc).
  unfold continuous in H. replace ((1 - y * 0) / c) with (/ c) in H by (field; lra).
  apply filterlim_ext with (2 := H). intros eps. in_R.
  unfold escape_law. fold y.
  replace (INR L * (1 - m L q)) with (- c) by (unfold c; ring).
  assert (Hp := Rpower_gt0 eps c). rewrite Rpower_Ropp. field. lra.
Qed.

(** [m = 1]: it diverges as [ln (1/eps)]. *)
Theorem escape_diverges_entropy :
  filterlim (escape_law_entropy L x) (at_right 0) (Rbar_locally p_infty).
Proof.
  intros A [K HK].
  exists (mkposreal _ (exp_pos (ln x / INR L - K))). intros y Hy Hy0. apply HK.
  change (Rabs (y - 0) < exp (ln x / INR L - K)) in Hy. apply Rabs_def2 in Hy.
  assert (H : ln y < ln x / INR L - K).
  { rewrite <- (ln_exp (ln x / INR L - K)). apply ln_increasing; [exact Hy0|lra]. }
  unfold escape_law_entropy. lra.
Qed.

End Limits.

(** The cases of the paper. *)

(** Sign gradient flow: [T = x^(1/L) - eps], at every depth. *)
Corollary escape_sign L x eps : (0 < L)%nat -> 0 < x -> 0 < eps ->
  escape_law L 1 x eps = Rpower x (/ INR L) - eps.
Proof.
  intros HL Hx He. assert (HLr := INR_gt0 L HL). unfold escape_law.
  replace (1 - m L 1) with (/ INR L) by (unfold m; field; lra).
  rewrite Rinv_r, Rpower_1 by lra. field.
Qed.

(** Gradient flow, depth 2: [T = ln(x)/2 + ln(1/eps)] ([m = 1]). *)
Corollary escape_gradient_2 x eps : 0 < eps ->
  m 2 2 = 1 /\ escape_law_entropy 2 x eps = ln x / 2 + ln (/ eps).
Proof.
  intros He. unfold m, escape_law_entropy. rewrite ln_Rinv by exact He. simpl. split; field.
Qed.

(** Gradient flow, depth [L >= 3]: [T = (eps^-(L-2) - x^-((L-2)/L)) / (L - 2)]. *)
Corollary escape_gradient L x eps : (3 <= L)%nat -> 0 < x -> 0 < eps ->
  1 < m L 2 /\
  escape_law L 2 x eps = (/ eps ^ (L - 2) - / Rpower x ((INR L - 2) / INR L)) / (INR L - 2).
Proof.
  intros HL Hx He. assert (H3 : 3 <= INR L) by (replace 3 with (INR 3) by (simpl; ring); apply le_INR, HL).
  assert (Em : 1 - m L 2 = - ((INR L - 2) / INR L)) by (unfold m; field; lra).
  assert (0 < (INR L - 2) / INR L) by (apply Rdiv_lt_0_compat; lra).
  split; [lra|]. unfold escape_law. rewrite Em.
  replace (INR L * - ((INR L - 2) / INR L)) with (- INR (L - 2))
    by (rewrite minus_INR by lia; simpl (INR 2); field; lra).
  rewrite !Rpower_Ropp, Rpower_pow by exact He.
  rewrite minus_INR by lia. simpl (INR 2).
  field. repeat split; first [lra | apply Rgt_not_eq, Rpower_gt0 | apply pow_nonzero; lra].
Qed.
