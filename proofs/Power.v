(** * The duality map [phi q x = sign x |x|^(q-1)] and the power [|x|^q]

    The norm of steepest descent enters only through these two. [phi q] is multiplicative on
    all of [R], 0 included, which makes signs need no cases. [|x|^q] is written [abspow q x];
    it is 0 at [x = 0] ([Rpower] of Coq's Reals is not). *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus.
Open Scope R_scope.

Definition phi (q x : R) : R := sign x * Rpower (Rabs x) (q - 1).
Definition abspow (q x : R) : R := if Req_EM_T x 0 then 0 else Rpower (Rabs x) q.

(** ** Real powers of positive numbers *)

Lemma Rpower_gt0 x e : 0 < Rpower x e.
Proof. apply exp_pos. Qed.

Lemma Rpower_1_l e : Rpower 1 e = 1.
Proof. unfold Rpower. rewrite ln_1, Rmult_0_r, exp_0. reflexivity. Qed.

Lemma Rpower_minus_1 x e : 0 < x -> Rpower x (e - 1) = Rpower x e / x.
Proof.
  intros H. unfold Rminus. rewrite Rpower_plus, Rpower_Ropp, Rpower_1 by assumption. reflexivity.
Qed.

Lemma is_derive_Rpower e x : 0 < x ->
  is_derive (fun y => Rpower y e) x (e * Rpower x (e - 1)).
Proof. intros H. apply is_derive_Reals, derivable_pt_lim_power, H. Qed.

Lemma continuous_Rpower e x : 0 < x -> continuous (fun y => Rpower y e) x.
Proof. intros H. apply (is_derive_continuous _ x (e * Rpower x (e - 1))), is_derive_Rpower, H. Qed.

Lemma Rpower_lt_l x y e : 0 < e -> 0 < x < y -> Rpower x e < Rpower y e.
Proof. intros He Hxy. apply exp_increasing, Rmult_lt_compat_l, ln_increasing; lra. Qed.

Lemma Rpower_le_l x y e : 0 <= e -> 0 < x <= y -> Rpower x e <= Rpower y e.
Proof. intros He Hxy. apply Rle_Rpower_l; assumption. Qed.

Lemma Rpower_gt_l x y e : e < 0 -> 0 < x < y -> Rpower y e < Rpower x e.
Proof.
  intros He Hxy. replace e with (- - e) by ring. rewrite !(Rpower_Ropp _ (- e)).
  apply Rinv_lt_contravar; [apply Rmult_lt_0_compat; apply Rpower_gt0|].
  apply Rpower_lt_l; lra.
Qed.

Lemma Rpower_ge_l x y e : e <= 0 -> 0 < x <= y -> Rpower y e <= Rpower x e.
Proof.
  intros He Hxy. replace e with (- - e) by ring. rewrite !(Rpower_Ropp _ (- e)).
  apply Rinv_le_contravar; [apply Rpower_gt0|]. apply Rpower_le_l; lra.
Qed.

(** The root: [x^q = y] means [x = y^(1/q)]. *)
Lemma Rpower_root x q : 0 < x -> q <> 0 -> Rpower (Rpower x q) (/ q) = x.
Proof. intros Hx Hq. rewrite Rpower_mult, Rinv_r, Rpower_1 by assumption. reflexivity. Qed.

Lemma Rpower_pow_nat x e n : Rpower (x ^ n) e = Rpower x e ^ n \/ x <= 0.
Proof.
  destruct (Rle_dec x 0) as [H|H]; [right; exact H|left].
  rewrite <- (Rpower_pow n x), <- (Rpower_pow n (Rpower x e)), !Rpower_mult
    by (try apply Rpower_gt0; lra).
  f_equal; ring.
Qed.

(** ** The absolute power *)

Lemma abspow_0 q : abspow q 0 = 0.
Proof. unfold abspow. destruct (Req_EM_T 0 0); [reflexivity|lra]. Qed.

Lemma abspow_neq0 q x : x <> 0 -> abspow q x = Rpower (Rabs x) q.
Proof. intros H. unfold abspow. destruct (Req_EM_T x 0); [contradiction|reflexivity]. Qed.

Lemma abspow_pos q x : 0 < x -> abspow q x = Rpower x q.
Proof. intros H. rewrite abspow_neq0 by lra. rewrite Rabs_pos_eq by lra. reflexivity. Qed.

Lemma abspow_gt0 q x : x <> 0 -> 0 < abspow q x.
Proof. intros H. rewrite abspow_neq0 by exact H. apply Rpower_gt0. Qed.

Lemma abspow_ge0 q x : 0 <= abspow q x.
Proof.
  destruct (Req_dec x 0) as [->|H]; [rewrite abspow_0; lra|].
  apply Rlt_le, abspow_gt0, H.
Qed.

Lemma abspow_eq0 q x : abspow q x = 0 -> x = 0.
Proof.
  intros H. destruct (Req_dec x 0) as [E|E]; [exact E|].
  assert (K := abspow_gt0 q x E). lra.
Qed.

Lemma abspow_one q : abspow q 1 = 1.
Proof. rewrite abspow_pos by lra. apply Rpower_1_l. Qed.

Lemma abspow_mult q x y : abspow q (x * y) = abspow q x * abspow q y.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite Rmult_0_l, abspow_0; ring|].
  destruct (Req_dec y 0) as [->|Hy]; [rewrite Rmult_0_r, abspow_0; ring|].
  rewrite !abspow_neq0, Rabs_mult by (try apply Rmult_integral_contrapositive_currified; assumption).
  symmetry. apply Rpower_mult_distr; apply Rabs_pos_lt; assumption.
Qed.

Lemma abspow_Ropp q x : abspow q (- x) = abspow q x.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite Ropp_0; reflexivity|].
  rewrite !abspow_neq0, Rabs_Ropp by lra. reflexivity.
