(** * Enclosing the mirror map at rational [q = a/b] by proper integrals of smooth functions

    With [z = s^b], so that [z^q = s^a], the integral of the mirror map has no root of the variable:
    [R'(X(s^b)) = int_0^s b v^(b-1) Q(v^a)^(1/q - 1) dv]. A bracket of [s] by [P(s^a) = |x|^q] brackets [R'] and [R'']. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization GradientFlow Coercivity.
Open Scope R_scope.

Section Enclosure.
Variables (L a b : nat) (q : R) (lam : nat -> R).
Hypothesis Hb : (0 < b)%nat.
Hypothesis Hab : q * INR b = INR a.
Hypothesis Hq : 1 <= q.
Hypothesis Hlam : offsets L lam.

Definition smooth (s : R) : R := INR b * s ^ (b - 1) * Rpower (Q L lam (s ^ a)) (/ q - 1).

Lemma a_gt0 : (0 < a)%nat.
Proof. apply INR_lt. rewrite <- Hab. assert (H := lt_0_INR b Hb). simpl. nra. Qed.

Lemma abspow_root s : 0 <= s -> abspow q (s ^ b) = s ^ a.
Proof.
  assert (Ha := a_gt0). intros [Hs|<-].
  - rewrite abspow_pos by (apply pow_lt; exact Hs).
    rewrite <- (Rpower_pow b), <- (Rpower_pow a) by exact Hs. rewrite Rpower_mult, Rmult_comm, Hab. reflexivity.
  - rewrite !pow_i by assumption. apply abspow_0.
Qed.

Lemma continuous_smooth s : 0 <= s -> continuous smooth s.
Proof.
  intros Hs. unfold smooth.
  destruct (Q_derivable L lam (s ^ a)) as [d Hd].
  apply (ex_derive_continuous (fun s => INR b * s ^ (b - 1) * Rpower (Q L lam (s ^ a)) (/ q - 1))).
  assert (HQ : 0 < Q L lam (s ^ a)) by (apply (Q_gt0 L lam Hlam), pow_le, Hs).
  assert (H1 := is_derive_comp (Q L lam) (fun s => s ^ a) s _ _ Hd (is_derive_pow (fun s => s) a s 1 (is_derive_id s))).
  assert (H2 := is_derive_comp (fun y => Rpower y (/ q - 1)) _ s _ _ (is_derive_Rpower (/ q - 1) _ HQ) H1).
  apply (ex_derive_mult (fun s => INR b * s ^ (b - 1))); [auto_derive; exact I | eexists; exact H2].
Qed.

Lemma is_derive_Y_power s : 0 <= s -> is_derive (fun s => Y L q lam (s ^ b)) s (smooth s).
Proof.
  intros Hs.
  assert (H := is_derive_comp (Y L q lam) (fun s => s ^ b) s _ _
    (is_derive_Y L q lam Hq Hlam (s ^ b)) (is_derive_pow (fun s => s) b s 1 (is_derive_id s))).
  derive_from H. rewrite (abspow_root s Hs). unfold smooth, scal; simpl. unfold mult; simpl.
  replace (Init.Nat.pred b) with (b - 1)%nat by lia. ring.
Qed.

Theorem Y_smooth s : 0 <= s -> Y L q lam (s ^ b) = RInt smooth 0 s.
Proof.
  intros Hs. symmetry. apply is_RInt_unique.
  replace (Y L q lam (s ^ b)) with (minus (Y L q lam (s ^ b)) (Y L q lam (0 ^ b))).
  - apply (is_RInt_derive (fun s => Y L q lam (s ^ b)) smooth); rewrite Rmin_left, Rmax_right by exact Hs; intros v Hv.
    + apply is_derive_Y_power; lra.
    + apply continuous_smooth; lra.
  - rewrite pow_i by exact Hb. rewrite Y_0. unfold minus, plus, opp; simpl. ring.
Qed.

(** From a bracket of the parameter. *)
Theorem enclosed x s1 s2 : 0 < x -> 0 <= s1 -> 0 <= s2 ->
  P L lam (s1 ^ a) <= Rpower x q -> Rpower x q <= P L lam (s2 ^ a) ->
  RInt smooth 0 s1 <= mirror_map L q lam x <= RInt smooth 0 s2 /\
  / dP L lam (s2 ^ a) <= hessian L q lam x <= / dP L lam (s1 ^ a).
Proof.
  intros Hx H1 H2 E1 E2.
  assert (Hz : forall s, 0 <= s -> 0 <= s ^ b) by (intros; apply pow_le; assumption).
  assert (Xs : forall s, 0 <= s -> abspow q (X L q lam (s ^ b)) = P L lam (s ^ a)).
  { intros s Hs. rewrite (abspow_X L q lam Hq Hlam), abspow_root by exact Hs. reflexivity. }
  assert (Ex : abspow q x = Rpower x q) by (apply abspow_pos, Hx).
  assert (Incr : strictly_increasing (X L q lam)) by (apply X_increasing; assumption).
  assert (Pos : forall s, 0 <= s -> 0 <= X L q lam (s ^ b)).
  { intros s Hs. destruct (Hz s Hs) as [K|K]; [|rewrite <- K, X_0; lra].
    apply Rlt_le. rewrite <- (X_0 L q lam). apply Incr, K. }
  set (z := inverse (X L q lam) x).
  assert (Xz : X L q lam z = x) by (apply (X_inverse L q lam Hq Hlam)).
  assert (B1 : s1 ^ b <= z).
  { apply Rnot_lt_le. intros K. apply Incr in K. rewrite Xz in K.
    assert (K' := abspow_lt q x _ ltac:(lra) (conj (Rlt_le _ _ Hx) K)). rewrite (Xs s1 H1), Ex in K'. lra. }
  assert (B2 : z <= s2 ^ b).
  { apply Rnot_lt_le. intros K. apply Incr in K. rewrite Xz in K.
    assert (K' := abspow_lt q _ x ltac:(lra) (conj (Pos s2 H2) K)). rewrite (Xs s2 H2), Ex in K'. lra. }
  assert (Z0 : 0 <= z) by (assert (J := Hz s1 H1); lra).
  split.
  - unfold mirror_map. fold z. rewrite <- (Y_smooth s1 H1), <- (Y_smooth s2 H2).
    assert (Y1 := Y_increasing L q lam Hq Hlam). split.
    + destruct B1 as [K|K]; [apply Rlt_le, Y1, K|rewrite K; lra].
    + destruct B2 as [K|K]; [apply Rlt_le, Y1, K|rewrite K; lra].
  - unfold hessian. fold z.
    assert (A1 := abspow_le q (s1 ^ b) z ltac:(lra) (conj (Hz s1 H1) B1)). rewrite abspow_root in A1 by exact H1.
    assert (A2 := abspow_le q z (s2 ^ b) ltac:(lra) (conj Z0 B2)). rewrite abspow_root in A2 by exact H2.
    assert (P1 : 0 <= s1 ^ a) by (apply pow_le; exact H1).
    split; apply Rinv_le_contravar.
    + apply (dP_gt0 L lam Hlam). apply abspow_ge0.
    + apply (dP_increasing L lam Hlam). split; [apply abspow_ge0|exact A2].
    + apply (dP_gt0 L lam Hlam). exact P1.
    + apply (dP_increasing L lam Hlam). split; assumption.
Qed.

End Enclosure.
