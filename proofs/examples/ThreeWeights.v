(** * [x = w0 w1 w2] at [q = 3/2]: balance, metric, mirror law, Hessian, coercivity *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror Coercivity
  Regularizer Instances.
Import ListNotations.
Open Scope R_scope.

Section Flow.
Variables (w0 w1 w2 g alpha : R -> R) (a b : R) (E : list R).

Hypothesis continuous_weights : forall t, a <= t <= b ->
  continuous w0 t /\ continuous w1 t /\ continuous w2 t.

Theorem balance_instance :
  (forall t, a < t < b -> ~ In t E ->
    is_derive w0 t (- phi (3/2) (g t * (w1 t * w2 t)) - alpha t * w0 t) /\
    is_derive w1 t (- phi (3/2) (g t * (w0 t * w2 t)) - alpha t * w1 t) /\
    is_derive w2 t (- phi (3/2) (g t * (w0 t * w1 t)) - alpha t * w2 t)) ->
  (forall t, continuous alpha t) ->
  forall t, a <= t <= b ->
  abspow (3/2) (w1 t) - abspow (3/2) (w0 t)
  = (abspow (3/2) (w1 a) - abspow (3/2) (w0 a)) * exp (- (3/2) * RInt alpha a t).
Proof.
  intros flow Halpha t Ht.
  apply (balance_RInt 3 (3/2) alpha g (weights [w0; w1; w2]) a b E) with (i := 1%nat) (j := 0%nat);
    try lra; try lia; try assumption.
  - flow_from continuous_weights flow.
  - apply regular_gt_1. lra.
Qed.

Hypothesis flow : forall t, a < t < b -> ~ In t E ->
  is_derive w0 t (- phi (3/2) (g t * (w1 t * w2 t))) /\
  is_derive w1 t (- phi (3/2) (g t * (w0 t * w2 t))) /\
  is_derive w2 t (- phi (3/2) (g t * (w0 t * w1 t))).

Lemma steepest : steepest_flow 3 (3/2) g (weights [w0; w1; w2]) a b E.
Proof. flow_from continuous_weights flow. Qed.

Lemma regularity : regular 3 (3/2) (weights [w0; w1; w2]) a b E.
Proof. apply regular_gt_1. lra. Qed.

Theorem metric_instance t : a < t < b -> ~ In t E ->
  is_derive (fun s => w0 s * w1 s * w2 s) t
    (- (abspow (3/2) (w1 t * w2 t) + abspow (3/2) (w0 t * w2 t) + abspow (3/2) (w0 t * w1 t))
     * phi (3/2) (g t)).
Proof.
  intros Ht HE. assert (H := metric 3 (3/2) _ g _ a b E t steepest Ht HE).
  apply (is_derive_ext (product 3 (weights [w0; w1; w2]))); [intros; in_R; explicit; ring|].
  derive_from H. explicit. rewrite ?Rmult_1_l, ?Rmult_1_r. ring.
Qed.

Variables l1 l2 : R.
Hypothesis l1_gt0 : 0 < l1.
Hypothesis l2_gt0 : 0 < l2.
Hypothesis start1 : abspow (3/2) (w1 a) - abspow (3/2) (w0 a) = l1.
Hypothesis start2 : abspow (3/2) (w2 a) - abspow (3/2) (w0 a) = l2.

Lemma positive : offsets 3 (numbers [0; l1; l2]).
Proof. apply (offsets_numbers [l1; l2]). repeat constructor; assumption. Qed.

Theorem mirror_instance t : a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map 3 (3/2) (numbers [0; l1; l2]) (w0 s * w1 s * w2 s)) t
    (- phi (3/2) (g t)).
Proof.
  intros Ht HE.
  apply (is_derive_ext (fun s => mirror_map 3 (3/2) (numbers [0; l1; l2])
    (product 3 (weights [w0; w1; w2]) s))); [intros; in_R; f_equal; explicit; ring|].
  apply (mirror_flow 3 (3/2) _ ltac:(lra) positive g _ a b E steepest regularity); try assumption.
  each_index; explicit; lra.
Qed.

End Flow.

Section Potential.
Variables l1 l2 : R.
Hypothesis l1_gt0 : 0 < l1.
Hypothesis l2_gt0 : 0 < l2.
Notation R1 := (mirror_map 3 (3/2) (numbers [0; l1; l2])).
Let positive := offsets_numbers [l1; l2] ltac:(repeat constructor; assumption).

(** [R'' = 1/P'(u)], [u] the root of [P(u) = |x|^(3/2)]. *)
Theorem hessian_instance u x : u = abspow (3/2) (inverse (X 3 (3/2) (numbers [0; l1; l2])) x) ->
  is_derive R1 x (/ (3 * u ^ 2 + 2 * (l1 + l2) * u + l1 * l2)) /\
  u * (u + l1) * (u + l2) = abspow (3/2) x.
Proof.
  intros ->. split.
  - assert (H := is_derive_mirror_map 3 (3/2) _ ltac:(lra) positive x). derive_from H.
    unfold hessian. f_equal. explicit. ring.
  - rewrite <- (P_inverse 3 (3/2) _ ltac:(lra) positive x). explicit. ring.
Qed.

Theorem coercivity_instance :
  is_glb_Rbar (fun y => exists x, y = / hessian 3 (3/2) (numbers [0; l1; l2]) x) (l1 * l2).
Proof.
  replace (l1 * l2) with (others 3 (numbers [0; l1; l2]) 0) by (explicit; ring).
  exact (coercivity_inf 3 (3/2) _ ltac:(lra) positive).
Qed.

Theorem mu_instance l : mu 3 (3/2) l = Rpower l 3.
Proof. apply (mu_at 3 (3/2) 3); number. Qed.

End Potential.
