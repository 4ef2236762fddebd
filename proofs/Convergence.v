(** * Convergence: decrease of the loss, the integral of the gradient, rates

    [k] coordinates [x_c], each moving as [x_c' = - M_c phi_q(G_c)] with [M_c = 1/R''(x_c) >= mu];
    [F t = f(x(t))], whose derivative is then [- sum_c M_c |G_c|^q]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror Coercivity.
Open Scope R_scope.

(** ** Two inequalities between powers *)

(** [G^2 <= B^(2-q) |G|^q] when [|G| <= B]. *)
Lemma square_le_power q B y : q <= 2 -> 0 < B -> Rabs y <= B ->
  y ^ 2 <= Rpower B (2 - q) * abspow q y.
Proof.
  intros Hq HB Hy. destruct (Req_dec y 0) as [->|Hn]; [rewrite abspow_0; lra|].
  assert (Ha := Rabs_pos_lt y Hn).
  rewrite <- abspow_2, !abspow_neq0 by exact Hn.
  replace 2 with ((2 - q) + q) at 1 by ring. rewrite Rpower_plus.
  apply Rmult_le_compat_r; [apply Rlt_le, Rpower_gt0|].
  apply Rpower_le_l; lra.
Qed.

(** [(x + y)^s <= x^s + y^s] for [0 < s <= 1]. *)
Lemma abspow_subadditive s x y : 0 < s <= 1 -> 0 <= x -> 0 <= y ->
  abspow s (x + y) <= abspow s x + abspow s y.
Proof.
  intros Hs Hx Hy. destruct (Req_dec (x + y) 0) as [E|E].
  { replace x with 0 by lra. replace y with 0 by lra. rewrite Rplus_0_r, abspow_0. lra. }
  assert (Hp : 0 < x + y) by lra.
  assert (K : forall z, 0 <= z <= x + y -> z / (x + y) * abspow s (x + y) <= abspow s z).
  { intros z Hz. replace z with (z / (x + y) * (x + y)) at 2 by (field; lra).
    rewrite abspow_mult. apply Rmult_le_compat_r; [apply abspow_ge0|].
    set (r := z / (x + y)).
    assert (Hr : 0 <= r <= 1).
    { unfold r. split; [apply Rdiv_le_0_compat; lra|].
      apply (Rmult_le_reg_r (x + y)); [lra|]. unfold Rdiv.
      rewrite Rmult_assoc, Rinv_l by lra. lra. }
    destruct (Req_dec r 0) as [->|Hr0]; [rewrite abspow_0; lra|].
    rewrite abspow_pos by lra. rewrite <- (Rpower_1 r) at 1 by lra.
    assert (Hln : ln r <= 0).
    { destruct (Req_dec r 1) as [->|]; [rewrite ln_1; lra|].
      rewrite <- ln_1. apply Rlt_le, ln_increasing; lra. }
    assert (He : 1 * ln r <= s * ln r) by nra. unfold Rpower.
    destruct He as [h|h]; [apply Rlt_le, exp_increasing, h|rewrite h; lra]. }
  assert (K1 := K x ltac:(lra)). assert (K2 := K y ltac:(lra)).
  replace (abspow s (x + y))
    with (x / (x + y) * abspow s (x + y) + y / (x + y) * abspow s (x + y)) by (field; lra).
  lra.
Qed.

(** [(sum G^2)^(q/2) <= sum |G|^q] for [q <= 2]. *)
Lemma power_sum k q G : 0 < q <= 2 ->
  abspow (q / 2) (sum k (fun c => G c ^ 2)) <= sum k (fun c => abspow q (G c)).
Proof.
  intros Hq. induction k as [|k IH]; [simpl; rewrite abspow_0; lra|].
  change (abspow (q / 2) (sum k (fun c => G c ^ 2) + G k ^ 2)
    <= sum k (fun c => abspow q (G c)) + abspow q (G k)).
  assert (S : 0 <= sum k (fun c => G c ^ 2)) by (apply sum_ge0; intros; apply pow2_ge_0).
  assert (H := abspow_subadditive (q / 2) _ (G k ^ 2) ltac:(lra) S (pow2_ge_0 (G k))).
  assert (E : abspow (q / 2) (G k ^ 2) = abspow q (G k)).
  { rewrite <- abspow_2, abspow_abspow. f_equal. field. }
  lra.
Qed.

(** ** The flow of [k] coordinates *)

Section Convergence.
Variables (k : nat) (q mu : R) (a b : R) (E : list R).
Variables (G M : nat -> R -> R) (F : R -> R).
Hypothesis Hq : 1 <= q <= 2.
Hypothesis Hmu : 0 < mu.
Hypothesis Hab : a <= b.
Hypothesis HM : forall c t, (c < k)%nat -> a < t < b -> ~ In t E -> mu <= M c t.
Hypothesis HFc : forall t, a <= t <= b -> continuous F t.
Hypothesis HFd : forall t, a < t < b -> ~ In t E ->
  is_derive F t (- sum k (fun c => M c t * abspow q (G c t))).

(** [df/dt <= - mu sum |G_c|^q]. *)
Theorem decrease t : a < t < b -> ~ In t E ->
  - sum k (fun c => M c t * abspow q (G c t)) <= - mu * sum k (fun c => abspow q (G c t)).
Proof.
  intros Ht HE. rewrite Ropp_mult_distr_l_reverse, <- sum_scal. apply Ropp_le_contravar.
  apply sum_le. intros c Hc. apply Rmult_le_compat_r; [apply abspow_ge0|]. apply HM; assumption.
Qed.

Lemma decrease_square B t : 0 < B -> a < t < b -> ~ In t E ->
  (forall c, (c < k)%nat -> Rabs (G c t) <= B) ->
  mu * Rpower B (q - 2) * sum k (fun c => G c t ^ 2) <= sum k (fun c => M c t * abspow q (G c t)).
Proof.
  intros HB Ht HE HG. assert (H := decrease t Ht HE).
  apply Rle_trans with (mu * sum k (fun c => abspow q (G c t))); [|lra].
  rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|].
  rewrite <- sum_scal. apply sum_le. intros c Hc.
  apply (Rmult_le_reg_l (Rpower B (2 - q))); [apply Rpower_gt0|].
  rewrite <- Rmult_assoc, <- Rpower_plus. replace (2 - q + (q - 2)) with 0 by ring.
  rewrite Rpower_O by exact HB. rewrite Rmult_1_l.
  apply square_le_power; [lra|exact HB|apply HG, Hc].
Qed.

(** Theorem 4.2, with the constant where it belongs: if [|G_c| <= B] along the path, then
    [int sum G_c^2 dt <= B^(2-q) (f(x_a) - f(x_b)) / mu]. [J] is the integral. *)
Theorem gradient_integral B J : 0 < B ->
  (forall c t, (c < k)%nat -> a < t < b -> Rabs (G c t) <= B) ->
  J a = 0 -> (forall t, a <= t <= b -> continuous J t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive J t (sum k (fun c => G c t ^ 2))) ->
  J b <= Rpower B (2 - q) * (F a - F b) / mu.
Proof.
  intros HB HG HJ0 HJc HJd.
  set (K := Rpower B (2 - q) / mu).
  assert (HK : 0 < K) by (apply Rdiv_lt_0_compat; [apply Rpower_gt0|exact Hmu]).
  assert (H : J b + K * F b <= J a + K * F a).
  { apply (nonincreasing_off_finite (fun t => J t + K * F t) E a b Hab).
    - intros t Ht. apply (continuous_plus J (fun t => K * F t)); [apply HJc, Ht|].
      apply (continuous_mult (fun _ => K) F); [apply continuous_const|apply HFc, Ht].
    - intros t Ht HE.
      assert (D := is_derive_plus _ _ t _ _ (HJd t Ht HE) (is_derive_scal F t K _ (HFd t Ht HE))).
      eexists. split; [exact D|]. unfold plus, mult; simpl.
      assert (S := decrease_square B t HB Ht HE (fun c Hc => HG c t Hc Ht)).
      assert (S2 := Rmult_le_compat_l K _ _ (Rlt_le _ _ HK) S).
      assert (E1 : K * (mu * Rpower B (q - 2)) = 1).
      { unfold K. replace (Rpower B (2 - q) / mu * (mu * Rpower B (q - 2)))
          with (Rpower B (2 - q) * Rpower B (q - 2)) by (field; lra).
        rewrite <- Rpower_plus. replace (2 - q + (q - 2)) with 0 by ring. apply Rpower_O, HB. }
      rewrite <- Rmult_assoc, E1, Rmult_1_l in S2. simpl in S2 |- *. lra. }
  rewrite HJ0 in H.
  replace (Rpower B (2 - q) * (F a - F b) / mu) with (K * (F a - F b)) by (unfold K; field; lra).
  lra.
Qed.

(** Under the Polyak-Lojasiewicz inequality [sum G_c^2 >= 2 Lambda (f - fmin)] the decrease is
    exponential, with the rate [2 Lambda mu B^(q-2)]. *)
Theorem linear_rate B Lambda fmin : 0 < B -> 0 < Lambda ->
  (forall c t, (c < k)%nat -> a < t < b -> Rabs (G c t) <= B) ->
  (forall t, a < t < b -> 2 * Lambda * (F t - fmin) <= sum k (fun c => G c t ^ 2)) ->
  F b - fmin <= (F a - fmin) * exp (- (2 * Lambda * mu * Rpower B (q - 2)) * (b - a)).
Proof.
  intros HB HL HG HPL. set (r := 2 * Lambda * mu * Rpower B (q - 2)).
  assert (HBq := Rpower_gt0 B (q - 2)).
  assert (H : (F b - fmin) * exp (r * b) <= (F a - fmin) * exp (r * a)).
  { apply (nonincreasing_off_finite (fun t => (F t - fmin) * exp (r * t)) E a b Hab).
    - intros t Ht. apply (continuous_mult (fun t => F t - fmin) (fun t => exp (r * t))).
      + apply (continuous_minus F (fun _ => fmin)); [apply HFc, Ht|apply continuous_const].
      + apply (continuous_comp (fun t => r * t) exp).
        * apply (continuous_mult (fun _ => r)); [apply continuous_const|apply continuous_id].
        * apply continuous_exp.
    - intros t Ht HE.
      assert (D0 := is_derive_minus _ _ t _ _ (HFd t Ht HE)
        (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule) fmin t)).
      assert (D1 := is_derive_comp exp _ t _ _ (is_derive_exp (r * t))
        (is_derive_scal _ t r _ (is_derive_id t))).
      assert (D := is_derive_mult _ _ t _ _ D0 D1 Rmult_comm).
      eexists. split; [exact D|].
      unfold plus, mult, minus, plus, opp, scal, zero, one; simpl. unfold mult; simpl.
      assert (S := decrease_square B t HB Ht HE (fun c Hc => HG c t Hc Ht)).
      assert (S2 := Rmult_le_compat_l (mu * Rpower B (q - 2)) _ _
        (Rlt_le _ _ (Rmult_lt_0_compat _ _ Hmu HBq)) (HPL t Ht)).
      assert (S3 : r * (F t - fmin) <= sum k (fun c => M c t * abspow q (G c t)))
        by (unfold r; simpl in S, S2; lra).
      assert (He := exp_pos (r * t)). nra. }
  replace (- r * (b - a)) with (r * a + - (r * b)) by ring. rewrite exp_plus, exp_Ropp.
  apply (Rmult_le_reg_r (exp (r * b))); [apply exp_pos|].
  rewrite Rmult_assoc. rewrite Rmult_assoc, Rinv_l by apply Rgt_not_eq, exp_pos. lra.
