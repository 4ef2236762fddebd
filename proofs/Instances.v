(** * What an instance needs: families given by lists, and the few tactics of the templates

    An instance fixes a depth and a rational [q] and states a general theorem in plain terms:
    explicit weights, explicit polynomials, explicit rational exponents. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror
  BalancedPotential Coercivity Regularizer.
Import ListNotations.
Open Scope R_scope.

Definition weights (ws : list (R -> R)) (i : nat) : R -> R := nth i ws (fun _ => 1).
Definition numbers (ls : list R) (i : nat) : R := nth i ls 1.

Lemma offsets_numbers ls : List.Forall (fun l => 0 < l) ls -> offsets (S (length ls)) (numbers (0 :: ls)).
Proof.
  intros H. split; [lia|]. split; [reflexivity|].
  intros [|i] Hi; [lia|]. unfold numbers; simpl.
  apply (proj1 (Forall_nth (fun l => 0 < l) ls) H). lia.
Qed.

(** Prove [forall i, (i < n)%nat -> ...], [n] a numeral, index by index. *)
Ltac each_index :=
  let i := fresh "i" in let Hi := fresh "Hi" in intros i Hi;
  repeat first [ exfalso; clear - Hi; lia | destruct i as [|i]; [clear Hi|] ].

(** Unfold products and families with explicit entries. *)
Ltac explicit :=
  unfold product, partial, P, dP, Q, sym_pred, inverse_metric, others, omit, at_time, offset,
    imbalance, weights, numbers in *;
  cbn [prod sum nth Nat.eqb length] in *.

(** A flow from its written equations [H : forall t, _ -> _ -> is_derive _ _ _ /\ ...]
    and the continuity of the weights [C : forall t, _ -> continuous _ _ /\ ...]. *)
Ltac flow_from C H :=
  split;
  [ let t := fresh "t" in let i := fresh "i" in let Ht := fresh "Ht" in
    intros t i Ht; revert i; specialize (C t Ht); each_index; cbn [weights nth]; apply C
  | let t := fresh "t" in let i := fresh "i" in let Ht := fresh "Ht" in let HE := fresh "HE" in
    intros t i Ht HE; revert i; specialize (H t Ht HE); each_index;
    explicit; flow_equation H ]
with flow_equation H :=
  lazymatch type of H with
  | _ /\ _ => first [ flow_equation (proj1 H) | flow_equation (proj2 H) ]
  | is_derive ?w _ _ =>
      lazymatch goal with
      | |- is_derive w _ _ =>
          let K := fresh "K" in pose proof H as K; derive_from K;
          match goal with |- context [phi ?q ?x] =>
            match goal with |- _ = ?r =>
              match r with context [phi q ?y] => replace y with x by ring end end end; ring
      end
  end.

(** Side conditions of an instance: numbers, indices, [INR] of a numeral. *)
Ltac number := simpl INR in *; solve [ lra | lia | nra | field; repeat split; lra ].

(** ** The balanced theorems with the depth, the exponents and the constants as arguments

    [d] is the depth as a real number, [m = q (d-1)/d], [e = 2 - m]. *)

Lemma balanced_hessian_at L q d m e c x : (0 < L)%nat -> INR L = d ->
  q * (d - 1) / d = m -> 2 - m = e -> m <> 1 -> c * (d * (1 - m)) = 1 -> x <> 0 ->
  is_derive (fun y => c * phi e y) x (/ (d * abspow m x)).
Proof.
  intros HL <- <- <- Hm Hc Hx. change (q * (INR L - 1) / INR L) with (metric_exponent L q) in *.
  assert (HLr := INR_gt0 L HL).
  apply (is_derive_ext (power_map L q)); [|apply is_derive_power_map; assumption].
  intros y. in_R. unfold power_map.
  replace c with (/ (INR L * (1 - metric_exponent L q))); [unfold Rdiv; ring|].
  apply (Rmult_eq_reg_r (INR L * (1 - metric_exponent L q))); [rewrite Hc; field; lra|].
  apply Rmult_integral_contrapositive_currified; lra.
Qed.

Lemma balanced_potential_at L q d m e c1 c0 x : (0 < L)%nat -> INR L = d ->
  q * (d - 1) / d = m -> 2 - m = e -> e <> 0 -> c0 * e = c1 -> x <> 0 \/ 1 < e ->
  is_derive (fun y => c0 * abspow e y) x (c1 * phi e x).
Proof.
  intros HL <- <- <- He <- Hx.
  assert (H := is_derive_scal _ x c0 _ (is_derive_abspow _ x Hx)).
  derive_from H. unfold mult; simpl. ring.
Qed.

Lemma regularizer_at L q d m e c x : INR L = d ->
  q * (d - 1) / d = m -> 2 - m = e -> d / (d * (2 - q) + q) = c ->
  regularizer L q x = c * abspow e x.
Proof. intros <- <- <- <-. reflexivity. Qed.

Lemma mu_at L q d e l : INR L = d -> q * (d - 1) = e -> mu L q l = Rpower l e.
Proof. intros <- <-. reflexivity. Qed.

(** [m = 1]: the entropy. *)
Lemma entropy_hessian_at L d x : (0 < L)%nat -> INR L = d -> x <> 0 ->
  is_derive (fun y => sign y * ln (Rabs y) / d) x (/ (d * Rabs x)).
Proof. intros HL <-. apply is_derive_entropy_map, HL. Qed.

Lemma entropy_potential_at L d x : (0 < L)%nat -> INR L = d -> x <> 0 ->
  is_derive (fun y => (Rabs y * ln (Rabs y) - Rabs y) / d) x (sign x * ln (Rabs x) / d).
Proof. intros HL <-. apply is_derive_entropy_potential, HL. Qed.

Section MirrorAt.
Variables (L : nat) (q d : R) (g : R -> R) (w : nat -> R -> R) (a b : R) (E : list R) (t : R).
Hypothesis HL : (0 < L)%nat.
Hypothesis Hq : 0 < q.
Hypothesis Hd : INR L = d.
Hypothesis Hflow : steepest_flow L q g w a b E.
Hypothesis Hregular : regular L q w a b E.
Hypothesis Hinit : balanced L (at_time w a).
Hypothesis Ht : a < t < b.
Hypothesis HE : ~ In t E.
Hypothesis Hx : product L w t <> 0.

Lemma balanced_mirror_at m e c :
  q * (d - 1) / d = m -> 2 - m = e -> m <> 1 -> c * (d * (1 - m)) = 1 ->
  is_derive (fun s => c * phi e (product L w s)) t (- phi q (g t)).
Proof.
  subst d. intros Hm He Hm1 Hc.
  apply (is_derive_ext (fun s => (fun y => c * phi e y) (product L w s))); [reflexivity|].
  assert (H := balanced_law L q (fun _ => 0) g w a b E Hq Hflow Hregular
    (fun t => continuous_const 0 t) Hinit HL (fun y => c * phi e y) t Ht HE Hx).
  assert (K := balanced_hessian_at L q (INR L) m e c (product L w t) HL eq_refl Hm He Hm1 Hc Hx).
  unfold metric_exponent in H. rewrite Hm in H. assert (H1 := H K). derive_from H1. ring.
Qed.

Lemma entropy_mirror_at : q * (d - 1) / d = 1 ->
  is_derive (fun s => sign (product L w s) * ln (Rabs (product L w s)) / d) t (- phi q (g t)).
Proof.
  subst d. intros Hm.
  assert (H := balanced_entropy_flow L q (fun _ => 0) g w a b E Hq Hflow Hregular
    (fun t => continuous_const 0 t) Hinit HL t Hm Ht HE Hx).
  derive_from H. ring.
Qed.

End MirrorAt.
