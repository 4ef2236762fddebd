(** * Level sets of the Bregman divergence are bounded, in each argument, for every [m]

    [D(x, y) = R(x) - R(y) - R'(y) (x - y)] with positive offsets and [1 <= q <= 2]. So of the
    conditions that "Bregman function" stands for, only the range of [R'] depends on [m]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Conjugate.
Open Scope R_scope.

Section Bregman.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q <= 2.
Hypothesis Hlam : offsets L lam.

Let Hq1 : 1 <= q := proj1 Hq.
Notation R0 := (potential L q lam).
Notation R1 := (mirror_map L q lam).

Definition bregman (x y : R) : R := R0 x - R0 y - R1 y * (x - y).

Lemma bregman_ge0 x y : 0 <= bregman x y.
Proof.
  unfold bregman. destruct (Req_dec y x) as [->|H]; [lra|].
  assert (K := potential_strictly_convex L q lam Hq1 Hlam y x H). lra.
Qed.

Lemma tangent x y : R0 x + R1 x * (y - x) <= R0 y.
Proof. assert (H := bregman_ge0 y x). unfold bregman in H. lra. Qed.

(** In the first argument the divergence grows at least linearly. *)
Theorem bregman_bounded_first y c : exists B, forall x, bregman x y <= c -> Rabs x <= B.
Proof.
  set (s1 := R1 (y + 1) - R1 y). set (s2 := R1 y - R1 (y - 1)).
  assert (H1 : 0 < s1).
  { assert (K := mirror_map_increasing L q lam Hq1 Hlam y (y + 1) ltac:(lra)). unfold s1; lra. }
  assert (H2 : 0 < s2).
  { assert (K := mirror_map_increasing L q lam Hq1 Hlam (y - 1) y ltac:(lra)). unfold s2; lra. }
  set (d := Rmin s1 s2). assert (Hd : 0 < d) by (apply Rmin_pos; assumption).
  assert (Hc := Rle_abs c). assert (Hy := Rle_abs y). assert (Hy' := Rle_abs (- y)).
  rewrite Rabs_Ropp in Hy'.
  assert (Hq0 : 0 <= Rabs c / d) by (apply Rdiv_le_0_compat; [apply Rabs_pos|exact Hd]).
  exists (Rabs y + 1 + Rabs c / d). intros x Hx.
  assert (G : d * (Rabs (x - y) - 1) <= Rabs c).
  { apply Rle_trans with (bregman x y); [|lra]. unfold bregman.
    destruct (Rle_dec (Rabs (x - y)) 1) as [Hs|Hs].
    { assert (K := bregman_ge0 x y). unfold bregman in K. nra. }
    destruct (Rle_dec y x) as [Hyx|Hyx].
    - rewrite Rabs_pos_eq in * by lra.
      assert (K1 := tangent (y + 1) x). assert (K2 := tangent y (y + 1)).
      assert (Hm := Rmin_l s1 s2). fold d in Hm.
      assert (d * (x - y - 1) <= s1 * (x - y - 1)) by (apply Rmult_le_compat_r; lra).
      unfold s1 in *. nra.
    - rewrite Rabs_left in * by lra.
      assert (K1 := tangent (y - 1) x). assert (K2 := tangent y (y - 1)).
      assert (Hm := Rmin_r s1 s2). fold d in Hm.
      assert (d * (- (x - y) - 1) <= s2 * (- (x - y) - 1)) by (apply Rmult_le_compat_r; lra).
      unfold s2 in *. nra. }
  assert (G2 : Rabs (x - y) <= 1 + Rabs c / d).
  { apply (Rmult_le_reg_l d); [exact Hd|].
    replace (d * (1 + Rabs c / d)) with (d + Rabs c) by (field; lra). lra. }
  assert (T := Rabs_triang (x - y) y). replace (x - y + y) with x in T by ring. lra.
Qed.

(** The divergence in the second argument, on the curve. *)
Lemma bregman_X x z : bregman x (X L q lam z) = R0 x + conjugate_at L q lam z - x * Y L q lam z.
Proof.
  unfold bregman. rewrite (mirror_map_X L q lam Hq1 Hlam), <- (conjugate_value L q lam Hq1 Hlam). ring.
Qed.

Notation q0 := (Q L lam 0).

Lemma Q_ge_Q0 v : q0 <= Q L lam (abspow q v).
Proof.
  assert (Ha := abspow_ge0 q v). apply others_le. intros i Hi Hne.
  assert (0 < lam i) by (apply (proj2 (proj2 Hlam)); lia). lra.
Qed.

Lemma q0_gt0 : 0 < q0.
Proof. apply (Q_gt0 L lam Hlam). lra. Qed.

(** [Y] grows at most linearly, the conjugate at least quadratically. *)
Lemma Y_linear z : 0 <= z -> Y L q lam z <= Rpower q0 (/ q - 1) * z.
Proof.
  intros Hz. set (c := Rpower q0 (/ q - 1)).
  assert (H : Y L q lam z - c * z <= Y L q lam 0 - c * 0).
  { apply (nonincreasing_off_finite (fun v => Y L q lam v - c * v) nil 0 z Hz).
    - intros v _. apply (continuous_minus (Y L q lam) (fun v => c * v)).
      + apply continuous_Y; assumption.
      + apply (continuous_mult (fun _ => c)); [apply continuous_const|apply continuous_id].
    - intros v _ _. eexists. split.
      + exact (is_derive_minus _ _ v _ _ (is_derive_Y L q lam Hq1 Hlam v)
          (is_derive_scal _ v c _ (is_derive_id v))).
      + unfold minus, plus, opp, mult, one; simpl.
        assert (K : Rpower (Q L lam (abspow q v)) (/ q - 1) <= c).
        { apply Rpower_ge_l; [|split; [exact q0_gt0|apply Q_ge_Q0]].
          assert (/ q <= / 1) by (apply Rinv_le_contravar; lra). lra. }
        lra. }
  rewrite Y_0 in H. lra.
Qed.

Lemma conjugate_quadratic z : 0 <= z -> Rpower q0 (2 / q - 1) * z ^ 2 / 2 <= conjugate_at L q lam z.
Proof.
  intros Hz. set (c := Rpower q0 (2 / q - 1)).
  assert (D : forall v, is_derive (fun v => c * v ^ 2 / 2 - conjugate_at L q lam v) v
    (c * v - v * Rpower (Q L lam (abspow q v)) (2 / q - 1))).
  { intros v.
    assert (D0 : is_derive (fun v => c * v ^ 2 / 2) v (c * v)) by (auto_derive; [exact I|field]).
    exact (is_derive_minus _ _ v _ _ D0 (is_derive_conjugate_at L q lam Hq1 Hlam v)). }
  assert (H : c * z ^ 2 / 2 - conjugate_at L q lam z <= c * 0 ^ 2 / 2 - conjugate_at L q lam 0).
  { apply (nonincreasing_off_finite (fun v => c * v ^ 2 / 2 - conjugate_at L q lam v) nil 0 z Hz).
    - intros v _. exact (is_derive_continuous _ _ _ (D v)).
    - intros v Hv _. eexists. split; [exact (D v)|].
      assert (K : c <= Rpower (Q L lam (abspow q v)) (2 / q - 1)).
      { apply Rpower_le_l; [|split; [exact q0_gt0|apply Q_ge_Q0]].
        assert (1 <= 2 / q); [|lra]. apply (Rmult_le_reg_r q); [lra|].
        replace (2 / q * q) with 2 by (field; lra). lra. }
      nra. }
  assert (E : conjugate_at L q lam 0 = 0)
    by exact (RInt_point 0 (fun v => v * Rpower (Q L lam (abspow q v)) (2 / q - 1))).
  rewrite E in H. lra.
Qed.

Lemma conjugate_at_even z : conjugate_at L q lam (- z) = conjugate_at L q lam z.
Proof.
  rewrite <- !(conjugate_value L q lam Hq1 Hlam).
  rewrite (X_odd L q lam), (Y_odd L q lam Hq1 Hlam), (potential_even L q lam Hq1 Hlam). ring.
Qed.

Theorem bregman_bounded_second x c : exists B, forall y, bregman x y <= c -> Rabs y <= B.
Proof.
  set (k := Rpower q0 (2 / q - 1)). set (l := Rpower q0 (/ q - 1)).
  assert (Hk : 0 < k) by apply Rpower_gt0. assert (Hl : 0 < l) by apply Rpower_gt0.
  set (d := Rabs c + Rabs (R0 x)).
  assert (Hd : 0 <= d) by (assert (A := Rabs_pos c); assert (A' := Rabs_pos (R0 x)); unfold d; lra).
  assert (Hx0 := Rabs_pos x).
  (* a size beyond which the quadratic wins *)
  set (Z := 1 + 2 * (Rabs x * l + d) / k).
  assert (HZ : 1 <= Z).
  { unfold Z. assert (0 <= 2 * (Rabs x * l + d) / k); [|lra].
    apply Rdiv_le_0_compat; [nra|exact Hk]. }
  exists (X L q lam Z). intros y Hy.
  rewrite <- (X_inverse L q lam Hq1 Hlam y) in Hy |- *. set (z := inverse (X L q lam) y) in *.
  rewrite bregman_X in Hy.
  assert (HR : Rabs z <= Z).
  { apply Rnot_lt_le. intros Hlt.
    assert (Hz := Rabs_pos z).
    assert (K1 := Y_linear (Rabs z) Hz). fold l in K1.
    assert (K2 := conjugate_quadratic (Rabs z) Hz). fold k in K2.
    assert (EC : conjugate_at L q lam (Rabs z) = conjugate_at L q lam z).
    { unfold Rabs. destruct (Rcase_abs z); [apply conjugate_at_even|reflexivity]. }
    assert (EY : Rabs (Y L q lam z) = Y L q lam (Rabs z)).
    { assert (Y0 := Y_0 L q lam). unfold Rabs at 2. destruct (Rcase_abs z) as [h|h].
      - rewrite (Y_odd L q lam Hq1 Hlam). apply Rabs_left.
        rewrite <- Y0. apply Y_increasing; assumption.
      - apply Rabs_pos_eq. destruct h as [h|h]; [|rewrite h, Y0; lra].
        rewrite <- Y0. apply Rlt_le, Y_increasing; assumption. }
    assert (K3 : x * Y L q lam z <= Rabs x * (l * Rabs z)).
    { apply Rle_trans with (Rabs (x * Y L q lam z)); [apply Rle_abs|].
      rewrite Rabs_mult, EY. apply Rmult_le_compat_l; assumption. }
    assert (K4 : k * Rabs z ^ 2 / 2 - Rabs x * l * Rabs z <= d).
    { assert (A := Rle_abs c). assert (A' := Rle_abs (- R0 x)). rewrite Rabs_Ropp in A'.
      unfold d. rewrite <- EC in Hy. lra. }
    assert (K5 : Rabs x * l + d < k * Rabs z / 2).
    { apply Rlt_trans with (k * Z / 2); [|nra].
      unfold Z. replace (k * (1 + 2 * (Rabs x * l + d) / k) / 2)
        with (k / 2 + (Rabs x * l + d)) by (field; lra). lra. }
    assert (K6 : d <= d * Rabs z) by nra.
    nra. }
  assert (HXZ : forall z, 0 <= z -> z <= Z -> X L q lam z <= X L q lam Z).
  { intros v _ Hv. destruct Hv as [h|h]; [|rewrite h; lra].
    apply Rlt_le, X_increasing; assumption. }
  assert (EX : Rabs (X L q lam z) = X L q lam (Rabs z)).
  { assert (X0 := X_0 L q lam). unfold Rabs at 2. destruct (Rcase_abs z) as [h|h].
    - rewrite (X_odd L q lam). apply Rabs_left. rewrite <- X0. apply X_increasing; assumption.
    - apply Rabs_pos_eq. destruct h as [h|h]; [|rewrite h, X0; lra].
      rewrite <- X0. apply Rlt_le, X_increasing; assumption. }
  rewrite EX. apply HXZ; [apply Rabs_pos|exact HR].
Qed.

End Bregman.