Qed.

Lemma abspow_Rabs q x : abspow q (Rabs x) = abspow q x.
Proof.
  unfold Rabs. destruct (Rcase_abs x); [apply abspow_Ropp|reflexivity].
Qed.

Lemma abspow_1 x : abspow 1 x = Rabs x.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite abspow_0, Rabs_R0; reflexivity|].
  rewrite abspow_neq0 by assumption. apply Rpower_1, Rabs_pos_lt, Hx.
Qed.

Lemma abspow_2 x : abspow 2 x = x ^ 2.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite abspow_0; ring|].
  rewrite abspow_neq0 by assumption. replace 2 with (INR 2) by (simpl; ring).
  rewrite Rpower_pow by (apply Rabs_pos_lt, Hx). apply pow2_abs.
Qed.

(** [||x|^q|^e = |x|^(q e)]. *)
Lemma abspow_abspow q e x : abspow e (abspow q x) = abspow (q * e) x.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite !abspow_0; reflexivity|].
  rewrite (abspow_pos e) by (apply abspow_gt0, Hx).
  rewrite !abspow_neq0 by assumption. apply Rpower_mult.
Qed.

Lemma abspow_lt q x y : 0 < q -> 0 <= x < y -> abspow q x < abspow q y.
Proof.
  intros Hq Hxy. rewrite (abspow_pos q y) by lra.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite abspow_0; apply Rpower_gt0|].
  rewrite abspow_pos by lra. apply Rpower_lt_l; lra.
Qed.

Lemma abspow_le q x y : 0 < q -> 0 <= x <= y -> abspow q x <= abspow q y.
Proof.
  intros Hq Hxy. destruct (Req_dec x y) as [->|Hne]; [lra|].
  apply Rlt_le, abspow_lt; lra.
Qed.

(** [|x|^q] determines [|x|]. *)
Lemma abspow_inj q x y : 0 < q -> abspow q x = abspow q y -> Rabs x = Rabs y.
Proof.
  intros Hq E. rewrite <- (abspow_Rabs q x), <- (abspow_Rabs q y) in E.
  assert (Hx := Rabs_pos x). assert (Hy := Rabs_pos y).
  destruct (Rtotal_order (Rabs x) (Rabs y)) as [H|[H|H]]; [|exact H|].
  - assert (K := abspow_lt q (Rabs x) (Rabs y) Hq ltac:(lra)). lra.
  - assert (K := abspow_lt q (Rabs y) (Rabs x) Hq ltac:(lra)). lra.
Qed.

(** ** The duality map *)

