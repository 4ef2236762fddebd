(** * Two values of the clock at blow-up: gradient flow at depths 3 and 4, offsets 1

    [R'] has the range [(-pi/2, pi/2)] at depth 3 and [(-1, 1)] at depth 4; under a unit gradient the
    flow from 0 lasts at most [pi/2], respectively 1. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror Legendre.
Open Scope R_scope.

Definition unit_offsets (i : nat) : R := match i with O => 0 | _ => 1 end.

Lemma unit_offsets_positive L : (0 < L)%nat -> offsets L unit_offsets.
Proof.
  intros HL. split; [exact HL|]. split; [reflexivity|].
  intros [|i] Hi; [lia|]. exact Rlt_0_1.
Qed.

Lemma one_le_2 : 1 <= 2.
Proof. lra. Qed.

(** The range of the mirror map is that of [Y]. *)
Lemma range_sup L s : (0 < L)%nat ->
  is_lub (fun y => exists z, y = Y L 2 unit_offsets z) s ->
  is_lub (fun y => exists x, y = mirror_map L 2 unit_offsets x) s.
Proof.
  intros HL [Hu Hm]. split.
  - intros y [x ->]. apply Hu. exists (inverse (X L 2 unit_offsets) x). reflexivity.
  - intros b Hb. apply Hm. intros y [z ->]. apply Hb. exists (X L 2 unit_offsets z).
    symmetry. apply mirror_map_X; [exact one_le_2|apply unit_offsets_positive, HL].
Qed.

Lemma Y_3 z : Y 3 2 unit_offsets z = atan z.
Proof.
  apply (eq_of_derive (Y 3 2 unit_offsets) atan (fun z => / (1 + z ^ 2)) 0).
  - rewrite Y_0, atan_0. reflexivity.
  - intros v. assert (H := is_derive_Y 3 2 unit_offsets one_le_2 (unit_offsets_positive 3 ltac:(lia)) v).
    derive_from H.
    assert (EQ : Q 3 unit_offsets (abspow 2 v) = (1 + v ^ 2) ^ 2).
    { rewrite abspow_2. unfold Q, others, omit, unit_offsets; simpl. ring. }
    assert (Hp : 0 < 1 + v ^ 2) by nra.
    rewrite EQ, <- (Rpower_pow 2), Rpower_mult by exact Hp.
    replace (INR 2 * (/ 2 - 1)) with (- (1)) by (simpl; field).
    rewrite Rpower_Ropp, Rpower_1 by exact Hp. reflexivity.
  - intros v. apply is_derive_Reals. assert (H := derivable_pt_lim_atan v).
    exact H.
Qed.

Theorem blow_up_3 : is_lub (fun y => exists x, y = mirror_map 3 2 unit_offsets x) (PI / 2).
Proof.
  apply range_sup; [lia|]. split.
  - intros y [z ->]. rewrite Y_3. apply Rlt_le, atan_bound.
  - intros b Hb. apply Rnot_lt_le. intros Hlt.
    assert (Hpi := PI_RGT_0).
    assert (H0 : 0 <= b) by (apply Hb; exists 0; rewrite Y_3, atan_0; reflexivity).
    assert (K := Hb ((b + PI / 2) / 2)).
    assert (K1 : (b + PI / 2) / 2 <= b); [|lra].
    apply K. exists (tan ((b + PI / 2) / 2)). rewrite Y_3, atan_tan by lra. reflexivity.
Qed.

Lemma Y_4 z : Y 4 2 unit_offsets z = z / sqrt (1 + z ^ 2).
Proof.
  apply (eq_of_derive (Y 4 2 unit_offsets) (fun z => z / sqrt (1 + z ^ 2))
    (fun z => / (sqrt (1 + z ^ 2) ^ 3)) 0).
  - rewrite Y_0. unfold Rdiv. ring.
  - intros v. assert (H := is_derive_Y 4 2 unit_offsets one_le_2 (unit_offsets_positive 4 ltac:(lia)) v).
    derive_from H.
    assert (EQ : Q 4 unit_offsets (abspow 2 v) = (1 + v ^ 2) ^ 3).
    { rewrite abspow_2. unfold Q, others, omit, unit_offsets; simpl. ring. }
    assert (Hp : 0 < 1 + v ^ 2) by nra.
    rewrite EQ, <- Rpower_sqrt by exact Hp.
    rewrite <- (Rpower_pow 3 (1 + v ^ 2)) by exact Hp.
    rewrite <- (Rpower_pow 3 (Rpower _ _)), !Rpower_mult by apply Rpower_gt0.
    rewrite <- Rpower_Ropp. f_equal. simpl INR. field.
  - intros v. assert (Hp : 0 < 1 + v ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hp).
    assert (E : sqrt (1 + v ^ 2) ^ 2 = 1 + v ^ 2) by (apply pow2_sqrt; lra).
    auto_derive.
    + split; [exact Hp|]. split; [|exact I]. apply Rgt_not_eq. exact Hs.
    + change (1 + v * (v * 1)) with (1 + v ^ 2). set (s := sqrt (1 + v ^ 2)) in *.
      field_simplify_eq; [|lra]. replace (v ^ 2) with (s ^ 2 - 1) by lra. ring.
Qed.

Theorem blow_up_4 : is_lub (fun y => exists x, y = mirror_map 4 2 unit_offsets x) 1.
Proof.
  apply range_sup; [lia|].
  assert (B : forall z, z / sqrt (1 + z ^ 2) < 1).
  { intros z. assert (Hp : 0 < 1 + z ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hp).
    apply (Rmult_lt_reg_r (sqrt (1 + z ^ 2))); [exact Hs|].
    replace (z / sqrt (1 + z ^ 2) * sqrt (1 + z ^ 2)) with z by (field; lra).
    rewrite Rmult_1_l. apply Rle_lt_trans with (1 := Rle_abs z).
    rewrite <- sqrt_Rsqr_abs. apply sqrt_lt_1_alt. unfold Rsqr. nra. }
  split.
  - intros y [z ->]. rewrite Y_4. apply Rlt_le, B.
  - intros b Hb. apply Rnot_lt_le. intros Hlt.
    assert (H0 : 0 <= b) by (apply Hb; exists 0; rewrite Y_4; unfold Rdiv; ring).
    (* the value b is taken at z = b / sqrt(1 - b^2), a larger one beyond *)
    set (c := (b + 1) / 2). assert (Hc : 0 < c < 1) by (unfold c; lra).
    assert (Hr : 0 < 1 - c ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hr).
    assert (E2 : sqrt (1 - c ^ 2) ^ 2 = 1 - c ^ 2) by (apply pow2_sqrt; lra).
    assert (K : c <= b); [|unfold c in K; lra].
    apply Hb. exists (c / sqrt (1 - c ^ 2)). rewrite Y_4.
    replace (1 + (c / sqrt (1 - c ^ 2)) ^ 2) with ((/ sqrt (1 - c ^ 2)) ^ 2).
    + rewrite sqrt_pow2 by (apply Rlt_le, Rinv_0_lt_compat, Hs). field. lra.
    + set (s := sqrt (1 - c ^ 2)) in *. field_simplify_eq; [|lra]. lra.
Qed.

(** From [x = 0] under the gradient -1, the flow at depth 3 lasts at most [pi/2]. *)
Corollary blow_up_time_3 w a b E :
  steepest_flow 3 2 (fun _ => -1) w a b E -> a <= b -> product 3 w a = 0 ->
  (forall i, (i < 3)%nat -> offset 2 (at_time w a) i = unit_offsets i) ->
  b - a <= PI / 2.
Proof.
  intros Hf Hab Hx H0.
  assert (Hlam := unit_offsets_positive 3 ltac:(lia)).
  assert (K := no_flow_beyond_range 3 2 unit_offsets one_le_2 Hlam (PI / 2) w a b E).
  rewrite Hx, (mirror_map_0 3 2 unit_offsets one_le_2 Hlam), Rminus_0_r in K.
  apply K; auto.
  - intros x. apply blow_up_3. exists x. reflexivity.
  - apply regular_gt_1. lra.
Qed.
