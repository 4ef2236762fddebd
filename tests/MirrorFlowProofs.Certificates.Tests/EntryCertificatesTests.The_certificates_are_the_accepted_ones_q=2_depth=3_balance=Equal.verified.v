(* q_2_L_3_balance_equal_balance: balance under decoupled decay alpha, for weights of either sign *)
Theorem q_2_L_3_balance_equal_balance :
  forall (w1 w2 w3 alpha g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi 2 (g t * (w2 t * w3 t)) - alpha t * w1 t) /\
    is_derive w2 t (- phi 2 (g t * (w1 t * w3 t)) - alpha t * w2 t) /\
    is_derive w3 t (- phi 2 (g t * (w1 t * w2 t)) - alpha t * w3 t)) ->
  (forall t, continuous alpha t) ->
  forall t, a <= t <= b ->
    abspow 2 (w2 t) - abspow 2 (w1 t)
    = (abspow 2 (w2 a) - abspow 2 (w1 a)) * exp (- 2 * RInt alpha a t) /\
    abspow 2 (w3 t) - abspow 2 (w1 t)
    = (abspow 2 (w3 a) - abspow 2 (w1 a)) * exp (- 2 * RInt alpha a t).
Proof.
  intros w1 w2 w3 alpha g a b E C H Halpha.
  exact (written_balance 2 alpha g [w1; w2; w3] a b E ltac:(lra) C H (regular_gt_1 _ 2 _ _ _ _ ltac:(lra)) Halpha).
Qed.

(* q_2_L_3_balance_equal_metric: inverse metric *)
Theorem q_2_L_3_balance_equal_metric :
  forall (w1 w2 w3 g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi 2 (g t * (w2 t * w3 t))) /\
    is_derive w2 t (- phi 2 (g t * (w1 t * w3 t))) /\
    is_derive w3 t (- phi 2 (g t * (w1 t * w2 t)))) ->
  forall t, a < t < b -> ~ In t E ->
  forall W1 W2 W3 : R, W1 = abspow 2 (w1 t) -> W2 = abspow 2 (w2 t) -> W3 = abspow 2 (w3 t) -> 
  is_derive (fun s => w1 s * w2 s * w3 s) t
    (- (W1 * W2 + W1 * W3 + W2 * W3) * phi 2 (g t)).
Proof.
  intros w1 w2 w3 g a b E C H t Ht HE W1 W2 W3 E1 E2 E3.
  refine (written_metric 2 g [w1; w2; w3] a b E C H t Ht HE (W1 * W2 + W1 * W3 + W2 * W3) _).
  polynomial_in_values; rewrite <- E1, <- E2, <- E3; ring.
Qed.

(* q_2_L_3_balance_equal_mirror_law: d R'(x) = -s(G) dt from the equations and equal weights at the start, while x is not 0 *)
Theorem q_2_L_3_balance_equal_mirror_law :
  forall g (w : nat -> R -> R) (a b : R) (E : list R) t,
  steepest_flow 3 2 g w a b E ->
  balanced 3 (at_time w a) -> a < t < b -> ~ In t E -> product 3 w t <> 0 ->
  is_derive (fun s => let x := product 3 w s in - sign x / Rpower (Rabs x) (1/3)) t (- phi 2 (g t)).
Proof.
  intros.
  assert (K : forall x, (-1) * phi (2/3) x = - sign x / Rpower (Rabs x) (1/3)).
  - intros x. unfold phi. replace (2/3 - 1) with (-1/3) by field. replace (-1/3) with (- (1/3)) by field. rewrite Rpower_Ropp. first [unfold Rdiv; ring | field; positive].
  - apply (is_derive_ext (fun s => (fun x => (-1) * phi (2/3) x) (product 3 w s))); [intros s; apply K|].
    apply (balanced_mirror_at 3 2 3 g w a b E) with (m := 4/3) (e := 2/3) (c := -1);
    first [assumption | apply regular_gt_1; number | number | intro; absurd_exponent | field; positive].
Qed.

(* q_2_L_3_balance_equal_regularizer_coupled: coupled decay on balanced weights: sum w_i^2/2 = W(x) *)
Theorem q_2_L_3_balance_equal_regularizer_coupled :
  forall v, balanced 3 v -> prod 3 v <> 0 ->
  sum 3 (fun i => v i ^ 2) / 2 = 3 * Rpower (Rabs (prod 3 v)) (2/3) / 2.
Proof.
  intros. rewrite (coupled_at 3 3) by (first [lia | number | assumption]). replace (2 / 3) with (2/3) by field. field.
Qed.

(* q_2_L_3_balance_equal_decay: d(decay)/dA *)
Theorem q_2_L_3_balance_equal_decay : forall A : R,
  0 <= A ->
  is_derive (fun A : R => exp (- 2 * A)) A
    (- 2 * exp (- 2 * A)).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_uniformization_1: d(uniformization_1)/du *)
Theorem q_2_L_3_balance_equal_uniformization_1 : forall u : R,
  0 < u ->
  is_derive (fun u : R => u ^ 3) u
    (3 * u ^ 2).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_mirror_map: d(mirror_map)/du *)