Qed.

(** For [q < 2] the minimum is reached in finite time: as long as [f > fmin], the time is less than
    [(2 Lambda (f_a - fmin))^(1 - q/2) / ((2 - q) Lambda mu)]. *)
Theorem finite_time Lambda fmin : q < 2 -> 0 < Lambda ->
  (forall t, a < t < b -> 2 * Lambda * (F t - fmin) <= sum k (fun c => G c t ^ 2)) ->
  (forall t, a <= t <= b -> fmin < F t) ->
  b - a <= Rpower (2 * Lambda * (F a - fmin)) (1 - q / 2) / ((2 - q) * Lambda * mu).
Proof.
  intros Hq2 HL HPL Hpos.
  set (D := fun t => Rpower (2 * Lambda * (F t - fmin)) (1 - q / 2)).
  set (s := (2 - q) * Lambda * mu). assert (Hs : 0 < s) by (unfold s; apply Rmult_lt_0_compat; nra).
  assert (H : D b + s * b <= D a + s * a).
  { assert (HDc : forall t, a <= t <= b -> continuous (fun t => 2 * Lambda * (F t - fmin)) t).
    { intros t Ht. apply (continuous_mult (fun _ => 2 * Lambda)); [apply continuous_const|].
      apply (continuous_minus F (fun _ => fmin)); [apply HFc, Ht|apply continuous_const]. }
    assert (Hp : forall t, a <= t <= b -> 0 < 2 * Lambda * (F t - fmin)).
    { intros t Ht. assert (K := Hpos t Ht). apply Rmult_lt_0_compat; lra. }
    apply (nonincreasing_off_finite (fun t => D t + s * t) E a b Hab).
    - intros t Ht. apply (continuous_plus D (fun t => s * t)).
      + apply (continuous_comp (fun t => 2 * Lambda * (F t - fmin)) (fun y => Rpower y (1 - q / 2))).
        * apply HDc, Ht.
        * apply continuous_Rpower, Hp, Ht.
      + apply (continuous_mult (fun _ => s)); [apply continuous_const|apply continuous_id].
    - intros t Ht HE.
      assert (Hpt := Hp t ltac:(lra)).
      assert (D0 := is_derive_scal _ t (2 * Lambda) _ (is_derive_minus _ _ t _ _ (HFd t Ht HE)
        (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule) fmin t))).
      assert (D1 := is_derive_comp (fun y => Rpower y (1 - q / 2)) _ t _ _
        (is_derive_Rpower (1 - q / 2) _ Hpt) D0).
      assert (D2 := is_derive_plus _ _ t _ _ D1 (is_derive_scal _ t s _ (is_derive_id t))).
      eexists. split; [exact D2|].
      unfold plus, mult, minus, plus, opp, scal, zero, one; simpl. unfold mult; simpl.
      set (y := 2 * Lambda * (F t - fmin)) in *.
      replace (1 - q / 2 - 1) with (- (q / 2)) by ring.
      assert (S : mu * Rpower y (q / 2) <= sum k (fun c => M c t * abspow q (G c t))).
      { assert (S0 := decrease t Ht HE).
        apply Rle_trans with (mu * sum k (fun c => abspow q (G c t))); [|lra].
        apply Rmult_le_compat_l; [lra|].
        apply Rle_trans with (2 := power_sum k q (fun c => G c t) ltac:(lra)).
        rewrite <- abspow_pos by exact Hpt. apply abspow_le; [lra|].
        split; [lra|]. apply HPL, Ht. }
      rewrite Rpower_Ropp. set (p := Rpower y (q / 2)) in *. assert (Hpp : 0 < p) by apply Rpower_gt0.
      set (N := sum k (fun c => M c t * abspow q (G c t))) in *.
      assert (T : mu <= / p * N).
      { apply (Rmult_le_reg_l p); [exact Hpp|]. rewrite <- Rmult_assoc, Rinv_r by lra. lra. }
      replace (2 * Lambda * (- N + - 0) * ((1 - q / 2) * / p) + s * 1)
        with ((2 - q) * Lambda * (mu - / p * N)) by (unfold s; field; lra).
      assert (0 < (2 - q) * Lambda) by (apply Rmult_lt_0_compat; lra). nra. }
  assert (HDb : 0 < D b) by apply Rpower_gt0.
  fold s. change (Rpower (2 * Lambda * (F a - fmin)) (1 - q / 2)) with (D a).
  apply (Rmult_le_reg_r s); [exact Hs|].
  replace (D a / s * s) with (D a) by (field; lra). lra.
