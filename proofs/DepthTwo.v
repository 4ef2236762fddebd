(** * Depth 2: [R'' = 1/sqrt(4 |x|^q + lam^2)] at every real [q]

    and the potentials in closed form for [q = 2] (hyperbolic entropy) and [q = 1]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization Mirror Sign.
Open Scope R_scope.

(** Two weights as a family, and their offsets [(0, l)]. *)
Definition pair (w0 w1 : R -> R) (i : nat) : R -> R := match i with O => w0 | _ => w1 end.
Definition offset_pair (l : R) (i : nat) : R := match i with O => 0 | _ => l end.

Lemma offsets_pair l : 0 < l -> offsets 2 (offset_pair l).
Proof.
  intros Hl. split; [lia|]. split; [reflexivity|].
  intros [|i] Hi; [lia|exact Hl].
Qed.

Lemma P_pair l u : P 2 (offset_pair l) u = u * (u + l).
Proof. unfold P; simpl. ring. Qed.

Lemma dP_pair l u : dP 2 (offset_pair l) u = 2 * u + l.
Proof. unfold dP, sym_pred, others, omit; simpl. ring. Qed.

Section DepthTwo.
Variables (q l : R).
Hypothesis Hq : 1 <= q.
Hypothesis Hl : 0 < l.

Notation lam := (offset_pair l).
Let Hlam := offsets_pair l Hl.

Theorem hessian_2 x : hessian 2 q lam x = / sqrt (4 * abspow q x + l ^ 2).
Proof.
  unfold hessian. rewrite dP_pair, <- (P_inverse 2 q lam Hq Hlam x), P_pair.
  set (u := abspow q (inverse (X 2 q lam) x)).
  assert (Hu : 0 <= u) by apply abspow_ge0.
  replace (4 * (u * (u + l)) + l ^ 2) with ((2 * u + l) ^ 2) by ring.
  rewrite sqrt_pow2 by lra. reflexivity.
Qed.

Lemma radicand_gt0 x : 0 < 4 * abspow q x + l ^ 2.
Proof. assert (H := abspow_ge0 q x). nra. Qed.

(** The mirror map is the integral of the metric. *)
Theorem mirror_map_2 x : mirror_map 2 q lam x = RInt (fun s => / sqrt (4 * abspow q s + l ^ 2)) 0 x.
Proof.
  apply (eq_of_derive (mirror_map 2 q lam) (fun x => RInt (fun s => / sqrt (4 * abspow q s + l ^ 2)) 0 x)
    (fun x => / sqrt (4 * abspow q x + l ^ 2)) 0).
  - rewrite (mirror_map_0 2 q lam Hq Hlam).
    symmetry. exact (RInt_point 0 (fun s => / sqrt (4 * abspow q s + l ^ 2))).
  - intros y. rewrite <- hessian_2. apply is_derive_mirror_map; assumption.
  - intros y. apply (is_derive_primitive (fun s => / sqrt (4 * abspow q s + l ^ 2))).
    intros s. apply (continuous_comp (fun s => 4 * abspow q s + l ^ 2) (fun r => / sqrt r)).
    + apply (continuous_plus (fun s => 4 * abspow q s)); [|apply continuous_const].
      apply (continuous_mult (fun _ => 4)); [apply continuous_const|apply continuous_abspow; lra].
    + assert (Hr := radicand_gt0 s).
      apply (is_derive_continuous (fun r => / sqrt r) _
        (- (/ (2 * sqrt (4 * abspow q s + l ^ 2))) / sqrt (4 * abspow q s + l ^ 2) ^ 2)).
      auto_derive; [split; [exact Hr|]; split; [|exact I]; apply Rgt_not_eq, sqrt_lt_R0, Hr|].
      field. apply Rgt_not_eq, sqrt_lt_R0, Hr.
Qed.

End DepthTwo.

(** ** Gradient flow: the hyperbolic entropy *)

Section GradientFlow.
Variable l : R.
Hypothesis Hl : 0 < l.
Notation lam := (offset_pair l).
Let Hlam := offsets_pair l Hl.
Let one_le_2 : 1 <= 2.
Proof. lra. Qed.

Lemma is_derive_arcsinh_scaled x : is_derive (fun x => arcsinh (2 * x / l) / 2) x
  (/ sqrt (4 * x ^ 2 + l ^ 2)).
Proof.
  assert (H0 : is_derive arcsinh (2 * x / l) (/ sqrt ((2 * x / l) ^ 2 + 1)))
    by (apply is_derive_Reals, derivable_pt_lim_arcsinh).
  assert (H1 : is_derive (fun x => 2 * x / l) x (2 / l)) by (auto_derive; [exact I|field; lra]).
  assert (H2 := is_derive_scal _ x (/ 2) _ (is_derive_comp arcsinh _ x _ _ H0 H1)).
  apply (is_derive_ext (fun x => / 2 * arcsinh (2 * x / l))).
  { intros y. in_R. unfold Rdiv. ring. }
  derive_from H2. unfold scal, mult; simpl. unfold mult; simpl.
  replace (4 * (x * (x * 1)) + l * (l * 1))
    with (l ^ 2 * (2 * x / l * (2 * x / l * 1) + 1)) by (field; lra).
  assert (0 < 2 * x / l * (2 * x / l * 1) + 1) by nra.
  rewrite sqrt_mult, sqrt_pow2 by nra. field.
  split; [apply Rgt_not_eq, sqrt_lt_R0; assumption|lra].
Qed.

Theorem gradient_mirror_map_2 x : mirror_map 2 2 lam x = arcsinh (2 * x / l) / 2.
Proof.
  apply (eq_of_derive (mirror_map 2 2 lam) (fun x => arcsinh (2 * x / l) / 2)
    (fun x => / sqrt (4 * x ^ 2 + l ^ 2)) 0).
  - rewrite (mirror_map_0 2 2 lam one_le_2 Hlam).
    replace (2 * 0 / l) with 0 by (field; lra). rewrite arcsinh_0. field.
  - intros y. rewrite <- abspow_2, <- (hessian_2 2 l one_le_2 Hl y).
    apply is_derive_mirror_map; assumption.
  - exact is_derive_arcsinh_scaled.
Qed.

Theorem gradient_potential_2 x : potential 2 2 lam x =
  x * arcsinh (2 * x / l) / 2 - sqrt (4 * x ^ 2 + l ^ 2) / 4 + l / 4.
Proof.
  apply (eq_of_derive (potential 2 2 lam)
    (fun x => x * arcsinh (2 * x / l) / 2 - sqrt (4 * x ^ 2 + l ^ 2) / 4 + l / 4)
    (fun x => arcsinh (2 * x / l) / 2) 0).
  - rewrite potential_0.
    replace (4 * 0 ^ 2 + l ^ 2) with (l ^ 2) by ring. rewrite sqrt_pow2 by lra. field.
  - intros y. rewrite <- gradient_mirror_map_2. apply is_derive_potential; assumption.
  - intros y.
    assert (Hr : 0 < 4 * y ^ 2 + l ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hr).
    assert (H1 := is_derive_mult (fun y : R => y) _ y _ _ (is_derive_id y)
      (is_derive_arcsinh_scaled y) Rmult_comm).
    assert (H2 : is_derive (fun y => sqrt (4 * y ^ 2 + l ^ 2) / 4 - l / 4) y
      (y / sqrt (4 * y ^ 2 + l ^ 2))).
    { auto_derive; [exact Hr|]. change (4 * (y * (y * 1)) + l * (l * 1)) with (4 * y ^ 2 + l ^ 2). field. lra. }
    assert (H3 := is_derive_minus _ _ y _ _ H1 H2).
    apply (is_derive_ext (fun y => minus (mult y (arcsinh (2 * y / l) / 2))
      (sqrt (4 * y ^ 2 + l ^ 2) / 4 - l / 4))).
    { intros z. in_R. unfold minus, plus, opp, mult; simpl. field. }
    derive_from H3. unfold minus, plus, opp, mult, one; simpl. unfold mult; simpl.
    change (4 * (y * (y * 1)) + l * (l * 1)) with (4 * y ^ 2 + l ^ 2). field. lra.
Qed.

End GradientFlow.

(** ** Sign gradient flow *)

Section SignFlow.
Variable l : R.
Hypothesis Hl : 0 < l.
Notation lam := (offset_pair l).
Let Hlam := offsets_pair l Hl.

Theorem sign_mirror_map_2 x :
  mirror_map 2 1 lam x = sign x * (sqrt (4 * Rabs x + l ^ 2) - l) / 2.
Proof.
  set (y := sign x * (sqrt (4 * Rabs x + l ^ 2) - l) / 2).
  assert (Ha := Rabs_pos x).
  assert (Hs : sqrt (4 * Rabs x + l ^ 2) ^ 2 = 4 * Rabs x + l ^ 2) by (apply pow2_sqrt; nra).
  assert (Hs0 : l <= sqrt (4 * Rabs x + l ^ 2)).
  { rewrite <- (sqrt_pow2 l) at 1 by lra. apply sqrt_le_1_alt. lra. }
  set (s := sqrt (4 * Rabs x + l ^ 2)) in *.
  assert (Hx : y * Q 2 lam (Rabs y) = x).
  { assert (EQ : forall u, Q 2 lam u = u + l) by (intros; unfold Q, others, omit; simpl; ring).
    rewrite EQ. unfold y.
    destruct (Rtotal_order x 0) as [h|[h|h]].
    - rewrite sign_eq_m1 by exact h. rewrite Rabs_left in Hs by exact h.
      replace (Rabs (-1 * (s - l) / 2)) with ((s - l) / 2); [nra|].
      rewrite Rabs_left1 by lra. field.
    - rewrite h, sign_0. lra.
    - rewrite sign_eq_1 by exact h. rewrite (Rabs_pos_eq x) in Hs by lra.
      rewrite Rabs_pos_eq by lra. nra. }
  rewrite <- Hx. apply (sign_mirror_map 2 lam Hlam).
Qed.

Theorem sign_potential_2 x : potential 2 1 lam x =
  sqrt (4 * Rabs x + l ^ 2) ^ 3 / 12 - l * Rabs x / 2 - l ^ 3 / 12.
Proof.
  assert (Hpos : forall x, 0 <= x -> potential 2 1 lam x
      = sqrt (4 * x + l ^ 2) ^ 3 / 12 - l * x / 2 - l ^ 3 / 12).
  { clear x. intros x Hx.
    set (F := fun x => sqrt (4 * x + l ^ 2) ^ 3 / 12 - l * x / 2 - l ^ 3 / 12).
    assert (HF : forall y, 0 <= y -> is_derive F y ((sqrt (4 * y + l ^ 2) - l) / 2)).
    { intros y Hy. assert (Hr : 0 < 4 * y + l ^ 2) by nra. assert (Hs := sqrt_lt_R0 _ Hr).
      unfold F. auto_derive; [exact Hr|]. simpl. field.
      apply Rgt_not_eq, sqrt_lt_R0. simpl in Hr. exact Hr. }
    assert (K : potential 2 1 lam x - F x = potential 2 1 lam 0 - F 0).
    { apply (constant_off_finite (fun y => potential 2 1 lam y - F y) nil 0 x Hx).
      - intros y Hy. apply (continuous_minus (potential 2 1 lam) F).
        + exact (is_derive_continuous _ _ _ (is_derive_potential 2 1 lam (Rle_refl 1) Hlam y)).
        + exact (is_derive_continuous _ _ _ (HF y (proj1 Hy))).
      - intros y Hy _.
        assert (H := is_derive_minus _ _ y _ _
          (is_derive_potential 2 1 lam (Rle_refl 1) Hlam y) (HF y ltac:(lra))).
        derive_from H. rewrite sign_mirror_map_2, sign_eq_1, Rabs_pos_eq by lra.
        unfold minus, plus, opp; simpl. field. }
    rewrite potential_0 in K.
    assert (F0 : F 0 = 0).
    { unfold F. replace (4 * 0 + l ^ 2) with (l ^ 2) by ring. rewrite sqrt_pow2 by lra. field. }
    unfold F in *. lra. }
  unfold Rabs. destruct (Rcase_abs x); [|apply Hpos; lra].
  rewrite <- (potential_even 2 1 lam (Rle_refl 1) Hlam). apply Hpos. lra.
Qed.

End SignFlow.

(** ** End to end for two weights, in plain terms *)

Lemma pair_flow q g w0 w1 a b E :
  (forall t, a <= t <= b -> continuous w0 t /\ continuous w1 t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive w0 t (- phi q (g t * w1 t))
                                   /\ is_derive w1 t (- phi q (g t * w0 t))) ->
  steepest_flow 2 q g (pair w0 w1) a b E.
Proof.
  intros Hc Hd. split.
  - intros t [|i] Ht Hi; apply Hc; exact Ht.
  - intros t [|[|i]] Ht HE Hi; [| |lia]; destruct (Hd t Ht HE) as [H0 H1].
    + derive_from H0. unfold partial, others, omit, at_time; simpl.
      rewrite Rmult_0_l, !Rmult_1_l, Rminus_0_r. reflexivity.
    + derive_from H1. unfold partial, others, omit, at_time; simpl.
      rewrite Rmult_0_l, Rmult_1_l, Rmult_1_r, Rminus_0_r. reflexivity.
Qed.

(** The depth-2 law at real [q]: [l] is the initial imbalance. *)
Theorem mirror_flow_2 q g w0 w1 a b E l :
  1 <= q -> 0 < l ->
  (forall t, a <= t <= b -> continuous w0 t /\ continuous w1 t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive w0 t (- phi q (g t * w1 t))
                                   /\ is_derive w1 t (- phi q (g t * w0 t))) ->
  (forall t, a < t < b -> ~ In t E -> 1 < q \/ w0 t <> 0 /\ w1 t <> 0) ->
  abspow q (w1 a) - abspow q (w0 a) = l ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map 2 q (offset_pair l) (w0 s * w1 s)) t (- phi q (g t)).
Proof.
  intros Hq Hl Hc Hd Hr H0 t Ht HE.
  apply (is_derive_ext (fun s => mirror_map 2 q (offset_pair l) (product 2 (pair w0 w1) s))).
  { intros s. unfold product, at_time; simpl. rewrite Rmult_1_l. reflexivity. }
  apply (mirror_flow 2 q (offset_pair l) Hq (offsets_pair l Hl) g (pair w0 w1) a b E).
  - apply pair_flow; assumption.
  - intros s [|i] Hs HsE Hi; destruct (Hr s Hs HsE) as [h|h]; simpl; tauto.
  - intros [|[|i]] Hi; [| |lia]; unfold offset, at_time, offset_pair; simpl; lra.
  - exact Ht.
  - exact HE.
Qed.
