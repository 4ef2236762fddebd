(** * Balanced weights, depth 3: potentials, mirror law and regularizer at rational [q] *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Power Flow Metric BalancedPotential Regularizer Instances.
Open Scope R_scope.

(** ** [q = 4/3]: [m = 8/9] *)

Theorem hessian_4_3 x : x <> 0 ->
  is_derive (fun y => 3 * phi (10/9) y) x (/ (3 * abspow (8/9) x)).
Proof. intros Hx. apply (balanced_hessian_at 3 (4/3)); first [exact Hx | number]. Qed.

Theorem potential_4_3 x : x <> 0 ->
  is_derive (fun y => 27/10 * abspow (10/9) y) x (3 * phi (10/9) x).
Proof. intros Hx. apply (balanced_potential_at 3 (4/3) 3 (8/9)); first [left; exact Hx | number]. Qed.

Theorem regularizer_4_3 x : regularizer 3 (4/3) x = 9/10 * abspow (10/9) x.
Proof. apply (regularizer_at 3 (4/3) 3 (8/9)); number. Qed.

Theorem mirror_4_3 g w a b E t :
  steepest_flow 3 (4/3) g w a b E -> balanced 3 (at_time w a) ->
  a < t < b -> ~ In t E -> product 3 w t <> 0 ->
  is_derive (fun s => 3 * phi (10/9) (product 3 w s)) t (- phi (4/3) (g t)).
Proof.
  intros Hflow Hinit Ht HE Hx.
  apply (balanced_mirror_at 3 (4/3) 3 g w a b E) with (m := 8/9);
    first [assumption | apply regular_gt_1; number | number].
Qed.

(** ** [q = 3/2]: [m = 1], the entropy *)

Theorem hessian_3_2 x : x <> 0 ->
  is_derive (fun y => sign y * ln (Rabs y) / 3) x (/ (3 * Rabs x)).
Proof. apply (entropy_hessian_at 3); number. Qed.

Theorem potential_3_2 x : x <> 0 ->
  is_derive (fun y => (Rabs y * ln (Rabs y) - Rabs y) / 3) x (sign x * ln (Rabs x) / 3).
Proof. apply (entropy_potential_at 3); number. Qed.

Theorem mirror_3_2 g w a b E t :
  steepest_flow 3 (3/2) g w a b E -> balanced 3 (at_time w a) ->
  a < t < b -> ~ In t E -> product 3 w t <> 0 ->
  is_derive (fun s => sign (product 3 w s) * ln (Rabs (product 3 w s)) / 3) t (- phi (3/2) (g t)).
Proof.
  intros Hflow Hinit Ht HE Hx.
  apply (entropy_mirror_at 3 (3/2) 3 g w a b E);
    first [assumption | apply regular_gt_1; number | number].
Qed.
