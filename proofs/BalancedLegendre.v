(** * Balanced weights: the Legendre conditions on [(0, infinity)] and on [R]

    [R' = x^(1-m)/(L (1-m))], or [ln(x)/L] for [m = 1]. On [(0, infinity)] essential smoothness at 0,
    [R' -> - infinity], holds iff [m >= 1]; [R'] is unbounded at infinity iff [m <= 1]. For [m < 1]
    [R'] extends to an increasing bijection of [R], although [1/R''] vanishes at 0. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power BalancedPotential Escape.
Open Scope R_scope.

Section BalancedLegendre.
Variables (L : nat) (q : R).
Hypothesis HL : (0 < L)%nat.

Lemma power_map_pos x : 0 < x -> power_map L q x = / (INR L * (1 - m L q)) * Rpower x (1 - m L q).
Proof.
  intros Hx. unfold power_map. rewrite phi_pos by exact Hx.
  replace (2 - m L q - 1) with (1 - m L q) by ring. unfold Rdiv. ring.
Qed.

(** [m > 1]: essentially smooth at 0. *)
Theorem essentially_smooth_power : 1 < m L q ->
  filterlim (power_map L q) (at_right 0) (Rbar_locally m_infty).
Proof.
  intros Hm A [K HK]. assert (HLr := INR_gt0 L HL).
  set (c := INR L * (m L q - 1)). assert (Hc : 0 < c) by (apply Rmult_lt_0_compat; lra).
  assert (HA : Rbar_locally p_infty (fun r => A (- (r / c)))).
  { exists (- K * c). intros r Hr. apply HK.
    apply (Rmult_lt_reg_r c); [exact Hc|]. replace (- (r / c) * c) with (- r) by (field; lra). lra. }
  destruct (Rpower_at_right_0_inf (1 - m L q) ltac:(lra) _ HA) as [d Hd].
  exists d. intros y Hy Hy0. rewrite power_map_pos by exact Hy0.
  replace (/ (INR L * (1 - m L q)) * Rpower y (1 - m L q)) with (- (Rpower y (1 - m L q) / c))
    by (unfold c; field; lra).
  exact (Hd y Hy Hy0).
Qed.

(** [m = 1]: too. *)
Theorem essentially_smooth_entropy :
  filterlim (entropy_map L) (at_right 0) (Rbar_locally m_infty).
Proof.
  intros A [K HK]. assert (HLr := INR_gt0 L HL).
  exists (mkposreal _ (exp_pos (K * INR L))). intros y Hy Hy0. apply HK.
  change (Rabs (y - 0) < exp (K * INR L)) in Hy. apply Rabs_def2 in Hy.
  unfold entropy_map. rewrite sign_eq_1, Rabs_pos_eq by lra.
  assert (H : ln y < K * INR L) by (rewrite <- (ln_exp (K * INR L)); apply ln_increasing; lra).
  apply (Rmult_lt_reg_r (INR L)); [exact HLr|].
  replace (1 * ln y / INR L * INR L) with (ln y) by (field; lra). exact H.
Qed.

(** [m < 1]: not, [R' -> 0]. *)
Theorem not_essentially_smooth : m L q < 1 ->
  filterlim (power_map L q) (at_right 0) (locally 0).
Proof.
  intros Hm. set (c := / (INR L * (1 - m L q))).
  apply (filterlim_ext_loc (fun x => c * Rpower x (1 - m L q))).
  - exists (mkposreal 1 Rlt_0_1). intros y _ Hy. symmetry. apply power_map_pos, Hy.
  - assert (H0 := Rpower_at_right_0 (1 - m L q) ltac:(lra)).
    assert (Hc : continuous (fun r => c * r) 0).
    { apply (continuous_mult (fun _ => c)); [apply continuous_const|apply continuous_id]. }
    assert (H := filterlim_comp _ _ _ _ _ _ _ _ H0 Hc).
    unfold continuous in H. rewrite Rmult_0_r in H. exact H.
Qed.

(** [m < 1]: [R'] takes every real value exactly once. *)
Theorem power_map_bijective : m L q < 1 ->
  forall y, exists x, power_map L q x = y /\ forall x', power_map L q x' = y -> x' = x.
Proof.
  intros Hm y. assert (HLr := INR_gt0 L HL).
  set (c := INR L * (1 - m L q)). assert (Hc : 0 < c) by (apply Rmult_lt_0_compat; lra).
  set (e := 1 - m L q). assert (He : 0 < e) by (unfold e; lra).
  (* [power_map x = s |x|^e / c] with the sign [s] of [x] *)
  assert (S : forall x, power_map L q x = sign x * abspow e x / c).
  { intros x. unfold power_map. fold c. f_equal. fold e.
    destruct (Req_dec x 0) as [->|Hx]; [rewrite phi_0, sign_0; ring|].
    rewrite abspow_neq0 by exact Hx. unfold phi. do 2 f_equal. unfold e. ring. }
  assert (A : forall x, abspow e x = c * Rabs (power_map L q x)).
  { intros x. rewrite S. unfold Rdiv. rewrite !Rabs_mult.
    rewrite (Rabs_pos_eq (abspow e x)) by apply abspow_ge0.
    rewrite (Rabs_pos_eq (/ c)) by (apply Rlt_le, Rinv_0_lt_compat, Hc).
    destruct (Req_dec x 0) as [->|Hx]; [rewrite abspow_0; ring|].
    assert (E : Rabs (sign x) = 1).
    { destruct (Rtotal_order x 0) as [h|[h|h]]; [|contradiction|].
      - rewrite sign_eq_m1 by exact h. rewrite Rabs_left; lra.
      - rewrite sign_eq_1 by exact h. apply Rabs_R1. }
    rewrite E. field. lra. }
  assert (B : forall x, sign (power_map L q x) = sign x).
  { intros x. rewrite S. unfold Rdiv.
    destruct (Req_dec x 0) as [->|Hx]; [rewrite sign_0, !Rmult_0_l; apply sign_0|].
    rewrite !sign_mult, (sign_eq_1 (abspow e x)) by (apply abspow_gt0, Hx).
    rewrite (sign_eq_1 (/ c)) by (apply Rinv_0_lt_compat, Hc).
    destruct (Rtotal_order x 0) as [h|[h|h]]; [|contradiction|].
    - rewrite (sign_eq_m1 x), (sign_eq_m1 (-1)) by lra. ring.
    - rewrite (sign_eq_1 x), (sign_eq_1 1) by lra. ring. }
  assert (U : forall x x', power_map L q x' = power_map L q x -> x' = x).
  { intros x x' E.
    rewrite <- (sign_mult_Rabs x), <- (sign_mult_Rabs x'), <- (B x), <- (B x'), E. f_equal.
    apply (abspow_inj e); [exact He|]. rewrite !A, E. reflexivity. }
  exists (sign y * Rpower (c * Rabs y) (/ e)).
  assert (V : power_map L q (sign y * Rpower (c * Rabs y) (/ e)) = y).
  { destruct (Req_dec y 0) as [->|Hy].
    - rewrite sign_0, Rmult_0_l, S, abspow_0. unfold Rdiv. ring.
    - assert (Hp := Rabs_pos_lt y Hy).
      assert (Hcy : 0 < c * Rabs y) by (apply Rmult_lt_0_compat; assumption).
      set (r := Rpower (c * Rabs y) (/ e)). assert (Hr : 0 < r) by apply Rpower_gt0.
      assert (Er : abspow e r = c * Rabs y).
      { rewrite abspow_pos by exact Hr. unfold r.
        rewrite Rpower_mult, Rinv_l, Rpower_1 by lra. reflexivity. }
      rewrite S, abspow_mult, Er.
      destruct (Rtotal_order y 0) as [h|[h|h]]; [|contradiction|].
      + rewrite (sign_eq_m1 y) by exact h. rewrite (sign_eq_m1 (-1 * r)) by lra.
        replace (-1) with (- (1)) by ring. rewrite abspow_Ropp, abspow_one, Rabs_left by exact h.
        field. lra.
      + rewrite (sign_eq_1 y) by exact h. rewrite (sign_eq_1 (1 * r)) by lra.
        rewrite abspow_one, Rabs_pos_eq by lra. field. lra. }
  split; [exact V|]. intros x' E. apply U. rewrite E, V. reflexivity.
Qed.

End BalancedLegendre.

(** The mirror map on its domain, the line for [m < 1] and the half-line otherwise, is onto iff [m <= 1]. *)
Definition balanced_domain (L : nat) (q x : R) : Prop := m L q < 1 \/ 0 < x.
Definition balanced_map (L : nat) (q x : R) : R :=
  if Req_EM_T (m L q) 1 then entropy_map L x else power_map L q x.

Theorem balanced_onto_iff L q : (0 < L)%nat ->
  ((forall y, exists x, balanced_domain L q x /\ balanced_map L q x = y) <-> m L q <= 1).
Proof.
  intros HL. assert (HLr := INR_gt0 L HL). unfold balanced_domain, balanced_map. split.
  - intros H. apply Rnot_lt_le. intros Hm. destruct (H 1) as [x [D E]].
    destruct (Req_EM_T (m L q) 1) as [e|_]; [lra|]. destruct D as [D|D]; [lra|].
    rewrite power_map_pos in E by exact D.
    assert (P := Rpower_gt0 x (1 - m L q)).
    assert (N : / (INR L * (1 - m L q)) < 0) by (apply Rinv_lt_0_compat; nra). nra.
  - intros Hm y. destruct (Req_EM_T (m L q) 1) as [e|ne].
    + exists (exp (INR L * y)). assert (P := exp_pos (INR L * y)). split; [right; exact P|].
      unfold entropy_map. rewrite sign_eq_1, Rabs_pos_eq, ln_exp by lra. field. lra.
    + destruct (power_map_bijective L q HL ltac:(lra) y) as [x [E _]]. exists x. split; [left; lra|exact E].
Qed.

(** ** Legendre type on that domain (Rockafellar 1970, section 26) *)

Definition balanced_potential (L : nat) (q x : R) : R :=
  if Req_EM_T (m L q) 1 then entropy_potential L x else power_potential L q x.

(** Above its tangent: a function with an increasing derivative between two points. *)
Lemma above_tangent_between (f d : R -> R) x y : x <> y ->
  (forall z, Rmin x y <= z <= Rmax x y -> is_derive f z (d z)) ->
  (forall z z', Rmin x y <= z -> z < z' -> z' <= Rmax x y -> d z < d z') ->
  f x + d x * (y - x) < f y.
Proof.
  intros Hne Hd Hm. destruct (Rtotal_order x y) as [H|[H|H]]; [|contradiction|].
  - rewrite Rmin_left, Rmax_right in * by lra.
    destruct (MVT_cor2 f d x y H) as [c [E Hc]]; [intros; apply is_derive_Reals; auto|].
    assert (K := Hm x c ltac:(lra) ltac:(lra) ltac:(lra)). nra.
  - rewrite Rmin_right, Rmax_left in * by lra.
    destruct (MVT_cor2 f d y x H) as [c [E Hc]]; [intros; apply is_derive_Reals; auto|].
    assert (K := Hm c x ltac:(lra) ltac:(lra) ltac:(lra)). nra.
Qed.

Lemma phi_lt e x y : 1 < e -> x < y -> phi e x < phi e y.
Proof.
  intros He H. destruct (Rtotal_order x 0) as [Hx|[->|Hx]].
  - rewrite (phi_neg e x Hx). destruct (Rtotal_order y 0) as [Hy|[->|Hy]].
    + rewrite (phi_neg e y Hy). assert (K := Rpower_lt_l (- y) (- x) (e - 1) ltac:(lra) ltac:(lra)). lra.
    + rewrite phi_0. assert (K := Rpower_gt0 (- x) (e - 1)). lra.
    + rewrite (phi_pos e y Hy). assert (K := Rpower_gt0 (- x) (e - 1)). assert (K' := Rpower_gt0 y (e - 1)). lra.
  - rewrite phi_0, phi_pos by exact H. apply Rpower_gt0.
  - rewrite !phi_pos by lra. apply Rpower_lt_l; lra.
Qed.

Lemma balanced_map_increasing L q x y : (0 < L)%nat -> balanced_domain L q x -> x < y -> balanced_map L q x < balanced_map L q y.
Proof.
  intros HL D H. assert (HLr := INR_gt0 L HL). unfold balanced_map. unfold balanced_domain in D.
  destruct (Req_EM_T (m L q) 1) as [e|ne].
  - destruct D as [D|D]; [lra|]. unfold entropy_map, Rdiv. rewrite !sign_eq_1, !Rabs_pos_eq by lra.
    apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat, HLr|]. assert (K := ln_increasing x y D H). lra.
  - destruct (Rlt_or_le (m L q) 1) as [Hm|Hm].
    + unfold power_map, Rdiv. apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra|]. apply phi_lt; lra.
    + destruct D as [D|D]; [lra|]. rewrite !power_map_pos by lra.
      assert (N : / (INR L * (1 - m L q)) < 0) by (apply Rinv_lt_0_compat; nra).
      assert (K := Rpower_gt_l x y (1 - m L q) ltac:(lra) ltac:(lra)). nra.
Qed.

(** [R] is differentiable and strictly convex on its domain, and [R'] goes to [- infinity] where the domain ends. *)
Theorem balanced_legendre L q : (0 < L)%nat -> 0 <= q <= 2 ->
  (forall x, balanced_domain L q x -> is_derive (balanced_potential L q) x (balanced_map L q x)) /\
  (forall x y, balanced_domain L q x -> balanced_domain L q y -> x <> y ->
    balanced_potential L q x + balanced_map L q x * (y - x) < balanced_potential L q y) /\
  (m L q < 1 \/ filterlim (balanced_map L q) (at_right 0) (Rbar_locally m_infty)).
Proof.
  intros HL Hq. assert (H2 := metric_exponent_lt_2 L q HL Hq).
  assert (D : forall x, balanced_domain L q x -> is_derive (balanced_potential L q) x (balanced_map L q x)).
  { intros x Hx. unfold balanced_domain, balanced_potential, balanced_map in *.
    destruct (Req_EM_T (m L q) 1) as [e|ne].
    - apply is_derive_entropy_potential; [exact HL|]. destruct Hx; lra.
    - apply is_derive_power_potential; [exact HL | exact ne | lra |]. destruct Hx; [right; assumption | left; lra]. }
  split; [exact D|split].
  - intros x y Hx Hy Hne.
    assert (B : forall z, Rmin x y <= z -> balanced_domain L q z).
    { intros z Hz. destruct Hx as [Hx|Hx]; [left; exact Hx|]. destruct Hy as [Hy|Hy]; [left; exact Hy|].
      right. apply Rlt_le_trans with (2 := Hz). apply Rmin_glb_lt; assumption. }
    apply above_tangent_between; [exact Hne | |].
    + intros z [Hz _]. apply D, B, Hz.
    + intros z z' Hz H _. apply balanced_map_increasing; [exact HL | apply B, Hz | exact H].
  - destruct (Rlt_or_le (m L q) 1) as [Hm|Hm]; [left; exact Hm|right].
    unfold balanced_map. destruct (Req_EM_T (m L q) 1) as [e|ne]; [apply essentially_smooth_entropy, HL|].
    apply essentially_smooth_power; [exact HL|lra].
Qed.