Theorem q_2_L_3_balance_equal_mirror_map : forall u : R,
  0 < u ->
  is_derive (fun u : R => - / Rpower u (1/2)) u
    (1 / (2 * Rpower u (3/2))).
Proof.
  intros. differentiate.
  all: same_base (u); root (u) 2%nat root1.
  all: whole_power (u) (1/2) 1%nat root1.
  all: whole_power (u) (3/2) 3%nat root1.
  all: eliminate u (root1 ^ 2).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_conjugate: d(conjugate)/du *)
Theorem q_2_L_3_balance_equal_conjugate : forall u : R,
  0 < u ->
  is_derive (fun u : R => u / 2) u
    (1/2).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_potential: d(potential)/du *)
Theorem q_2_L_3_balance_equal_potential : forall u : R,
  0 < u ->
  is_derive (fun u : R => - 3 * u / 2) u
    (-3/2).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_hessian_in_x_1: d(hessian_in_x_1)/dx *)
Theorem q_2_L_3_balance_equal_hessian_in_x_1 : forall x : R,
  x <> 0 ->
  is_derive (fun x : R => Rpower (Rabs x) (2/3)) x
    (2 * sign x / (3 * Rpower (Rabs x) (1/3))).
Proof.
  intros. split_sign x; differentiate.
  all: same_base (Rabs x); root (Rabs x) 3%nat root1.
  all: whole_power (Rabs x) (1/3) 1%nat root1.
  all: whole_power (Rabs x) (2/3) 2%nat root1.
  all: resolve_sign x.
  all: eliminate_signed x (root1 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_potential_in_x_1: d(potential_in_x_1)/dx *)
Theorem q_2_L_3_balance_equal_potential_in_x_1 : forall x : R,
  x <> 0 ->
  is_derive (fun x : R => - sign x / Rpower (Rabs x) (1/3)) x
    (1 / (3 * Rpower (Rabs x) (4/3))).
Proof.
  intros. split_sign x; differentiate.
  all: same_base (Rabs x); root (Rabs x) 3%nat root1.
  all: whole_power (Rabs x) (1/3) 1%nat root1.
  all: whole_power (Rabs x) (4/3) 4%nat root1.
  all: resolve_sign x.
  all: eliminate_signed x (root1 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_potential_in_x_2: d(potential_in_x_2)/dx *)
Theorem q_2_L_3_balance_equal_potential_in_x_2 : forall x : R,
  x <> 0 ->
  is_derive (fun x : R => - 3 * Rpower (Rabs x) (2/3) / 2) x
    (- sign x / Rpower (Rabs x) (1/3)).
Proof.
  intros. split_sign x; differentiate.
  all: same_base (Rabs x); root (Rabs x) 3%nat root1.
  all: whole_power (Rabs x) (1/3) 1%nat root1.
  all: whole_power (Rabs x) (2/3) 2%nat root1.
  all: resolve_sign x.
  all: eliminate_signed x (root1 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_potential_in_x_3: d(potential_in_x_3)/dx *)
Theorem q_2_L_3_balance_equal_potential_in_x_3 : forall x : R,
  x <> 0 ->
  is_derive (fun x : R => Rpower (Rabs x) (2/3) / 2) x
    (x / (3 * Rpower (Rabs x) (4/3))).
Proof.
  intros. split_sign x; differentiate.
  all: same_base (Rabs x); root (Rabs x) 3%nat root1.
  all: whole_power (Rabs x) (2/3) 2%nat root1.
  all: whole_power (Rabs x) (4/3) 4%nat root1.
  all: resolve_sign x.
  all: eliminate_signed x (root1 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_escape_1: d(escape_1)/dX *)
Theorem q_2_L_3_balance_equal_escape_1 : forall X x_0 : R,
  0 < X ->
  0 < x_0 ->
  is_derive (fun X : R => / Rpower x_0 (1/3) - / Rpower X (1/3)) X
    (1 / (3 * Rpower X (4/3))).
Proof.
  intros. differentiate.
  all: same_base (X); root (X) 3%nat root1.
  all: whole_power (X) (1/3) 1%nat root1.
  all: whole_power (X) (4/3) 4%nat root1.
  all: same_base (x_0); root (x_0) 3%nat root2.
  all: whole_power (x_0) (1/3) 1%nat root2.
  all: eliminate X (root1 ^ 3).
  all: eliminate x_0 (root2 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_2_L_3_balance_equal_regularizer_decoupled_1: d(regularizer_decoupled_1)/dx *)
Theorem q_2_L_3_balance_equal_regularizer_decoupled_1 : forall x : R,
  x <> 0 ->
  is_derive (fun x : R => 3 * Rpower (Rabs x) (2/3) / 2) x
    (x / Rpower (Rabs x) (4/3)).
Proof.
  intros. split_sign x; differentiate.
  all: same_base (Rabs x); root (Rabs x) 3%nat root1.
  all: whole_power (Rabs x) (2/3) 2%nat root1.
  all: whole_power (Rabs x) (4/3) 4%nat root1.
  all: resolve_sign x.
  all: eliminate_signed x (root1 ^ 3).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.