Lemma phi_0 q : phi q 0 = 0.
Proof. unfold phi; rewrite sign_0; ring. Qed.

Lemma phi_pos q x : 0 < x -> phi q x = Rpower x (q - 1).
Proof. intros H; unfold phi. rewrite sign_eq_1, Rabs_pos_eq by lra. ring. Qed.

Lemma phi_neg q x : x < 0 -> phi q x = - Rpower (- x) (q - 1).
Proof. intros H; unfold phi. rewrite sign_eq_m1, Rabs_left by lra. ring. Qed.

Lemma phi_Ropp q x : phi q (- x) = - phi q x.
Proof.
  destruct (Rtotal_order x 0) as [H|[->|H]].
  - rewrite (phi_neg q x), phi_pos by lra. ring.
  - rewrite Ropp_0, phi_0. ring.
  - rewrite (phi_pos q x), phi_neg by lra. rewrite Ropp_involutive. reflexivity.
Qed.

Lemma phi_mult q x y : phi q (x * y) = phi q x * phi q y.
Proof.
  unfold phi. rewrite sign_mult.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite sign_0; ring|].
  destruct (Req_dec y 0) as [->|Hy]; [rewrite sign_0; ring|].
  rewrite Rabs_mult, <- Rpower_mult_distr by (apply Rabs_pos_lt; assumption). ring.
Qed.

Lemma phi_one q : phi q 1 = 1.
Proof. rewrite phi_pos by lra. apply Rpower_1_l. Qed.

(** Sign gradient flow: [phi 1] is the sign. *)
Lemma phi_1 x : phi 1 x = sign x.
Proof.
  unfold phi. replace (1 - 1) with 0 by ring. unfold Rpower. rewrite Rmult_0_l, exp_0; ring.
Qed.

Lemma sign_mult_self x : sign x * x = Rabs x.
Proof.
  destruct (Rtotal_order x 0) as [H|[->|H]].
  - rewrite sign_eq_m1, Rabs_left by assumption; ring.
  - rewrite Rabs_R0; ring.
  - rewrite sign_eq_1, Rabs_pos_eq by lra; ring.
Qed.

Lemma sign_mult_Rabs x : sign x * Rabs x = x.
Proof.
  destruct (Rtotal_order x 0) as [H|[->|H]].
  - rewrite sign_eq_m1, Rabs_left by assumption; ring.
  - rewrite Rabs_R0; ring.
  - rewrite sign_eq_1, Rabs_pos_eq by lra; ring.
Qed.

(** Gradient flow: [phi 2] is the identity. *)
Lemma phi_2 x : phi 2 x = x.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [apply phi_0|].
  unfold phi. replace (2 - 1) with 1 by ring.
  rewrite Rpower_1 by (apply Rabs_pos_lt, Hx). apply sign_mult_Rabs.
Qed.

(** [x phi_q(x) = |x|^q]. *)
Lemma mult_phi q x : x * phi q x = abspow q x.
Proof.
  destruct (Req_dec x 0) as [->|Hx]; [rewrite abspow_0; ring|].
  assert (Ha := Rabs_pos_lt x Hx). rewrite abspow_neq0 by assumption. unfold phi.
  rewrite <- Rmult_assoc, (Rmult_comm x), sign_mult_self, Rpower_minus_1 by assumption.
  field; lra.
Qed.

Lemma phi_div q x : x <> 0 -> phi q x = abspow q x / x.
Proof. intros H. rewrite <- mult_phi. field; exact H. Qed.

(** [|phi_q(x)| = |x|^(q-1)] off 0. *)
Lemma Rabs_phi q x : Rabs (phi q x) = abspow (q - 1) x.
Proof.
  destruct (Rtotal_order x 0) as [H|[->|H]].
  - rewrite phi_neg, Rabs_Ropp, abspow_neq0, Rabs_pos_eq, Rabs_left by
      (try apply Rlt_le, Rpower_gt0; lra). reflexivity.
  - rewrite phi_0, abspow_0, Rabs_R0. reflexivity.
  - rewrite phi_pos, abspow_pos, Rabs_pos_eq by (try apply Rlt_le, Rpower_gt0; lra). reflexivity.
Qed.

(** ** Continuity and derivatives *)

