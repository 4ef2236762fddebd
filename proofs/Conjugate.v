(** * Strict convexity and the convex conjugate

    [R* (y) = sup_x (x y - R(x))]. At [y = R'(x)] the supremum is attained at [x], and with
    [z = X^(-1)(x)] it is [int_0^z v Q(|v|^q)^(2/q - 1) dv], which is
    [(1/q) int_0^u P(v)^(2/q - 1) dv] after [u = |z|^q]; [(R* )'(R'(x)) = x]. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization.
Open Scope R_scope.

Definition conjugate_at (L : nat) (q : R) (lam : nat -> R) (z : R) : R :=
  RInt (fun v => v * Rpower (Q L lam (abspow q v)) (2 / q - 1)) 0 z.
Definition conjugate L q lam (y : R) : R := conjugate_at L q lam (inverse (Y L q lam) y).

Section Conjugate.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

(** [R] is strictly convex: it lies strictly above its tangents. *)
Theorem potential_strictly_convex x y : x <> y ->
  potential L q lam x + mirror_map L q lam x * (y - x) < potential L q lam y.
Proof.
  apply above_tangent.
  - exact (is_derive_potential L q lam Hq Hlam).
  - exact (mirror_map_increasing L q lam Hq Hlam).
Qed.

Lemma is_derive_conjugate_at z : is_derive (conjugate_at L q lam) z
  (z * Rpower (Q L lam (abspow q z)) (2 / q - 1)).
Proof.
  apply (is_derive_primitive (fun v => v * Rpower (Q L lam (abspow q v)) (2 / q - 1))).
  intros v. apply (continuous_mult (fun v : R => v)); [apply continuous_id|].
  exact (continuous_Q_Rpower L q lam Hq Hlam (2 / q - 1) v).
Qed.

(** Equality in the Fenchel-Young inequality. *)
Theorem conjugate_value z :
  X L q lam z * Y L q lam z - potential L q lam (X L q lam z) = conjugate_at L q lam z.
Proof.
  apply (eq_of_derive
    (fun z => X L q lam z * Y L q lam z - potential L q lam (X L q lam z)) (conjugate_at L q lam)
    (fun z => z * Rpower (Q L lam (abspow q z)) (2 / q - 1)) 0).
  - rewrite X_0, (potential_0 L q lam). unfold conjugate_at.
    rewrite (RInt_point 0 (fun v => v * Rpower (Q L lam (abspow q v)) (2 / q - 1))).
    unfold zero; simpl. ring.
  - intros v.
    assert (HX := is_derive_X L q lam Hq Hlam v). assert (HY := is_derive_Y L q lam Hq Hlam v).
    assert (H1 := is_derive_mult _ _ v _ _ HX HY Rmult_comm).
    assert (H2 := is_derive_comp (potential L q lam) (X L q lam) v _ _
      (is_derive_potential L q lam Hq Hlam (X L q lam v)) HX).
    assert (H3 := is_derive_minus _ _ v _ _ H1 H2).
    derive_from H3. rewrite (mirror_map_X L q lam Hq Hlam).
    unfold minus, plus, opp, scal, mult; simpl. unfold mult; simpl.
    assert (HQ := Q_gt0 L lam Hlam (abspow q v) (abspow_ge0 q v)).
    replace (2 / q - 1) with (/ q + (/ q - 1)) by (field; lra).
    rewrite Rpower_plus. unfold X. ring.
  - exact is_derive_conjugate_at.
Qed.

(** The conjugate is the supremum that defines it, on the range of [R']. *)
Theorem conjugate_is_sup z :
  is_lub (fun v => exists x, v = x * Y L q lam z - potential L q lam x) (conjugate_at L q lam z).
Proof.
  rewrite <- conjugate_value. split.
  - intros v [x ->]. set (x0 := X L q lam z).
    assert (E : Y L q lam z = mirror_map L q lam x0)
      by (symmetry; apply (mirror_map_X L q lam Hq Hlam)).
    destruct (Req_dec x0 x) as [<-|Hne]; [lra|].
    assert (H := potential_strictly_convex x0 x Hne). rewrite <- E in H. lra.
  - intros b Hb. apply Hb. exists (X L q lam z). ring.
Qed.

Lemma conjugate_Y z : conjugate L q lam (Y L q lam z) = conjugate_at L q lam z.
Proof.
  unfold conjugate. rewrite inverse_left; [reflexivity|].
  exact (Y_increasing L q lam Hq Hlam).
Qed.

(** [R(x) + R*(R'(x)) = x R'(x)] for every real [x]. *)
Theorem fenchel_young x :
  potential L q lam x + conjugate L q lam (mirror_map L q lam x) = x * mirror_map L q lam x.
Proof.
  rewrite <- (X_inverse L q lam Hq Hlam x). set (z := inverse (X L q lam) x).
  rewrite (mirror_map_X L q lam Hq Hlam), conjugate_Y, <- conjugate_value. ring.
Qed.

(** [(R* )'] inverts [R']. *)
Theorem is_derive_conjugate x :
  is_derive (conjugate L q lam) (mirror_map L q lam x) x.
Proof.
  rewrite <- (X_inverse L q lam Hq Hlam x). set (z := inverse (X L q lam) x).
  rewrite (mirror_map_X L q lam Hq Hlam).
  assert (HQ := Q_gt0 L lam Hlam (abspow q z) (abspow_ge0 q z)).
  assert (Hinv : is_derive (inverse (Y L q lam)) (Y L q lam z)
    (/ Rpower (Q L lam (abspow q z)) (/ q - 1))).
  { apply is_derive_inverse.
    - exact (Y_increasing L q lam Hq Hlam).
    - exact (continuous_Y L q lam Hq Hlam).
    - apply is_derive_Y; assumption.
    - apply Rgt_not_eq, Rpower_gt0. }
  assert (Hc : is_derive (conjugate_at L q lam) (inverse (Y L q lam) (Y L q lam z))
    (z * Rpower (Q L lam (abspow q z)) (2 / q - 1))).
  { rewrite inverse_left by exact (Y_increasing L q lam Hq Hlam). apply is_derive_conjugate_at. }
  assert (H := is_derive_comp _ _ _ _ _ Hc Hinv). derive_from H.
  unfold scal; simpl; unfold mult; simpl.
  replace (2 / q - 1) with (/ q + (/ q - 1)) by (field; lra).
  rewrite Rpower_plus. unfold X. field. apply Rgt_not_eq, Rpower_gt0.
Qed.

End Conjugate.
