(** * The Legendre conditions, one by one

    For positive offsets [R] is differentiable and strictly convex on all of [R], at every depth
    and every [q >= 1]: it is of Legendre type whatever [m] is (the domain has no boundary).
    What depends on [m = q (L-1)/L] is the range of [R']: bounded iff [m > 1], all of [R] iff
    [m <= 1], that is iff [L <= p]. The same condition decides whether [R] is supercoercive. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror
  Conjugate BalancedPotential.
Open Scope R_scope.

Section Legendre.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Let HL : (0 < L)%nat := proj1 Hlam.

(** [Y'(z)] behaves like [z^(-e)], [e = (L-1)(q-1)]. *)
Definition decay_rate : R := (INR L - 1) * (q - 1).

Lemma decay_rate_metric_exponent : 1 < decay_rate <-> 1 < m L q.
Proof.
  assert (HLr := INR_gt0 L HL). unfold decay_rate, m.
  assert (E : q * (INR L - 1) / INR L = 1 + ((INR L - 1) * (q - 1) - 1) / INR L) by (field; lra).
  assert (Hi := Rinv_0_lt_compat _ HLr).
  rewrite E. unfold Rdiv. split; intros H.
  - assert (0 < ((INR L - 1) * (q - 1) - 1) * / INR L) by (apply Rmult_lt_0_compat; lra). lra.
  - assert (0 < ((INR L - 1) * (q - 1) - 1) * / INR L) by lra. nra.
Qed.

Lemma lam_ge0 i : (i < L)%nat -> 0 <= lam i.
Proof.
  intros Hi. destruct i as [|i]; [rewrite (proj1 (proj2 Hlam)); lra|].
  apply Rlt_le, (proj2 (proj2 Hlam)); lia.
Qed.

Lemma Q_lower u : 0 <= u -> u ^ (L - 1) <= Q L lam u.
Proof.
  intros Hu. rewrite <- (others_const L u 0 HL). apply others_le. intros i Hi _.
  assert (H := lam_ge0 i Hi). lra.
Qed.

Lemma Q_upper u : 1 <= u -> Q L lam u <= (u * (1 + sum L lam)) ^ (L - 1).
Proof.
  intros Hu. rewrite <- (others_const L (u * (1 + sum L lam)) 0 HL).
  apply others_le. intros i Hi _.
  assert (H := lam_ge0 i Hi).
  assert (Hs := sum_ge_term L lam i lam_ge0 Hi). nra.
Qed.

Lemma power_of_bound c z : 0 < c -> 0 < z ->
  Rpower ((Rpower z q * c) ^ (L - 1)) (/ q - 1)
  = Rpower (c ^ (L - 1)) (/ q - 1) * Rpower z (- decay_rate).
Proof.
  intros Hc Hz. rewrite Rpow_mult_distr, (Rmult_comm (Rpower z q ^ _)).
  rewrite <- Rpower_mult_distr by (apply pow_lt; (exact Hc || apply Rpower_gt0)).
  f_equal. rewrite <- Rpower_pow by apply Rpower_gt0. rewrite !Rpower_mult.
  f_equal. unfold decay_rate. rewrite minus_INR by lia. simpl (INR 1). field. lra.
Qed.

Lemma speed_upper z : 0 < z ->
  Rpower (Q L lam (abspow q z)) (/ q - 1) <= Rpower z (- decay_rate).
Proof.
  intros Hz.
  replace (Rpower z (- decay_rate)) with (Rpower ((Rpower z q * 1) ^ (L - 1)) (/ q - 1))
    by (rewrite power_of_bound, pow1, Rpower_1_l by lra; ring).
  apply Rpower_ge_l.
  - assert (/ q <= / 1) by (apply Rinv_le_contravar; lra). lra.
  - rewrite abspow_pos, Rmult_1_r by exact Hz. split; [apply pow_lt, Rpower_gt0|].
    apply Q_lower, Rlt_le, Rpower_gt0.
Qed.

Definition speed_constant : R := Rpower ((1 + sum L lam) ^ (L - 1)) (/ q - 1).

Lemma speed_lower z : 1 <= z ->
  speed_constant * Rpower z (- decay_rate) <= Rpower (Q L lam (abspow q z)) (/ q - 1).
Proof.
  intros Hz. assert (Hs : 0 <= sum L lam) by (apply sum_ge0, lam_ge0).
  unfold speed_constant. rewrite <- power_of_bound by lra.
  apply Rpower_ge_l.
  - assert (/ q <= / 1) by (apply Rinv_le_contravar; lra). lra.
  - rewrite abspow_pos by lra. split; [apply (Q_gt0 L lam Hlam), Rlt_le, Rpower_gt0|].
    apply Q_upper. rewrite <- (Rpower_O z) by lra. apply Rle_Rpower; lra.
Qed.

(** [m > 1]: the mirror map is bounded. *)
Lemma Y_bounded : 1 < decay_rate -> forall z, Y L q lam z <= Y L q lam 1 + / (decay_rate - 1).
Proof.
  intros He z. assert (Hi : 0 < / (decay_rate - 1)) by (apply Rinv_0_lt_compat; lra).
  destruct (Rle_dec z 1) as [Hz|Hz].
  - destruct (Req_dec z 1) as [->|Hne]; [lra|].
    assert (K := Y_increasing L q lam Hq Hlam z 1 ltac:(lra)). lra.
  - set (e := decay_rate) in *.
    set (F := fun v => Y L q lam v + Rpower v (1 - e) / (e - 1)).
    assert (HF : forall v, 0 < v -> is_derive F v
      (Rpower (Q L lam (abspow q v)) (/ q - 1) - Rpower v (- e))).
    { intros v Hv.
      assert (H1 := is_derive_scal _ v (/ (e - 1)) _ (is_derive_Rpower (1 - e) v Hv)).
      assert (H2 := is_derive_plus _ _ v _ _ (is_derive_Y L q lam Hq Hlam v) H1).
      apply (is_derive_ext (fun v => plus (Y L q lam v) (/ (e - 1) * Rpower v (1 - e)))).
      { intros s. in_R. unfold F, plus, Rdiv; simpl. ring. }
      derive_from H2. unfold plus, mult; simpl.
      replace (1 - e - 1) with (- e) by ring. field. lra. }
    assert (K : F z <= F 1).
    { apply (nonincreasing_off_finite F nil 1 z); [lra| |].
      - intros v Hv. refine (is_derive_continuous _ _ _ (HF v _)); lra.
      - intros v Hv _. eexists. split; [apply HF; lra|].
        assert (H := speed_upper v ltac:(lra)). fold e in H. lra. }
    unfold F in K. rewrite Rpower_1_l in K.
    assert (0 <= Rpower z (1 - e) / (e - 1)).
    { apply Rmult_le_pos; [apply Rlt_le, Rpower_gt0|lra]. }
    unfold Rdiv in *. lra.
Qed.

(** [m <= 1]: it is not. *)
Lemma Y_unbounded : decay_rate <= 1 -> forall B, exists z, B < Y L q lam z.
Proof.
  intros He B. set (k := speed_constant). assert (Hk : 0 < k) by apply Rpower_gt0.
  assert (K : forall z, 1 <= z -> Y L q lam 1 + k * ln z <= Y L q lam z).
  { intros z Hz.
    set (F := fun v => k * ln v - Y L q lam v).
    assert (HF : forall v, 0 < v -> is_derive F v
      (k * / v - Rpower (Q L lam (abspow q v)) (/ q - 1))).
    { intros v Hv.
      assert (H := is_derive_minus _ _ v _ _ (is_derive_scal _ v k _ (is_derive_ln v Hv))
        (is_derive_Y L q lam Hq Hlam v)).
      derive_from H. unfold minus, plus, opp, mult; simpl. ring. }
    assert (G : F z <= F 1).
    { apply (nonincreasing_off_finite F nil 1 z Hz).
      - intros v Hv. refine (is_derive_continuous _ _ _ (HF v _)); lra.
      - intros v Hv _. eexists. split; [apply HF; lra|].
        assert (H := speed_lower v ltac:(lra)). fold k in H.
        assert (k * / v <= k * Rpower v (- decay_rate)); [|lra].
        apply Rmult_le_compat_l; [lra|].
        rewrite <- (Rpower_1 v) at 1 by lra. rewrite <- Rpower_Ropp.
        apply Rle_Rpower; lra. }
    unfold F in G. rewrite ln_1 in G. lra. }
  set (d := Rabs (B - Y L q lam 1) + 1). assert (Hd := Rle_abs (B - Y L q lam 1)).
  assert (Hd0 := Rabs_pos (B - Y L q lam 1)).
  assert (Hdk : 0 <= d / k) by (apply Rdiv_le_0_compat; unfold d; lra).
  exists (exp (d / k)). apply Rlt_le_trans with (Y L q lam 1 + k * ln (exp (d / k))).
  - rewrite ln_exp. replace (k * (d / k)) with d by (field; lra). unfold d; lra.
  - apply K. rewrite <- exp_0. destruct Hdk as [h|h].
    + apply Rlt_le, exp_increasing, h.
    + rewrite <- h. lra.
Qed.

Lemma mirror_map_as_Y x : mirror_map L q lam x = Y L q lam (inverse (X L q lam) x).
Proof. reflexivity. Qed.

Theorem range_bounded : 1 < m L q -> exists B, forall x, Rabs (mirror_map L q lam x) <= B.
Proof.
  intros Hm. apply decay_rate_metric_exponent in Hm.
  exists (Y L q lam 1 + / (decay_rate - 1)). intros x.
  assert (H := Y_bounded Hm). apply Rabs_le. rewrite mirror_map_as_Y. split; [|apply H].
  assert (K := H (- inverse (X L q lam) x)). rewrite (Y_odd L q lam Hq Hlam) in K. lra.
Qed.

(** [R'] is onto [R] when [m <= 1]. *)
Theorem range_onto : m L q <= 1 -> onto (mirror_map L q lam).
Proof.
  intros Hm. assert (He : decay_rate <= 1).
  { apply Rnot_lt_le. intros h. apply decay_rate_metric_exponent in h. lra. }
  apply onto_continuous.
  - exact (continuous_mirror_map L q lam Hq Hlam).
  - intros y. destruct (Y_unbounded He (Rabs y)) as [z Hz].
    assert (Hy := Rle_abs y). assert (Hy' := Rle_abs (- y)). rewrite Rabs_Ropp in Hy'.
    assert (Hp := Rabs_pos y).
    assert (Hz0 : 0 < z).
    { apply (strictly_increasing_lt (Y L q lam)); [apply Y_increasing; assumption|].
      rewrite Y_0. lra. }
    assert (HX : 0 < X L q lam z).
    { rewrite <- (X_0 L q lam). apply X_increasing; assumption. }
    exists (- X L q lam z), (X L q lam z). split; [lra|].
    rewrite (mirror_map_odd L q lam Hq Hlam), (mirror_map_X L q lam Hq Hlam). lra.
Qed.

(** Corollary 4.14: the range of [R'] is bounded iff [m > 1]. *)
Theorem range_bounded_iff :
  (exists B, forall x, Rabs (mirror_map L q lam x) <= B) <-> 1 < m L q.
Proof.
  split; [|exact range_bounded].
  intros [B HB]. apply Rnot_le_lt. intros Hm.
  destruct (range_onto Hm (B + 1)) as [x Hx].
  assert (H := HB x). rewrite Hx in H. assert (K := Rle_abs (B + 1)). lra.
Qed.

Theorem range_onto_iff : onto (mirror_map L q lam) <-> m L q <= 1.
Proof.
  split; [|exact range_onto].
  intros Ho. apply Rnot_lt_le. intros Hm. destruct (range_bounded Hm) as [B HB].
  destruct (Ho (B + 1)) as [x Hx]. assert (H := HB x). rewrite Hx in H.
  assert (K := Rle_abs (B + 1)). lra.
Qed.

(** Supercoercivity: [R(x)] outgrows every [K |x|] iff [m <= 1]. *)
Theorem supercoercive_iff :
  (forall K, exists C, forall x, K * Rabs x - C <= potential L q lam x) <-> m L q <= 1.
Proof.
  split.
  - intros Hc. apply Rnot_lt_le. intros Hm. destruct (range_bounded Hm) as [B HB].
    destruct (Hc (B + 1)) as [C HC].
    assert (HB0 : 0 <= B) by (apply Rle_trans with (2 := HB 0), Rabs_pos).
    set (x := Rabs C + 1). assert (Hx : 0 < x) by (assert (H := Rabs_pos C); unfold x; lra).
    assert (Hpot : potential L q lam x <= B * x).
    { assert (K : potential L q lam x - B * x <= potential L q lam 0 - B * 0).
      { apply (nonincreasing_off_finite (fun y => potential L q lam y - B * y) nil 0 x); [lra| |].
        - intros y _. apply (continuous_minus (potential L q lam) (fun y => B * y)).
          + exact (is_derive_continuous _ _ _ (is_derive_potential L q lam Hq Hlam y)).
          + apply (continuous_mult (fun _ => B)); [apply continuous_const|apply continuous_id].
        - intros y _ _. exists (mirror_map L q lam y - B). split.
          + assert (H := is_derive_minus _ _ y _ _ (is_derive_potential L q lam Hq Hlam y)
              (is_derive_scal _ y B _ (is_derive_id y))).
            derive_from H. unfold minus, plus, opp, mult, one; simpl. ring.
          + assert (H := HB y). assert (K := Rle_abs (mirror_map L q lam y)). lra. }
      rewrite potential_0 in K. lra. }
    assert (H := HC x). rewrite (Rabs_pos_eq x) in H by lra.
    assert (K := Rle_abs C). unfold x in *. lra.
  - intros Hm K. destruct (range_onto Hm K) as [x0 Hx0].
    exists (x0 * K - potential L q lam x0). intros x.
    assert (T : forall y, K * y - (x0 * K - potential L q lam x0) <= potential L q lam y).
    { intros y. destruct (Req_dec x0 y) as [<-|Hne]; [lra|].
      assert (H := potential_strictly_convex L q lam Hq Hlam x0 y Hne). rewrite Hx0 in H. lra. }
    unfold Rabs. destruct (Rcase_abs x); [|apply T].
    assert (H := T (- x)). rewrite (potential_even L q lam Hq Hlam x) in H. exact H.
Qed.

(** [m > 1]: under a constant gradient the flow cannot last beyond the clock value at which
    [R'] would leave its range (blow-up in finite time). *)
Theorem no_flow_beyond_range B w a b E :
  (forall x, mirror_map L q lam x <= B) ->
  steepest_flow L q (fun _ => -1) w a b E -> regular L q w a b E -> a <= b ->
  (forall i, (i < L)%nat -> offset q (at_time w a) i = lam i) ->
  b - a <= B - mirror_map L q lam (product L w a).
Proof.
  intros HB Hf Hr Hab H0.
  assert (K := mirror_flow_clock L q lam Hq Hlam (fun _ => -1) w a b E (fun t => t) Hf Hr H0
    (fun t _ => continuous_id t)).
  assert (K1 := K ltac:(intros t Ht HE; assert (H := is_derive_id (K := R_AbsRing) t);
    derive_from H; replace (-1) with (- (1)) by ring; rewrite phi_Ropp, phi_one; unfold one; simpl; ring)
    b ltac:(lra)).
  assert (H := HB (product L w b)). lra.
Qed.

End Legendre.

(** The condition in the form [L <= p], [1/p + 1/q = 1]. *)
Theorem metric_exponent_le_1_iff L p q : (0 < L)%nat -> 1 < q -> 1 < p -> / p + / q = 1 ->
  (m L q <= 1 <-> INR L <= p).
Proof.
  intros HL Hq Hp E. assert (HLr := INR_gt0 L HL).
  assert (Ep : p = q / (q - 1)).
  { assert (H : p * q * (/ p + / q) = p * q) by (rewrite E; ring).
    replace (p * q * (/ p + / q)) with (q + p) in H by (field; lra).
    apply (Rmult_eq_reg_r (q - 1)); [|lra]. replace (q / (q - 1) * (q - 1)) with q by (field; lra). lra. }
  assert (A : m L q * INR L = q * (INR L - 1)) by (unfold m; field; lra).
  assert (B : p * (q - 1) = q) by (rewrite Ep; field; lra).
  split; intros H.
  - apply (Rmult_le_reg_r (q - 1)); [lra|]. nra.
  - apply (Rmult_le_reg_r (INR L)); [exact HLr|]. nra.
Qed.

(** Sign gradient flow: [m < 1] at every depth. Gradient flow: [m <= 1] at depths 1 and 2 only. *)
Corollary metric_exponent_sign L : (0 < L)%nat -> m L 1 < 1.
Proof.
  intros HL. assert (H := INR_gt0 L HL). unfold m.
  apply (Rmult_lt_reg_r (INR L)); [exact H|].
  replace (1 * (INR L - 1) / INR L * INR L) with (INR L - 1) by (field; lra). lra.
Qed.

Corollary metric_exponent_gradient L : (0 < L)%nat -> (m L 2 <= 1 <-> (L <= 2)%nat).
Proof.
  intros HL. rewrite (metric_exponent_le_1_iff L 2 2) by (assumption || lra).
  replace 2 with (INR 2) by (simpl; ring). split; [apply INR_le|apply le_INR].
Qed.