Qed.

End Convergence.

(** ** From the weights: [k] products of depth [L], one loss *)

Section FromWeights.
Variables (k L : nat) (q : R) (a b : R) (E : list R).
Variables (G : nat -> R -> R) (w : nat -> nat -> R -> R) (lam : nat -> nat -> R) (F : R -> R).
Hypothesis Hq : 1 <= q <= 2.
Hypothesis Hab : a <= b.
Hypothesis Hlam : forall c, (c < k)%nat -> offsets L (lam c).
Hypothesis Hflow : forall c, (c < k)%nat -> steepest_flow L q (G c) (w c) a b E.
Hypothesis Hregular : forall c, (c < k)%nat -> regular L q (w c) a b E.
Hypothesis Hinit : forall c i, (c < k)%nat -> (i < L)%nat -> offset q (at_time (w c) a) i = lam c i.
Hypothesis HFc : forall t, a <= t <= b -> continuous F t.

(** The chain rule: [G] is the gradient of the loss, whose value along the path is [F]. *)
Hypothesis Hchain : forall t, a < t < b -> ~ In t E ->
  is_derive F t (sum k (fun c => G c t * Derive (product L (w c)) t)).

Definition inverse_metric_of (c : nat) (t : R) : R := / hessian L q (lam c) (product L (w c) t).