Lemma abspow_small e : 0 < e ->
  forall eps, 0 < eps -> exists d, 0 < d /\ forall x, Rabs x < d -> abspow e x < eps.
Proof.
  intros He eps Heps. exists (Rpower eps (/ e)). split; [apply Rpower_gt0|].
  intros x Hx. rewrite <- abspow_Rabs.
  apply Rlt_le_trans with (abspow e (Rpower eps (/ e))).
  - apply abspow_lt; [exact He|]. split; [apply Rabs_pos|exact Hx].
  - rewrite abspow_pos by apply Rpower_gt0. rewrite Rpower_mult, Rinv_l, Rpower_1 by lra. lra.
Qed.

Lemma continuous_phi_0 q : 1 < q -> continuous (phi q) 0.
Proof.
  intros Hq. apply continuous_eps. intros eps Heps.
  destruct (abspow_small (q - 1) ltac:(lra) eps Heps) as [d [Hd H]].
  exists d. split; [exact Hd|]. intros y Hy. rewrite phi_0, Rminus_0_r, Rabs_phi.
  apply H. rewrite Rminus_0_r in Hy. exact Hy.
Qed.

(** [d|x|^q/dx = q phi_q(x)], at [x = 0] too when [q > 1]. *)
Lemma is_derive_abspow q x : x <> 0 \/ 1 < q -> is_derive (abspow q) x (q * phi q x).
Proof.
  intros H. destruct (Req_dec x 0) as [->|Hx].
  - destruct H as [H|H]; [contradiction|].
    apply (is_derive_ext (fun z => z * phi q z)); [intros; apply mult_phi|].
    assert (K := is_derive_id_mult_0 (phi q) (continuous_phi_0 q H)).
    derive_from K. rewrite phi_0; ring.
  - assert (Ha := Rabs_pos_lt x Hx).
    assert (H1 := is_derive_comp (fun y => Rpower y q) Rabs x _ _
      (is_derive_Rpower q (Rabs x) Ha) (is_derive_Rabs (fun y => y) x 1 (is_derive_id x) Hx)).
    apply (is_derive_ext_loc (fun y => Rpower (Rabs y) q)).
    + exists (mkposreal _ Ha). intros y Hy. change (Rabs (y - x) < Rabs x) in Hy.
      rewrite abspow_neq0; [reflexivity|]. intros E. rewrite E, Rminus_0_l, Rabs_Ropp in Hy. lra.
    + derive_from H1. unfold scal; simpl; unfold mult; simpl. unfold phi. ring.
Qed.

Lemma continuous_abspow q x : 0 < q -> continuous (abspow q) x.
Proof.
  intros Hq. destruct (Req_dec x 0) as [->|Hx].
  - apply continuous_eps. intros eps Heps.
    destruct (abspow_small q Hq eps Heps) as [d [Hd H]].
    exists d. split; [exact Hd|]. intros y Hy. rewrite abspow_0, Rminus_0_r.
    rewrite Rabs_pos_eq by apply abspow_ge0. apply H. rewrite Rminus_0_r in Hy. exact Hy.
  - apply (is_derive_continuous _ x (q * phi q x)), is_derive_abspow. left; exact Hx.
Qed.

(** [d phi_q(x)/dx = (q-1) |x|^(q-2)] off 0. *)
Lemma is_derive_phi q x : x <> 0 -> is_derive (phi q) x ((q - 1) * abspow (q - 2) x).
Proof.
  intros Hx. assert (Ha := Rabs_pos_lt x Hx).
  apply (is_derive_ext_loc (fun y => abspow q y / y)).
  - exists (mkposreal _ Ha). intros y Hy. change (Rabs (y - x) < Rabs x) in Hy.
    symmetry. apply phi_div. intros E. rewrite E, Rminus_0_l, Rabs_Ropp in Hy. lra.
  - assert (H := is_derive_div (abspow q) (fun y => y) x _ 1
      (is_derive_abspow q x (or_introl Hx)) (is_derive_id x) Hx).
    derive_from H.
    assert (E : abspow q x = x ^ 2 * abspow (q - 2) x).
    { rewrite <- abspow_2, !abspow_neq0, <- Rpower_plus by assumption. f_equal; ring. }
    rewrite (Rmult_comm q), phi_div, E by exact Hx. field. exact Hx.
Qed.
