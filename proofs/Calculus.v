(** * What is used of calculus

    Monotonicity with finitely many exceptional times, primitives of continuous functions,
    and the inverse of a strictly increasing function. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products.
Open Scope R_scope.

(** A function that is continuous on [[a, b]] and has a derivative [<= 0] inside, but for
    finitely many times, does not increase. *)
Lemma nonincreasing_off_finite (f : R -> R) (E : list R) a b : a <= b ->
  (forall t, a <= t <= b -> continuous f t) ->
  (forall t, a < t < b -> ~ In t E -> exists l, is_derive f t l /\ l <= 0) ->
  f b <= f a.
Proof.
  revert a b. induction E as [|e E IH]; intros a b Hab Hc Hd.
  - destruct (Req_dec a b) as [->|Hne]; [lra|].
    set (d := fun t => if Rlt_dec a t then (if Rlt_dec t b then Derive f t else 0) else 0).
    assert (Hd' : forall t, a < t < b -> is_derive f t (Derive f t) /\ Derive f t <= 0).
    { intros t Ht. destruct (Hd t Ht) as [l [Hl Hn]]; [intros []|].
      rewrite (is_derive_unique f t l Hl). split; assumption. }
    destruct (MVT_gen f a b d) as [c [Hc1 Hc2]].
    + rewrite Rmin_left, Rmax_right by lra. intros t Ht. unfold d.
      destruct (Rlt_dec a t); [|lra]. destruct (Rlt_dec t b); [|lra]. apply Hd'; lra.
    + rewrite Rmin_left, Rmax_right by lra. intros t Ht.
      apply continuity_pt_filterlim, Hc; lra.
    + assert (d c <= 0).
      { unfold d. destruct (Rlt_dec a c); [|lra]. destruct (Rlt_dec c b); [|lra]. apply Hd'; lra. }
      nra.
  - destruct (Rlt_dec a e) as [Ha|Ha]; [destruct (Rlt_dec e b) as [Hb|Hb]|].
    + apply Rle_trans with (f e).
      * apply IH; [lra|intros; apply Hc; lra|]. intros t Ht HE. apply Hd; [lra|].
        intros [He|He]; [lra|auto].
      * apply IH; [lra|intros; apply Hc; lra|]. intros t Ht HE. apply Hd; [lra|].
        intros [He|He]; [lra|auto].
    + apply IH; [lra|exact Hc|]. intros t Ht HE. apply Hd; [lra|]. intros [He|He]; [lra|auto].
    + apply IH; [lra|exact Hc|]. intros t Ht HE. apply Hd; [lra|]. intros [He|He]; [lra|auto].
Qed.

Lemma constant_off_finite (f : R -> R) (E : list R) a b : a <= b ->
  (forall t, a <= t <= b -> continuous f t) ->
  (forall t, a < t < b -> ~ In t E -> is_derive f t 0) ->
  f b = f a.
Proof.
  intros Hab Hc Hd. apply Rle_antisym.
  - apply (nonincreasing_off_finite f E a b Hab Hc). intros t Ht HE. exists 0. split; [auto|lra].
  - apply Ropp_le_cancel.
    apply (nonincreasing_off_finite (fun t => - f t) E a b Hab).
    + intros t Ht. apply (continuous_opp f). auto.
    + intros t Ht HE. exists 0. split; [|lra].
      assert (H := is_derive_opp f t 0 (Hd t Ht HE)). derive_from H. unfold opp; simpl; lra.
Qed.

(** The distance in Coquelicot's uniform space on [R]. *)
Lemma ball_Rabs (x y eps : R) : ball x eps y <-> Rabs (y - x) < eps.
Proof. unfold ball; simpl; unfold AbsRing_ball, abs, minus, plus, opp; simpl. reflexivity. Qed.

(** Continuity in epsilon and delta. *)
Lemma continuous_eps (f : R -> R) x : continuous f x <->
  forall eps, 0 < eps -> exists d, 0 < d /\ forall y, Rabs (y - x) < d -> Rabs (f y - f x) < eps.
Proof.
  split.
  - intros H eps He.
    destruct (proj1 (filterlim_locally f (f x)) H (mkposreal eps He)) as [d Hd].
    exists d. split; [apply cond_pos|]. intros y Hy.
    apply ball_Rabs. apply (Hd y). apply ball_Rabs. exact Hy.
  - intros H. apply (proj2 (filterlim_locally f (f x))). intros [eps He].
    destruct (H eps He) as [d [Hd Hy]]. exists (mkposreal d Hd). intros y By.
    apply ball_Rabs, Hy, ball_Rabs. exact By.
Qed.

(** [z h(z)] has derivative [h(0)] at 0 for every continuous [h]. *)
Lemma is_derive_id_mult_0 (h : R -> R) : continuous h 0 -> is_derive (fun z => z * h z) 0 (h 0).
Proof.
  intros Hc. apply is_derive_Reals. intros eps He.
  destruct (proj1 (continuous_eps h 0) Hc eps He) as [d [Hd H]].
  exists (mkposreal d Hd). intros z Hz Hzd. simpl in Hzd.
  replace (((0 + z) * h (0 + z) - 0 * h 0) / z) with (h z)
    by (rewrite Rplus_0_l; field; assumption).
  apply H. rewrite Rminus_0_r. exact Hzd.
Qed.

(** The fundamental theorem for a function continuous everywhere. *)
Lemma is_derive_primitive (h : R -> R) a z :
  (forall x, continuous h x) -> is_derive (fun y => RInt h a y) z (h z).
Proof.
  intros H. apply (is_derive_RInt h _ a z); [|apply H].
  exists (mkposreal 1 Rlt_0_1). intros y _.
  apply (RInt_correct h). apply ex_RInt_continuous. intros; apply H.
Qed.

(** ... and for one continuous to the right of [c]. *)
Lemma is_derive_primitive_gt (h : R -> R) c a z : c < a -> c < z ->
  (forall x, c < x -> continuous h x) -> is_derive (fun y => RInt h a y) z (h z).
Proof.
  intros Ha Hz H. apply (is_derive_RInt h _ a z); [|apply H; exact Hz].
  assert (He : 0 < z - c) by lra.
  assert (Hball : forall y : R, ball z (z - c) y -> c < y).
  { intros y Hy. change (Rabs (y - z) < z - c) in Hy. apply Rabs_def2 in Hy. lra. }
  exists (mkposreal _ He). intros y Hy. apply Hball in Hy.
  apply (RInt_correct h). apply ex_RInt_continuous. intros x Hx. apply H.
  apply Rlt_le_trans with (2 := proj1 Hx). apply Rmin_glb_lt; assumption.
Qed.

Lemma is_derive_continuous (f : R -> R) x l : is_derive f x l -> continuous f x.
Proof. intros H. apply (ex_derive_continuous f x). exists l; exact H. Qed.

(** Two functions with the same derivative and one common value are equal. *)
Lemma eq_of_derive (f h d : R -> R) x0 x : f x0 = h x0 ->
  (forall y, is_derive f y (d y)) -> (forall y, is_derive h y (d y)) -> f x = h x.
Proof.
  intros H0 Hf Hh.
  assert (D : forall y, is_derive (fun z => f z - h z) y 0).
  { intros y. assert (H := is_derive_minus f h y _ _ (Hf y) (Hh y)). derive_from H.
    unfold minus, plus, opp; simpl; ring. }
  assert (C : forall y, continuous (fun z => f z - h z) y)
    by (intros y; apply (is_derive_continuous _ y 0); apply D).
  destruct (Rle_dec x0 x).
  - assert (E := constant_off_finite _ nil x0 x ltac:(lra) (fun t _ => C t) (fun t _ _ => D t)).
    simpl in E. lra.
  - assert (E := constant_off_finite _ nil x x0 ltac:(lra) (fun t _ => C t) (fun t _ _ => D t)).
    simpl in E. lra.
Qed.

Definition strictly_increasing (f : R -> R) := forall x y, x < y -> f x < f y.
Definition onto (f : R -> R) := forall y, exists x, f x = y.

Lemma strictly_increasing_derive (f d : R -> R) :
  (forall x, is_derive f x (d x)) -> (forall x, 0 < d x) -> strictly_increasing f.
Proof.
  intros H Hd x y Hxy.
  destruct (MVT_gen f x y d) as [c [Hc E]].
  - intros; apply H.
  - intros; apply continuity_pt_filterlim, (is_derive_continuous f x0 (d x0)), H.
  - assert (Hp := Hd c). nra.
Qed.

Lemma strictly_increasing_inj f x y : strictly_increasing f -> f x = f y -> x = y.
Proof.
  intros H E. destruct (Rtotal_order x y) as [h|[h|h]]; [|exact h|]; apply H in h; lra.
Qed.

Lemma strictly_increasing_lt f x y : strictly_increasing f -> f x < f y -> x < y.
Proof.
  intros H E. destruct (Rtotal_order x y) as [h|[h|h]]; [exact h|subst; lra|apply H in h; lra].
Qed.

(** A continuous function takes every value between two of its values. *)
Lemma intermediate_value (f : R -> R) a b y : (forall x, continuous f x) ->
  a <= b -> f a <= y <= f b -> exists x, a <= x <= b /\ f x = y.
Proof.
  intros Hc Hab Hy. destruct (IVT_gen f a b y) as [x [Hx E]].
  - intros x. apply continuity_pt_filterlim. apply Hc.
  - rewrite Rmin_left, Rmax_right by lra. exact Hy.
  - rewrite Rmin_left, Rmax_right in Hx by lra. exists x. auto.
Qed.

Lemma onto_continuous (f : R -> R) : (forall x, continuous f x) ->
  (forall y, exists a b, a <= b /\ f a <= y <= f b) -> onto f.
Proof.
  intros Hc H y. destruct (H y) as (a & b & Hab & Hy).
  destruct (intermediate_value f a b y Hc Hab Hy) as [x [_ E]]. exists x; exact E.
Qed.

(** The inverse of a strictly increasing function: the largest [z] with [f z <= y]. *)
Definition inverse (f : R -> R) (y : R) : R := real (Lub_Rbar (fun z => f z <= y)).

Lemma inverse_left f z : strictly_increasing f -> inverse f (f z) = z.
Proof.
  intros H. unfold inverse.
  rewrite (is_lub_Rbar_unique _ (Finite z)); [reflexivity|]. split.
  - intros x Hx. simpl. destruct (Rle_dec x z); [assumption|].
    exfalso. assert (f z < f x) by (apply H; lra). lra.
  - intros b Hb. apply Hb. lra.
Qed.

Lemma inverse_right f y : strictly_increasing f -> onto f -> f (inverse f y) = y.
Proof. intros H O. destruct (O y) as [z <-]. rewrite inverse_left by assumption. reflexivity. Qed.

Lemma inverse_increasing f : strictly_increasing f -> onto f -> strictly_increasing (inverse f).
Proof.
  intros H O x y Hxy. apply (strictly_increasing_lt f); [exact H|].
  rewrite !inverse_right by assumption. exact Hxy.
Qed.

(** Near [f z] every value is taken near [z]. *)
Lemma inverse_near (f : R -> R) z : strictly_increasing f -> (forall x, continuous f x) ->
  forall eps, 0 < eps -> exists d, 0 < d /\
    forall y, Rabs (y - f z) < d -> exists x, Rabs (x - z) < eps /\ f x = y.
Proof.
  intros H C eps He.
  assert (H1 : f z < f (z + eps)) by (apply H; lra).
  assert (H2 : f (z - eps) < f z) by (apply H; lra).
  exists (Rmin (f (z + eps) - f z) (f z - f (z - eps))). split; [apply Rmin_pos; lra|].
  intros y Hy.
  assert (K1 := Rmin_l (f (z + eps) - f z) (f z - f (z - eps))).
  assert (K2 := Rmin_r (f (z + eps) - f z) (f z - f (z - eps))).
  apply Rabs_def2 in Hy.
  destruct (intermediate_value f (z - eps) (z + eps) y C) as [x [Hx E]]; [lra|lra|].
  exists x. split; [|exact E].
  assert (x < z + eps) by (apply (strictly_increasing_lt f); [exact H|lra]).
  assert (z - eps < x) by (apply (strictly_increasing_lt f); [exact H|lra]).
  apply Rabs_def1; lra.
Qed.

(** The derivative of the inverse, on the range of [f]. *)
Lemma is_derive_inverse (f : R -> R) (z l : R) :
  strictly_increasing f -> (forall x, continuous f x) ->
  is_derive f z l -> l <> 0 -> is_derive (inverse f) (f z) (/ l).
Proof.
  intros H C Hd Hl. apply is_derive_Reals. intros eps He.
  assert (Hc : continuous Rinv l).
  { apply (is_derive_continuous Rinv l (- (1) / l ^ 2)). auto_derive; [exact Hl|].
    field; exact Hl. }
  destruct (proj1 (continuous_eps Rinv l) Hc eps He) as [eta [Heta Hinv]].
  apply is_derive_Reals in Hd. destruct (Hd eta Heta) as [d1 Hd1].
  destruct (inverse_near f z H C d1 (cond_pos d1)) as [d2 [Hd2 Hk]].
  exists (mkposreal d2 Hd2). intros h Hh Hhd; simpl in Hhd.
  destruct (Hk (f z + h)) as [x [Hkd Hx]].
  { replace (f z + h - f z) with h by ring. exact Hhd. }
  rewrite <- Hx, !inverse_left by exact H.
  set (k := x - z) in *. assert (Hkx : x = z + k) by (unfold k; ring).
  assert (Hk0 : k <> 0).
  { intros E. apply Hh. rewrite Hkx, E, Rplus_0_r in Hx. lra. }
  assert (Hq := Hd1 k Hk0 Hkd). rewrite <- Hkx, Hx in Hq.
  replace (f z + h - f z) with h in Hq by ring.
  replace (k / h) with (/ (h / k)) by (field; auto).
  apply Hinv. exact Hq.
Qed.

(** A function with strictly increasing derivative lies strictly above its tangents. *)
Lemma above_tangent (f d : R -> R) x y : (forall z, is_derive f z (d z)) ->
  strictly_increasing d -> x <> y -> f x + d x * (y - x) < f y.
Proof.
  intros Hd Hi Hne.
  assert (Hc : forall z, continuity_pt f z)
    by (intros z; apply continuity_pt_filterlim, (is_derive_continuous f z (d z)), Hd).
  (* two steps of the mean value theorem, so that the point is strictly inside *)
  set (z := (x + y) / 2).
  destruct (MVT_gen f x z d) as [c1 [Hc1 E1]]; [intros; apply Hd|intros; apply Hc|].
  destruct (MVT_gen f z y d) as [c2 [Hc2 E2]]; [intros; apply Hd|intros; apply Hc|].
  destruct (Rlt_dec x y) as [Hxy|Hxy].
  - rewrite Rmin_left, Rmax_right in Hc1 by (unfold z; lra).
    rewrite Rmin_left, Rmax_right in Hc2 by (unfold z; lra).
    assert (d x <= d c1) by (destruct (Req_dec x c1) as [->|]; [lra|apply Rlt_le, Hi; lra]).
    assert (d x < d c2) by (apply Hi; unfold z in *; lra).
    assert (z - x = (y - x) / 2) by (unfold z; field).
    assert (y - z = (y - x) / 2) by (unfold z; field). nra.
  - rewrite Rmin_right, Rmax_left in Hc1 by (unfold z; lra).
    rewrite Rmin_right, Rmax_left in Hc2 by (unfold z; lra).
    assert (d c1 <= d x) by (destruct (Req_dec x c1) as [->|]; [lra|apply Rlt_le, Hi; lra]).
    assert (d c2 < d x) by (apply Hi; unfold z in *; lra).
    assert (z - x = (y - x) / 2) by (unfold z; field).
    assert (y - z = (y - x) / 2) by (unfold z; field). nra.
Qed.