Lemma loss_decrease t : a < t < b -> ~ In t E ->
  is_derive F t (- sum k (fun c => inverse_metric_of c t * abspow q (G c t))).
Proof.
  intros Ht HE. assert (H := Hchain t Ht HE). derive_from H.
  replace (- sum k (fun c => inverse_metric_of c t * abspow q (G c t)))
    with (sum k (fun c => (-1) * (inverse_metric_of c t * abspow q (G c t))))
    by (rewrite sum_scal; ring).
  apply sum_ext. intros c Hc.
  rewrite (is_derive_unique _ _ _ (mirror_flow_velocity L q (lam c) ltac:(lra) (Hlam c Hc) (G c) (w c) a b E
    (Hflow c Hc) (Hregular c Hc) (fun i Hi => Hinit c i Hc Hi) t Ht HE)).
  rewrite <- mult_phi. unfold inverse_metric_of, Rdiv. ring.
Qed.

(** Theorem 4.2 end to end, with [mu] the least inverse coercivity of the coordinates. *)
Theorem convergence mu B J : 0 < mu -> 0 < B ->
  (forall c, (c < k)%nat -> mu <= others L (lam c) 0) ->
  (forall c t, (c < k)%nat -> a < t < b -> Rabs (G c t) <= B) ->
  J a = 0 -> (forall t, a <= t <= b -> continuous J t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive J t (sum k (fun c => G c t ^ 2))) ->
  J b <= Rpower B (2 - q) * (F a - F b) / mu.
