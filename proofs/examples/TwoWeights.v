(** * [x = w0 w1] in closed form: gradient flow and sign gradient flow, end to end *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Power Uniformization Mirror DepthTwo.
Open Scope R_scope.

Section TwoWeights.
Variables (w0 w1 g : R -> R) (a b l : R).
Hypothesis l_gt0 : 0 < l.
Hypothesis continuous_weights : forall t, a <= t <= b -> continuous w0 t /\ continuous w1 t.

(** [q = 2]: [d arcsinh(2x/l)/2 = - g dt], [l = w1(a)^2 - w0(a)^2], through zeros of [w0]. *)
Theorem gradient_flow :
  (forall t, a < t < b ->
    is_derive w0 t (- (g t * w1 t)) /\ is_derive w1 t (- (g t * w0 t))) ->
  w1 a ^ 2 - w0 a ^ 2 = l ->
  forall t, a < t < b -> is_derive (fun s => arcsinh (2 * (w0 s * w1 s) / l) / 2) t (- g t).
Proof.
  intros flow start t Ht.
  apply (is_derive_ext (fun s => mirror_map 2 2 (offset_pair l) (w0 s * w1 s)));
    [intros s; apply gradient_mirror_map_2, l_gt0|].
  rewrite <- (phi_2 (g t)).
  apply (mirror_flow_2 2 g w0 w1 a b nil l); try assumption; try lra.
  - intros s Hs _. rewrite !phi_2. exact (flow s Hs).
  - intros s _ _. left. lra.
  - rewrite !abspow_2. exact start.
  - intros [].
Qed.

(** [q = 1]: [d sign(x) (sqrt(4|x| + l^2) - l)/2 = - sign(g) dt], [l = |w1(a)| - |w0(a)|]. *)
Theorem sign_flow (E : list R) :
  (forall t, a < t < b -> ~ In t E ->
    is_derive w0 t (- sign (g t * w1 t)) /\ is_derive w1 t (- sign (g t * w0 t))) ->
  (forall t, a < t < b -> ~ In t E -> w0 t <> 0 /\ w1 t <> 0) ->
  Rabs (w1 a) - Rabs (w0 a) = l ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => sign (w0 s * w1 s) * (sqrt (4 * Rabs (w0 s * w1 s) + l ^ 2) - l) / 2) t
    (- sign (g t)).
Proof.
  intros flow nonzero start t Ht HE.
  apply (is_derive_ext (fun s => mirror_map 2 1 (offset_pair l) (w0 s * w1 s)));
    [intros s; apply sign_mirror_map_2, l_gt0|].
  rewrite <- (phi_1 (g t)).
  apply (mirror_flow_2 1 g w0 w1 a b E l); try assumption; try lra.
  - intros s Hs HsE. rewrite !phi_1. exact (flow s Hs HsE).
  - intros s Hs HsE. right. exact (nonzero s Hs HsE).
  - rewrite !abspow_1. exact start.
Qed.

End TwoWeights.
