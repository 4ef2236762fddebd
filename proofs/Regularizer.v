(** * Weight decay as a regularizer

    On balanced weights decoupled decay adds [- alpha M'(x)] to the mirror flow, with
    [M = L/(L (2-q) + q) |x|^(2 - q (L-1)/L)]; coupled decay adds [(alpha L / 2) |x|^(2/L)] to the
    loss (Theorem 4.14 and Table 1). *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror
  BalancedPotential DepthTwo.
Open Scope R_scope.

Definition regularizer (L : nat) (q x : R) : R :=
  INR L / (INR L * (2 - q) + q) * abspow (2 - q * (INR L - 1) / INR L) x.

(** [M = |x|^(2-m) / (2-m)]. *)
Lemma regularizer_m L q x : (0 < L)%nat -> m L q <> 2 ->
  regularizer L q x = abspow (2 - m L q) x / (2 - m L q).
Proof.
  intros HL Hm. assert (HLr := INR_gt0 L HL). unfold regularizer.
  change (q * (INR L - 1) / INR L) with (m L q).
  assert (E : INR L * (2 - q) + q = INR L * (2 - m L q)) by (unfold m; field; lra).
  rewrite E. field. split; lra.
Qed.

Theorem is_derive_regularizer L q x : (0 < L)%nat -> m L q <> 2 -> x <> 0 \/ m L q < 1 ->
  is_derive (regularizer L q) x (phi (2 - m L q) x).
Proof.
  intros HL Hm Hx.
  assert (Hx' : x <> 0 \/ 1 < 2 - m L q) by (destruct Hx; [left; assumption|right; lra]).
  assert (H := is_derive_scal _ x (/ (2 - m L q)) _ (is_derive_abspow (2 - m L q) x Hx')).
  apply (is_derive_ext (fun y => / (2 - m L q) * abspow (2 - m L q) y)).
  - intros y. in_R. rewrite regularizer_m by assumption. unfold Rdiv; ring.
  - derive_from H. unfold mult; simpl. field. lra.
Qed.

(** Theorem 4.14: [d R'(x) = - phi_q(g) dt - alpha M'(x) dt], from the weights. *)
Theorem decay_mirror_flow L q alpha g w a b E t :
  0 < q <= 2 -> (0 < L)%nat -> m L q <> 1 ->
  decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  (forall t, continuous alpha t) -> balanced L (at_time w a) ->
  a < t < b -> ~ In t E -> product L w t <> 0 ->
  is_derive (fun s => power_map L q (product L w s)) t
    (- phi q (g t) - alpha t * Derive (regularizer L q) (product L w t)).
Proof.
  intros Hq HL Hm Hf Hr Ha Hb Ht HE Hx.
  assert (Hm2 := metric_exponent_lt_2 L q HL ltac:(lra)).
  rewrite (is_derive_unique _ _ _ (is_derive_regularizer L q _ HL ltac:(lra) (or_introl Hx))).
  apply (balanced_mirror_flow L q alpha g w a b E); auto; lra.
Qed.

Theorem decay_entropy_flow L q alpha g w a b E t :
  0 < q <= 2 -> (0 < L)%nat -> m L q = 1 ->
  decoupled_flow L q alpha g w a b E -> regular L q w a b E ->
  (forall t, continuous alpha t) -> balanced L (at_time w a) ->
  a < t < b -> ~ In t E -> product L w t <> 0 ->
  is_derive (fun s => entropy_map L (product L w s)) t
    (- phi q (g t) - alpha t * Derive (regularizer L q) (product L w t)).
Proof.
  intros Hq HL Hm Hf Hr Ha Hb Ht HE Hx.
  rewrite (is_derive_unique _ _ _ (is_derive_regularizer L q _ HL ltac:(lra) (or_introl Hx))).
  replace (2 - m L q) with 1 by lra. rewrite phi_1.
  apply (balanced_entropy_flow L q alpha g w a b E); auto; lra.
Qed.

(** Off balance, with the offsets of time [t]: [M' = L x R''(x)]. The offsets themselves decay,
    so this is the law of the potential frozen at time [t]. *)
Theorem decay_mirror_flow_unbalanced L q alpha g w a b E t lam :
  1 <= q -> offsets L lam ->
  decoupled_flow L q alpha g w a b E -> a < t < b -> ~ In t E ->
  (forall i, (i < L)%nat -> offset q (at_time w t) i = lam i) ->
  is_derive (fun s => mirror_map L q lam (product L w s)) t
    (- phi q (g t) - alpha t * (INR L * product L w t * hessian L q lam (product L w t))).
Proof.
  intros Hq Hlam Hf Ht HE H0.
  assert (H := mirror_law_at L q alpha g w a b E t (mirror_map L q lam) Hf Ht HE
    (inverse_metric_neq0 L q lam Hlam _ H0)).
  assert (EH := inverse_metric_hessian L q lam Hq Hlam _ H0).
  rewrite <- EH in H. assert (H1 := H (is_derive_mirror_map L q lam Hq Hlam _)).
  derive_from H1. unfold product. rewrite EH. reflexivity.
Qed.

(** Depth 2: [M' = 2 x / sqrt(4 |x|^q + l^2)]. *)
Corollary decay_mirror_flow_2 q alpha g w a b E t l :
  1 <= q -> 0 < l ->
  decoupled_flow 2 q alpha g w a b E -> a < t < b -> ~ In t E ->
  abspow q (w 1%nat t) - abspow q (w 0%nat t) = l ->
  is_derive (fun s => mirror_map 2 q (offset_pair l) (product 2 w s)) t
    (- phi q (g t) - alpha t * (2 * product 2 w t / sqrt (4 * abspow q (product 2 w t) + l ^ 2))).
Proof.
  intros Hq Hl Hf Ht HE H0.
  assert (K : forall i, (i < 2)%nat -> offset q (at_time w t) i = offset_pair l i).
  { intros [|[|i]] Hi; [| |lia]; unfold offset, at_time; simpl; lra. }
  assert (H := decay_mirror_flow_unbalanced 2 q alpha g w a b E t _ Hq (offsets_pair l Hl) Hf Ht HE K).
  rewrite (hessian_2 q l Hq Hl) in H. derive_from H. simpl (INR 2). unfold Rdiv. ring.
Qed.

(** ** Coupled decay *)

(** [(alpha/2) sum w_i^2 = (alpha L/2) |x|^(2/L)] on balanced weights. *)
Theorem coupled_regularizer L alpha v : (0 < L)%nat -> balanced L v ->
  alpha / 2 * sum L (fun i => v i ^ 2) = alpha * INR L / 2 * abspow (2 / INR L) (prod L v).
Proof.
  intros HL Hb. assert (HLr := INR_gt0 L HL).
  assert (E : forall i, (i < L)%nat -> v i ^ 2 = v 0%nat ^ 2).
  { intros i Hi. rewrite <- (pow2_abs (v i)), Hb, pow2_abs by exact Hi. reflexivity. }
  rewrite (sum_ext L _ (fun _ => v 0%nat ^ 2) E), sum_const.
  assert (Ep : abspow (2 / INR L) (prod L v) = v 0%nat ^ 2).
  { rewrite (prod_morph (abspow (2 / INR L))) by (apply abspow_one || apply abspow_mult).
    rewrite (prod_ext L _ (fun _ => abspow (2 / INR L) (v 0%nat))).
    - rewrite prod_const. destruct (Req_dec (v 0%nat) 0) as [->|Hn].
      + rewrite abspow_0. rewrite !pow_ne_zero by lia. reflexivity.
      + rewrite abspow_neq0 by exact Hn. rewrite <- Rpower_pow by apply Rpower_gt0.
        rewrite Rpower_mult. replace (2 / INR L * INR L) with 2 by (field; lra).
        rewrite <- abspow_2, abspow_neq0 by exact Hn. reflexivity.
    - intros i Hi. rewrite <- abspow_Rabs, Hb, abspow_Rabs by exact Hi. reflexivity. }
  rewrite Ep. field.
Qed.

(** ** Table 1 *)

Definition coupled_term (L : nat) (x : R) : R := INR L / 2 * abspow (2 / INR L) x.

Theorem table_1_depth_2 x :
  coupled_term 2 x = Rabs x /\ regularizer 2 2 x = Rabs x /\
  regularizer 2 1 x = 2 / 3 * abspow (3 / 2) x.
Proof.
  unfold coupled_term, regularizer. simpl INR. repeat split.
  - replace (2 / (1 + 1)) with 1 by field. rewrite abspow_1. field.
  - replace (2 - 2 * (1 + 1 - 1) / (1 + 1)) with 1 by field. rewrite abspow_1. field.
  - replace (2 - 1 * (1 + 1 - 1) / (1 + 1)) with (3 / 2) by field. f_equal. field.
Qed.

(** For [q = 2] the two regularizers agree at every depth. *)
Theorem table_1_gradient_flow L x : (0 < L)%nat -> regularizer L 2 x = coupled_term L x.
Proof.
  intros HL. assert (HLr := INR_gt0 L HL). unfold regularizer, coupled_term.
  replace (INR L * (2 - 2) + 2) with 2 by ring.
  replace (2 - 2 * (INR L - 1) / INR L) with (2 / INR L) by (field; lra). reflexivity.
Qed.

Lemma is_lim_seq_INR_inv : is_lim_seq (fun n => / INR n) 0.
Proof. exact (is_lim_seq_inv INR p_infty is_lim_seq_INR ltac:(discriminate)). Qed.

(** [L -> infinity], coupled, and decoupled at [q = 2]: [log |x|], once the constant [L/2] is
    subtracted. *)
Theorem table_1_log x : x <> 0 ->
  is_lim_seq (fun L => coupled_term L x - INR L / 2) (ln (Rabs x)).
Proof.
  intros Hx. set (c := ln (Rabs x)).
  destruct (Req_dec c 0) as [Hc|Hc].
  - apply is_lim_seq_ext with (fun _ => c); [|apply is_lim_seq_const].
    intros n. unfold coupled_term. rewrite abspow_neq0 by exact Hx. unfold Rpower. fold c.
    rewrite Hc, Rmult_0_r, exp_0. ring.
  - assert (D : is_derive (fun h => exp (2 * c * h)) 0 (2 * c)).
    { auto_derive; [exact I|]. rewrite Rmult_0_r, exp_0. ring. }
    apply is_derive_Reals in D.
    apply is_lim_seq_spec. intros eps.
    destruct (D eps (cond_pos eps)) as [d Hd].
    assert (HL := is_lim_seq_INR_inv). apply is_lim_seq_spec in HL.
    destruct (HL d) as [N HN]. exists (S N). intros n Hn.
    assert (Hn0 : 0 < INR n) by (apply lt_0_INR; lia).
    assert (Hi := Rinv_0_lt_compat _ Hn0).
    assert (K := Hd (/ INR n) ltac:(lra)). rewrite <- (Rminus_0_r (/ INR n)) in K at 1.
    assert (K1 := K (HN n ltac:(lia))).
    rewrite Rplus_0_l, Rmult_0_r, exp_0 in K1.
    unfold coupled_term. rewrite abspow_neq0 by exact Hx. unfold Rpower. fold c.
    replace (INR n / 2 * exp (2 / INR n * c) - INR n / 2 - c)
      with (((exp (2 * c * / INR n) - 1) / / INR n - 2 * c) / 2).
    + rewrite Rabs_div by lra. rewrite (Rabs_pos_eq 2) by lra.
      assert (Rabs ((exp (2 * c * / INR n) - 1) / / INR n - 2 * c) < eps) by exact K1.
      assert (Hp := cond_pos eps). lra.
    + replace (2 / INR n * c) with (2 * c * / INR n) by (field; lra). field. lra.
Qed.

(** [L -> infinity], decoupled at [q = 1]: [|x|]. *)
Theorem table_1_sign x : is_lim_seq (fun L => regularizer L 1 x) (Rabs x).
Proof.
  assert (H0 := is_lim_seq_INR_inv).
  destruct (Req_dec x 0) as [->|Hx].
  { rewrite Rabs_R0. apply is_lim_seq_ext with (fun _ => 0); [|apply is_lim_seq_const].
    intros n. unfold regularizer. rewrite abspow_0. ring. }
  set (c := ln (Rabs x)).
  apply is_lim_seq_ext_loc with (fun n => / (1 + / INR n) * exp ((1 + / INR n) * c)).
  - exists 1%nat. intros n Hn. assert (Hn0 : 0 < INR n) by (apply lt_0_INR; lia).
    unfold regularizer. rewrite abspow_neq0 by exact Hx. unfold Rpower. fold c.
    replace (2 - 1 * (INR n - 1) / INR n) with (1 + / INR n) by (field; lra).
    f_equal. field. lra.
  - replace (Rabs x) with ((fun h => / (1 + h) * exp ((1 + h) * c)) 0).
    + apply (is_lim_seq_continuous (fun h => / (1 + h) * exp ((1 + h) * c)) _ 0); [|exact H0].
      apply continuity_pt_filterlim, (ex_derive_continuous (fun h => / (1 + h) * exp ((1 + h) * c))).
      auto_derive. lra.
    + rewrite Rplus_0_r, Rinv_1, !Rmult_1_l. unfold c. apply exp_ln, Rabs_pos_lt, Hx.
Qed.

(** ** Stationary points of sign gradient flow: a box *)

(** [|alpha M'(x)| <= 1] iff [|x| <= alpha^-L]: inside the box the decay balances a gradient 0. *)
Theorem sign_box L alpha x : (0 < L)%nat -> 0 < alpha -> x <> 0 ->
  (Rabs (alpha * phi (2 - m L 1) x) <= 1 <-> Rabs x <= / alpha ^ L).
Proof.
  intros HL Ha Hx. assert (HLr := INR_gt0 L HL). assert (Hax := Rabs_pos_lt x Hx).
  rewrite Rabs_mult, (Rabs_pos_eq alpha), Rabs_phi, abspow_neq0 by (lra || exact Hx).
  replace (2 - m L 1 - 1) with (/ INR L) by (unfold m; field; lra).
  assert (Hr := Rpower_gt0 (Rabs x) (/ INR L)).
  assert (E : Rabs x = Rpower (Rabs x) (/ INR L) ^ L).
  { rewrite <- Rpower_pow, Rpower_mult, Rinv_l, Rpower_1 by (lra || exact Hr). reflexivity. }
  set (r := Rpower (Rabs x) (/ INR L)) in *. rewrite E.
  assert (Hap : 0 < alpha ^ L) by (apply pow_lt; exact Ha).
  split; intros H.
  - apply (Rmult_le_reg_l (alpha ^ L)); [exact Hap|]. rewrite Rinv_r by lra.
    rewrite <- Rpow_mult_distr. rewrite <- (pow1 L). apply pow_incr. split; [|exact H].
    apply Rmult_le_pos; lra.
  - apply Rnot_lt_le. intros Hlt.
    assert (K : 1 < (alpha * r) ^ L).
    { apply Rlt_pow_R1; [exact Hlt|exact HL]. }
    rewrite Rpow_mult_distr in K.
    assert (K2 : alpha ^ L * r ^ L <= alpha ^ L * / alpha ^ L)
      by (apply Rmult_le_compat_l; lra).
    rewrite Rinv_r in K2 by lra. lra.
Qed.
