(** * Uniformization: the mirror map at general depth and real [q]

    Let [w_0] be the smallest weight in absolute value and [|w_i|^q = |w_0|^q + lam_i],
    [lam_i > 0] for [i >= 1]. Up to the (constant) signs of the others, [x] and its mirror
    image [R'(x)] are functions of the one real number [z = w_0]:

      [x = X(z) = z Q(|z|^q)^(1/q)],   [R'(x) = Y(z) = int_0^z Q(|v|^q)^(1/q - 1) dv],

    with [Q(u) = prod_(i>=1) (u + lam_i)]. The substitution [u = |z|^q] gives the form
    [R'(x) = (1/q) int_0^u P(v)^(1/q - 1) dv], [P(u) = u Q(u)]; in [z] the integral is proper,
    odd, and smooth through [x = 0]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric.
Open Scope R_scope.

(** Offsets with respect to the weight of index 0, the others strictly larger. *)
Definition offsets (L : nat) (lam : nat -> R) : Prop :=
  (0 < L)%nat /\ lam 0%nat = 0 /\ forall i, (0 < i < L)%nat -> 0 < lam i.

Definition Q (L : nat) (lam : nat -> R) (u : R) : R := others L (fun i => u + lam i) 0.
Definition X (L : nat) (q : R) (lam : nat -> R) (z : R) : R :=
  z * Rpower (Q L lam (abspow q z)) (/ q).
Definition Y (L : nat) (q : R) (lam : nat -> R) (z : R) : R :=
  RInt (fun v => Rpower (Q L lam (abspow q v)) (/ q - 1)) 0 z.

(** The mirror map [R'], the potential [R], and the second derivative [R'']. *)
Definition mirror_map L q lam (x : R) : R := Y L q lam (inverse (X L q lam) x).
Definition potential L q lam (x : R) : R := RInt (mirror_map L q lam) 0 x.
Definition hessian L q lam (x : R) : R := / dP L lam (abspow q (inverse (X L q lam) x)).

Section Uniformization.
Variables (L : nat) (q : R) (lam : nat -> R).
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Notation X := (X L q lam).
Notation Y := (Y L q lam).
Notation Q := (Q L lam).
Notation P := (P L lam).
Notation dP := (dP L lam).

Lemma Q_gt0 u : 0 <= u -> 0 < Q u.
Proof.
  intros Hu. apply others_gt0. intros i Hi H0.
  assert (0 < lam i) by (apply (proj2 (proj2 Hlam)); lia). lra.
Qed.

Lemma P_factor u : P u = u * Q u.
Proof.
  destruct Hlam as (HL & H0 & _).
  unfold Metric.P. rewrite <- (others_mult L _ 0 HL). rewrite H0. unfold Uniformization.Q. ring.
Qed.

Lemma dP_ge_Q u : 0 <= u -> Q u <= dP u.
Proof.
  intros Hu. destruct Hlam as (HL & H0 & Hp).
  unfold Metric.dP, sym_pred, Uniformization.Q.
  apply (sum_ge_term L (others L (fun i => u + lam i)) 0); [|exact HL].
  intros j Hj. apply others_ge0. intros i Hi _.
  destruct i as [|i]; [lra|]. assert (0 < lam (S i)) by (apply Hp; lia). lra.
Qed.

Lemma dP_gt0 u : 0 <= u -> 0 < dP u.
Proof. intros Hu. apply Rlt_le_trans with (Q u); [apply Q_gt0|apply dP_ge_Q]; exact Hu. Qed.

Lemma Q_derivable u : exists d, is_derive Q u d.
Proof.
  unfold Uniformization.Q, others.
  eexists. apply (is_derive_prod (fun i v => omit 0 (fun i => v + lam i) i)
    (fun i => if Nat.eqb i 0 then 0 else 1)).
  intros i _. unfold omit. destruct (Nat.eqb i 0).
  - apply (is_derive_const (K:=R_AbsRing) (V:=R_NormedModule)).
  - apply is_derive_shift.
Qed.

(** [P' = Q + u Q']. *)
Lemma dP_Q u d : is_derive Q u d -> dP u = Q u + u * d.
Proof.
  intros H.
  assert (H1 := is_derive_mult (fun v : R => v) Q u _ _ (is_derive_id u) H Rmult_comm).
  rewrite <- (is_derive_unique _ _ _ (is_derive_P L lam u)).
  apply is_derive_unique.
  apply (is_derive_ext (fun v => mult v (Q v))); [intros v; symmetry; apply P_factor|].
  derive_from H1. unfold plus, mult, one; simpl. unfold mult; simpl. ring.
Qed.

Lemma continuous_Q_abspow z : continuous (fun v => Q (abspow q v)) z.
Proof.
  apply (continuous_comp (abspow q) Q); [apply continuous_abspow; lra|].
  destruct (Q_derivable (abspow q z)) as [d Hd]. exact (is_derive_continuous _ _ _ Hd).
Qed.

Lemma continuous_Q_Rpower e z : continuous (fun v => Rpower (Q (abspow q v)) e) z.
Proof.
  apply (continuous_comp (fun v => Q (abspow q v)) (fun y => Rpower y e)).
  - apply continuous_Q_abspow.
  - apply continuous_Rpower, Q_gt0, abspow_ge0.
Qed.

(** [|X(z)|^q = P(|z|^q)], and [X] keeps the sign. *)
Lemma abspow_X z : abspow q (X z) = P (abspow q z).
Proof.
  unfold Uniformization.X. rewrite abspow_mult, P_factor. f_equal.
  assert (H := Q_gt0 (abspow q z) (abspow_ge0 q z)).
  rewrite abspow_pos by apply Rpower_gt0.
  rewrite Rpower_mult, Rinv_l, Rpower_1 by lra. reflexivity.
Qed.

Lemma sign_X z : sign (X z) = sign z.
Proof.
  unfold Uniformization.X. rewrite sign_mult, (sign_eq_1 (Rpower _ _)) by apply Rpower_gt0. ring.
Qed.

Lemma X_odd z : X (- z) = - X z.
Proof. unfold Uniformization.X. rewrite abspow_Ropp. ring. Qed.

Lemma X_0 : X 0 = 0.
Proof. unfold Uniformization.X. ring. Qed.

(** Two numbers of the same sign and the same absolute power are equal. *)
Lemma eq_of_sign_abspow x y : sign x = sign y -> abspow q x = abspow q y -> x = y.
Proof.
  intros Hs Ha. apply abspow_inj in Ha; [|lra].
  rewrite <- (sign_mult_Rabs x), <- (sign_mult_Rabs y), Hs, Ha. reflexivity.
Qed.

(** [x = X(z)] is determined by [|x|^q = P(|z|^q)] and the sign. *)
Lemma X_unique x z : abspow q x = P (abspow q z) -> sign x = sign z -> x = X z.
Proof.
  intros Ha Hs. apply eq_of_sign_abspow; [rewrite sign_X; exact Hs|rewrite abspow_X; exact Ha].
Qed.

Theorem is_derive_X z :
  is_derive X z (Rpower (Q (abspow q z)) (/ q - 1) * dP (abspow q z)).
Proof.
  assert (HQ := Q_gt0 (abspow q z) (abspow_ge0 q z)).
  destruct (Q_derivable (abspow q z)) as [d Hd].
  rewrite (dP_Q _ d Hd), Rpower_minus_1 by exact HQ.
  destruct (Req_dec z 0) as [->|Hz].
  - assert (H := is_derive_id_mult_0 _ (continuous_Q_Rpower (/ q) 0)).
    derive_from H. rewrite abspow_0. rewrite abspow_0 in HQ. field. lra.
  - assert (H1 := is_derive_comp Q (abspow q) z _ _ Hd
      (is_derive_abspow q z (or_introl Hz))).
    assert (H2 := is_derive_comp (fun y => Rpower y (/ q)) (fun v => Q (abspow q v)) z _ _
      (is_derive_Rpower (/ q) _ HQ) H1).
    assert (H3 := is_derive_mult (fun v : R => v) _ z _ _ (is_derive_id z) H2 Rmult_comm).
    derive_from H3. unfold plus, mult, one, scal; simpl. unfold mult; simpl.
    rewrite Rpower_minus_1 by exact HQ.
    set (r := Rpower (Q (abspow q z)) (/ q)) in *. set (S := Q (abspow q z)) in *.
    rewrite <- (mult_phi q z). clearbody r S. field. lra.
Qed.

Theorem is_derive_Y z : is_derive Y z (Rpower (Q (abspow q z)) (/ q - 1)).
Proof. apply (is_derive_primitive (fun v => Rpower (Q (abspow q v)) (/ q - 1))).
  intros; apply continuous_Q_Rpower. Qed.

Lemma continuous_X z : continuous X z.
Proof. exact (is_derive_continuous _ _ _ (is_derive_X z)). Qed.

Lemma continuous_Y z : continuous Y z.
Proof. exact (is_derive_continuous _ _ _ (is_derive_Y z)). Qed.

Lemma X_increasing : strictly_increasing X.
Proof.
  apply (strictly_increasing_derive X _ is_derive_X). intros z.
  apply Rmult_lt_0_compat; [apply Rpower_gt0|apply dP_gt0, abspow_ge0].
Qed.

Lemma Y_increasing : strictly_increasing Y.
Proof. apply (strictly_increasing_derive Y _ is_derive_Y). intros; apply Rpower_gt0. Qed.

Lemma X_lower z : 0 <= z -> z * Rpower (Q 0) (/ q) <= X z.
Proof.
  intros Hz. apply Rmult_le_compat_l; [exact Hz|].
  apply Rpower_le_l; [apply Rlt_le, Rinv_0_lt_compat; lra|].
  split; [apply Q_gt0; lra|]. assert (Ha := abspow_ge0 q z).
  apply others_le. intros i Hi Hne.
  assert (0 < lam i) by (apply (proj2 (proj2 Hlam)); lia). lra.
Qed.

Lemma X_onto : onto X.
Proof.
  apply onto_continuous.
  - exact continuous_X.
  - intros y. set (c := Rpower (Q 0) (/ q)). assert (Hc : 0 < c) by apply Rpower_gt0.
    assert (Hy := Rabs_pos y).
    assert (Hz : 0 <= Rabs y / c) by (apply Rdiv_le_0_compat; assumption).
    exists (- (Rabs y / c)), (Rabs y / c). split; [lra|].
    assert (H := X_lower _ Hz). rewrite X_odd.
    replace (Rabs y / c * Rpower (Q 0) (/ q)) with (Rabs y) in H by (fold c; field; lra).
    unfold Rabs in H at 1. unfold Rabs in Hy.
    destruct (Rcase_abs y); split; lra.
Qed.

(** [R'] at the point [X(z)]. *)
Lemma mirror_map_X z : mirror_map L q lam (X z) = Y z.
Proof. unfold mirror_map. rewrite inverse_left by exact X_increasing. reflexivity. Qed.

Lemma X_inverse x : X (inverse X x) = x.
Proof. apply inverse_right; [exact X_increasing|exact X_onto]. Qed.

(** [P(u) = |x|^q] for [u = |X^(-1)(x)|^q]: the point of the curve above [x]. *)
Lemma P_inverse x : P (abspow q (inverse X x)) = abspow q x.
Proof. rewrite <- abspow_X, X_inverse. reflexivity. Qed.

(** [R'' = 1 / P'(u)], for every real [x], 0 included. *)
Theorem is_derive_mirror_map x : is_derive (mirror_map L q lam) x (hessian L q lam x).
Proof.
  unfold hessian. rewrite <- (X_inverse x) at 1. set (z := inverse X x).
  assert (HQ := Rpower_gt0 (Q (abspow q z)) (/ q - 1)).
  assert (HP := dP_gt0 (abspow q z) (abspow_ge0 q z)).
  assert (Hi : is_derive (inverse X) (X z) (/ (Rpower (Q (abspow q z)) (/ q - 1) * dP (abspow q z)))).
  { apply is_derive_inverse; [exact X_increasing|exact continuous_X|apply is_derive_X|].
    apply Rgt_not_eq, Rmult_lt_0_compat; assumption. }
  assert (HY : is_derive Y (inverse X (X z)) (Rpower (Q (abspow q z)) (/ q - 1))).
  { rewrite inverse_left by exact X_increasing. apply is_derive_Y. }
  assert (H := is_derive_comp Y (inverse X) (X z) _ _ HY Hi).
  derive_from H. unfold scal; simpl; unfold mult; simpl. field. lra.
Qed.

Lemma hessian_gt0 x : 0 < hessian L q lam x.
Proof. apply Rinv_0_lt_compat, dP_gt0, abspow_ge0. Qed.

Lemma hessian_X z : hessian L q lam (X z) = / dP (abspow q z).
Proof. unfold hessian. rewrite inverse_left by exact X_increasing. reflexivity. Qed.

Lemma continuous_mirror_map x : continuous (mirror_map L q lam) x.
Proof. exact (is_derive_continuous _ _ _ (is_derive_mirror_map x)). Qed.

Theorem is_derive_potential x : is_derive (potential L q lam) x (mirror_map L q lam x).
Proof. apply is_derive_primitive. exact continuous_mirror_map. Qed.

Lemma mirror_map_increasing : strictly_increasing (mirror_map L q lam).
Proof.
  exact (strictly_increasing_derive _ _ is_derive_mirror_map hessian_gt0).
Qed.

Lemma Y_0 : Y 0 = 0.
Proof. exact (RInt_point 0 (fun v => Rpower (Q (abspow q v)) (/ q - 1))). Qed.

Lemma mirror_map_0 : mirror_map L q lam 0 = 0.
Proof. rewrite <- X_0 at 1. rewrite mirror_map_X. exact Y_0. Qed.

Lemma potential_0 : potential L q lam 0 = 0.
Proof. exact (RInt_point 0 (mirror_map L q lam)). Qed.

Lemma Y_odd z : Y (- z) = - Y z.
Proof.
  apply (eq_of_derive (fun z => Y (- z)) (fun z => - Y z)
    (fun z => - Rpower (Q (abspow q z)) (/ q - 1)) 0).
  - rewrite Ropp_0, Y_0. ring.
  - intros v. assert (H := is_derive_comp Y Ropp v _ _ (is_derive_Y (- v))
      (is_derive_opp (fun v => v) v _ (is_derive_id v))).
    derive_from H. rewrite abspow_Ropp. unfold scal, opp, one; simpl. unfold mult; simpl. ring.
  - intros v. exact (is_derive_opp Y v _ (is_derive_Y v)).
Qed.

Lemma inverse_X_odd x : inverse X (- x) = - inverse X x.
Proof.
  apply (strictly_increasing_inj X); [exact X_increasing|].
  rewrite X_odd, !X_inverse. reflexivity.
Qed.

Theorem mirror_map_odd x : mirror_map L q lam (- x) = - mirror_map L q lam x.
Proof. unfold mirror_map. rewrite inverse_X_odd. apply Y_odd. Qed.

Theorem potential_even x : potential L q lam (- x) = potential L q lam x.
Proof.
  apply (eq_of_derive (fun x => potential L q lam (- x)) (potential L q lam)
    (mirror_map L q lam) 0).
  - rewrite Ropp_0. reflexivity.
  - intros v. assert (H := is_derive_comp (potential L q lam) Ropp v _ _
      (is_derive_potential (- v)) (is_derive_opp (fun v => v) v _ (is_derive_id v))).
    derive_from H. rewrite mirror_map_odd. unfold scal, opp, one; simpl. unfold mult; simpl. ring.
  - exact is_derive_potential.
Qed.

End Uniformization.