Proof.
  intros Hmu HB Hmin. apply (gradient_integral k q mu a b E G inverse_metric_of F); auto.
  - intros c t Hc _ _. apply Rle_trans with (1 := Hmin c Hc).
    apply coercivity; [exact (Hlam c Hc)].
  - exact loss_decrease.
Qed.

End FromWeights.

(** ** The bound as quoted, [(f(x_a) - f(x_b)) / (mu B^(2-q))], is false *)

(** Depth 1 ([R = x^2/2], [mu = 1]), [q = 1], [f = 10 x^2 / 2], from 1 to 0 in unit time: the
    gradient is [10 (1 - t) <= B = 10], and its square integrates to 100/3, not to at most 1/2. *)
Theorem quoted_bound_counterexample :
  let g := fun t => 10 * (1 - t) in
  steepest_flow 1 1 g (fun _ t => 1 - t) 0 1 nil /\
  (forall t, 0 < t < 1 -> Rabs (g t) <= 10) /\
  RInt (fun t => g t ^ 2) 0 1 = 100 / 3 /\
  (10 * 1 ^ 2 / 2 - 10 * 0 ^ 2 / 2) / (1 * Rpower 10 (2 - 1)) = 1 / 2.
Proof.
  assert (D : forall t, is_derive (fun t => 1 - t) t (- (1))) by (intros t; auto_derive; [exact I|ring]).
  simpl. split; [split|split; [|split]].
  - intros t i _ _. exact (is_derive_continuous _ _ _ (D t)).
  - intros t i Ht _ Hi. assert (H := D t). derive_from H.
    unfold partial, others, omit. simpl. replace i with 0%nat by lia. simpl.
    rewrite phi_1, !Rmult_1_r, sign_eq_1, Rmult_0_l by lra. ring.
  - intros t Ht. rewrite Rabs_pos_eq by lra. lra.
  - assert (Hd : forall t, is_derive (fun t => - (100 / 3) * (1 - t) ^ 3) t
      (10 * (1 - t) * (10 * (1 - t) * 1))) by (intros t; auto_derive; [exact I|field]).
    apply is_RInt_unique.
    assert (K := is_RInt_derive (fun t => - (100 / 3) * (1 - t) ^ 3) _ 0 1 (fun t _ => Hd t)).
    match type of K with _ -> is_RInt _ _ _ ?v => replace (100 / 3) with v end.
    + apply K. intros t _. apply (ex_derive_continuous (fun t => 10 * (1 - t) * (10 * (1 - t) * 1)) t).
      auto_derive. exact I.
    + unfold minus, plus, opp; simpl. field.
  - replace (2 - 1) with 1 by ring. rewrite Rpower_1 by lra. field.
Qed.
