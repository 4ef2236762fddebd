(** * Limits as the depth or a parameter grows, along all real numbers *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Power.
Open Scope R_scope.

Lemma is_lim_over c : is_lim (fun d => c / d) p_infty 0.
Proof.
  replace (Finite 0) with (Rbar_mult (Finite c) (Rbar_inv p_infty)) by (simpl; f_equal; ring).
  apply (is_lim_ext (fun d => c * / d)); [intros; reflexivity|].
  apply is_lim_scal_l. apply (is_lim_inv (fun d => d) p_infty p_infty); [apply is_lim_id|discriminate].
Qed.

Lemma continuous_exponent a : continuous (fun h => Rpower a h) 0.
Proof.
  apply (ex_derive_continuous (fun h => Rpower a h)). unfold Rpower. auto_derive. exact I.
Qed.

(** [a^(c/d) -> 1]. *)
Lemma is_lim_power_over a c : is_lim (fun d => Rpower a (c / d)) p_infty 1.
Proof.
  assert (H := is_lim_comp_continuous (fun d => c / d) (fun h => Rpower a h) p_infty 0 (is_lim_over c)).
  replace 1 with (Rpower a 0); [apply H, continuous_exponent|].
  unfold Rpower. rewrite Rmult_0_l. apply exp_0.
Qed.

(** [(d/2) a^(2/d) - d/2 -> ln a]: the coupled regularizer, and the one of gradient flow. *)
Theorem is_lim_coupled a : is_lim (fun d => d / 2 * Rpower a (2 / d) - d / 2) p_infty (ln a).
Proof.
  (* the difference quotient of [h |-> a^h] at 0 *)
  assert (D : is_lim (fun h => (Rpower a h - 1) / h) 0 (ln a)).
  { assert (H : is_derive (fun h => Rpower a h) 0 (ln a)).
    { unfold Rpower. auto_derive; [exact I|]. rewrite Rmult_0_l, exp_0. ring. }
    apply is_derive_Reals in H. apply is_lim_spec. intros eps.
    destruct (H eps (cond_pos eps)) as [d Hd]. exists d. intros h Hh Hn.
    change (Rabs (h - 0) < d) in Hh. rewrite Rminus_0_r in Hh.
    assert (K := Hd h Hn Hh). rewrite Rplus_0_l in K.
    replace (Rpower a 0) with 1 in K by (unfold Rpower; rewrite Rmult_0_l, exp_0; reflexivity). exact K. }
  assert (C := is_lim_comp (fun h => (Rpower a h - 1) / h) (fun d => 2 / d) p_infty (ln a) 0 D (is_lim_over 2)).
  apply (is_lim_ext_loc (fun d => (Rpower a (2 / d) - 1) / (2 / d))).
  - exists 0. intros d Hd. field. lra.
  - apply C. exists 0. intros d Hd E. injection E. intros E0.
    assert (0 < 2 / d) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.

(** [d/(d + 1) a^(1 + 1/d) -> a]: the regularizer of sign gradient flow. *)
Theorem is_lim_sign_regularizer a : 0 < a -> is_lim (fun d => d / (d + 1) * Rpower a (1 + 1 / d)) p_infty a.
Proof.
  intros Ha.
  assert (F : is_lim (fun d => / (1 + 1 / d)) p_infty (/ 1)).
  { apply (is_lim_inv (fun d => 1 + 1 / d) p_infty 1); [|intros E; injection E; lra].
    replace (Finite 1) with (Rbar_plus 1 0) by (simpl; f_equal; ring).
    apply (is_lim_plus (fun _ => 1) (fun d => 1 / d) p_infty 1 0); [apply is_lim_const|apply is_lim_over|reflexivity]. }
  assert (G := is_lim_scal_l (fun d => Rpower a (1 / d)) a p_infty 1 (is_lim_power_over a 1)).
  assert (H := is_lim_mult _ _ p_infty _ _ F G I). simpl in H.
  replace (/ 1 * (a * 1)) with a in H by field.
  apply (is_lim_ext_loc (fun d => / (1 + 1 / d) * (a * Rpower a (1 / d)))); [|exact H].
  exists 0. intros d Hd. rewrite Rpower_plus, Rpower_1 by exact Ha. field. lra.
Qed.

(** [k atan(s sqrt u) -> k pi/2]: the clock value at which [x] is infinite, for [q = 2] at depth 3. *)
Theorem is_lim_atan k s : 0 < s -> is_lim (fun u => k * atan (s * Rpower u (1 / 2))) p_infty (k * (2 * atan 1)).
Proof.
  intros Hs. apply (is_lim_scal_l (fun u => atan (s * Rpower u (1 / 2))) k p_infty (2 * atan 1)).
  rewrite atan_1. replace (2 * (PI / 4)) with (PI / 2) by field.
  apply is_lim_spec. intros eps.
  set (e := Rmin eps 1). assert (He : 0 < e) by (apply Rmin_glb_lt; [apply cond_pos|lra]).
  assert (He1 : e <= 1) by apply Rmin_r. assert (Hee : e <= eps) by apply Rmin_l.
  assert (Hpi : 2 < PI) by (assert (H := PI2_3_2); lra).
  set (T := tan (PI / 2 - e)).
  assert (HT : 0 < T) by (apply tan_gt_0; lra).
  exists ((T / s) ^ 2). intros u Hu.
  assert (HTs : 0 < T / s) by (apply Rdiv_lt_0_compat; assumption).
  assert (Hu0 : 0 < u) by (apply Rlt_trans with (2 := Hu); apply pow_lt; exact HTs).
  assert (R0 : T / s < Rpower u (1 / 2)).
  { replace (1 / 2) with (/ 2) by field. rewrite Rpower_sqrt by exact Hu0.
    apply Rsqr_incrst_0; [|lra|apply sqrt_pos]. rewrite Rsqr_sqrt by lra. unfold Rsqr. simpl in Hu. lra. }
  assert (B : atan (s * Rpower u (1 / 2)) > PI / 2 - e).
  { replace (PI / 2 - e) with (atan T) by (apply atan_tan; lra).
    apply atan_increasing. apply (Rmult_lt_compat_l s) in R0; [|exact Hs].
    replace (s * (T / s)) with T in R0 by (field; lra). exact R0. }
  assert (U := proj2 (atan_bound (s * Rpower u (1 / 2)))).
  rewrite Rabs_left by lra. lra.
Qed.

(** [c - ln e -> infinity] as [e -> 0+]. *)
Theorem filterlim_minus_ln c : filterlim (fun e => c - ln e) (at_right 0) (Rbar_locally p_infty).
Proof.
  intros P [M HM]. unfold filtermap.
  exists (mkposreal (exp (c - M)) (exp_pos _)). intros e He He0. apply HM.
  change (Rabs (e - 0) < exp (c - M)) in He. rewrite Rminus_0_r, Rabs_pos_eq in He by lra.
  apply ln_increasing in He; [|exact He0]. rewrite ln_exp in He. lra.
Qed.

(** A function that has a derivative at a point goes to its value there. *)
Theorem filterlim_value (f : R -> R) a v : ex_derive f a -> f a = v -> filterlim f (at_right a) (locally v).
Proof.
  intros D <-. apply (filterlim_filter_le_1 f (filter_le_within (F := locally a) _)).
  apply (ex_derive_continuous f), D.
Qed.
