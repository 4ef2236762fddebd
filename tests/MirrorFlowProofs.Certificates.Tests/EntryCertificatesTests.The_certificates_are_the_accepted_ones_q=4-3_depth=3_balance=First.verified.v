(* q_4_3_L_3_balance_first_balance: balance under decoupled decay alpha, for weights of either sign *)
Theorem q_4_3_L_3_balance_first_balance :
  forall (w1 w2 w3 alpha g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi (4/3) (g t * (w2 t * w3 t)) - alpha t * w1 t) /\
    is_derive w2 t (- phi (4/3) (g t * (w1 t * w3 t)) - alpha t * w2 t) /\
    is_derive w3 t (- phi (4/3) (g t * (w1 t * w2 t)) - alpha t * w3 t)) ->
  (forall t, continuous alpha t) ->
  forall t, a <= t <= b ->
    abspow (4/3) (w2 t) - abspow (4/3) (w1 t)
    = (abspow (4/3) (w2 a) - abspow (4/3) (w1 a)) * exp (- (4/3) * RInt alpha a t) /\
    abspow (4/3) (w3 t) - abspow (4/3) (w1 t)
    = (abspow (4/3) (w3 a) - abspow (4/3) (w1 a)) * exp (- (4/3) * RInt alpha a t).
Proof.
  intros w1 w2 w3 alpha g a b E C H Halpha.
  exact (written_balance (4/3) alpha g [w1; w2; w3] a b E ltac:(lra) C H (regular_gt_1 _ (4/3) _ _ _ _ ltac:(lra)) Halpha).
Qed.

(* q_4_3_L_3_balance_first_metric: inverse metric *)
Theorem q_4_3_L_3_balance_first_metric :
  forall (w1 w2 w3 g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi (4/3) (g t * (w2 t * w3 t))) /\
    is_derive w2 t (- phi (4/3) (g t * (w1 t * w3 t))) /\
    is_derive w3 t (- phi (4/3) (g t * (w1 t * w2 t)))) ->
  forall t, a < t < b -> ~ In t E ->
  forall W1 W2 W3 : R, W1 = abspow (4/3) (w1 t) -> W2 = abspow (4/3) (w2 t) -> W3 = abspow (4/3) (w3 t) -> 
  is_derive (fun s => w1 s * w2 s * w3 s) t
    (- (W1 * W2 + W1 * W3 + W2 * W3) * phi (4/3) (g t)).
Proof.
  intros w1 w2 w3 g a b E C H t Ht HE W1 W2 W3 E1 E2 E3.
  refine (written_metric (4/3) g [w1; w2; w3] a b E C H t Ht HE (W1 * W2 + W1 * W3 + W2 * W3) _).
  polynomial_in_values; rewrite <- E1, <- E2, <- E3; ring.
Qed.

(* q_4_3_L_3_balance_first_mirror_law: d R'(x) = -s(G) dt from the equations and the balance at the start, for x of either sign and through 0 *)
Theorem q_4_3_L_3_balance_first_mirror_law :
  forall (w1 w2 w3 g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi (4/3) (g t * (w2 t * w3 t))) /\
    is_derive w2 t (- phi (4/3) (g t * (w1 t * w3 t))) /\
    is_derive w3 t (- phi (4/3) (g t * (w1 t * w2 t)))) ->
  forall lambda : R,
  0 < lambda ->
  abspow (4/3) (w2 a) - abspow (4/3) (w1 a) = lambda ->
  abspow (4/3) (w3 a) - abspow (4/3) (w1 a) = lambda ->
  forall t, a < t < b -> ~ In t E ->
  is_derive (fun s => mirror_map 3 (4/3) (numbers [0; lambda; lambda]) (w1 s * w2 s * w3 s)) t (- phi (4/3) (g t)).
Proof.
  intros w1 w2 w3 g a b E C H. intros lambda ?.
  exact (written_mirror_law (4/3) g [w1; w2; w3] [lambda; lambda] a b E ltac:(lra) ltac:(repeat constructor; assumption) eq_refl C H (regular_gt_1 _ (4/3) _ _ _ _ ltac:(lra))).
Qed.

(* q_4_3_L_3_balance_first_hessian: R'' = 1/P'(u) where P(u) = |x|^q *)
Theorem q_4_3_L_3_balance_first_hessian :
  forall lambda : R,
  0 < lambda ->
  forall u x, u = abspow (4/3) (inverse (X 3 (4/3) (numbers [0; lambda; lambda])) x) ->
  is_derive (mirror_map 3 (4/3) (numbers [0; lambda; lambda])) x (/ (2 * u * (u + lambda) + (u + lambda) ^ 2)) /\
  u * (u + lambda) ^ 2 = abspow (4/3) x.
Proof.
  intros lambda ?. assert (Hl : offsets 3 (numbers [0; lambda; lambda])) by (apply (offsets_numbers [lambda; lambda]); repeat constructor; assumption). intros u x Hu.
  exact (hessian_at 3 (4/3) (numbers [0; lambda; lambda]) u x (2 * u * (u + lambda) + (u + lambda) ^ 2) (u * (u + lambda) ^ 2) ltac:(lra) Hl Hu ltac:(polynomial) ltac:(polynomial)).
Qed.

(* q_4_3_L_3_balance_first_coercivity: mu = inf 1/R'' *)
Theorem q_4_3_L_3_balance_first_coercivity :
  forall lambda : R,
  0 < lambda ->
  is_glb_Rbar (fun y => exists x, y = / hessian 3 (4/3) (numbers [0; lambda; lambda]) x) (lambda ^ 2).
Proof.
  intros. assert (Hl : offsets 3 (numbers [0; lambda; lambda])) by (apply (offsets_numbers [lambda; lambda]); repeat constructor; assumption).
  assert (K := coercivity_inf 3 (4/3) _ ltac:(lra) Hl).
  assert (O : others 3 (numbers [0; lambda; lambda]) 0 = lambda ^ 2) by (explicit; ring).
  rewrite O in K. exact K.
Qed.

(* q_4_3_L_3_balance_first_regularizer: decoupled decay: d R'(x) = -s(G) dt - alpha M'(x) dt at the offsets of the time, M'(x) = L x/P'(u) *)
Theorem q_4_3_L_3_balance_first_regularizer :
  forall (w1 w2 w3 alpha g : R -> R) (a b : R) (E : list R),
  (forall t, a <= t <= b -> continuous w1 t /\ continuous w2 t /\ continuous w3 t) ->
  (forall t, a < t < b -> ~ In t E ->
    is_derive w1 t (- phi (4/3) (g t * (w2 t * w3 t)) - alpha t * w1 t) /\
    is_derive w2 t (- phi (4/3) (g t * (w1 t * w3 t)) - alpha t * w2 t) /\
    is_derive w3 t (- phi (4/3) (g t * (w1 t * w2 t)) - alpha t * w3 t)) ->
  forall lambda : R,
  0 < lambda ->
  forall t, a < t < b -> ~ In t E ->
  abspow (4/3) (w2 t) - abspow (4/3) (w1 t) = lambda ->
  abspow (4/3) (w3 t) - abspow (4/3) (w1 t) = lambda ->
  forall u, u = abspow (4/3) (w1 t) ->
  is_derive (fun s => mirror_map 3 (4/3) (numbers [0; lambda; lambda]) (w1 s * w2 s * w3 s)) t
    (- phi (4/3) (g t) - alpha t * (3 * (w1 t * w2 t * w3 t) / (2 * u * (u + lambda) + (u + lambda) ^ 2))).
Proof.
  intros w1 w2 w3 alpha g a b E C H. intros lambda ?. intros t Ht HE S2 S3 u Hu.
  exact (written_regularizer (4/3) alpha g [w1; w2; w3] [lambda; lambda] a b E 3 ltac:(lra) ltac:(repeat constructor; assumption) eq_refl ltac:(simpl; lra) C H t Ht HE
    S2 S3 u Hu (2 * u * (u + lambda) + (u + lambda) ^ 2) ltac:(polynomial)).
Qed.

(* q_4_3_L_3_balance_first_enclosure: R'(1) and R''(1) at offsets 1, 1 to 6 digits, by interval arithmetic *)
From Interval Require Import Tactic.
Theorem q_4_3_L_3_balance_first_enclosure :
  258593/500000 <= mirror_map 3 (4/3) (numbers [0; 1; 1]) 1 <= 517187/1000000 /\
  284693/1000000 <= hessian 3 (4/3) (numbers [0; 1; 1]) 1 <= 142347/500000.
Proof.
  assert (Hl : offsets 3 (numbers [0; 1; 1])) by (apply (offsets_numbers [1; 1]); repeat constructor; lra).
  assert (K := enclosed 3 4 3 (4/3) _ ltac:(lia) ltac:(simpl; lra) ltac:(lra) Hl 1 (1032539197/1250000000) (8260313577/10000000000)
    ltac:(lra) ltac:(lra) ltac:(lra)).
  rewrite Rpower_1_l in K. unfold smooth in K. explicit. simpl INR in K. simpl Nat.sub in K.
  lapply K; [clear K; intro K | interval with (i_prec 60)]. lapply K; [clear K; intro K | interval with (i_prec 60)].
  destruct K as [[K1 K2] [K3 K4]]. unfold Rpower in *.
  repeat split; [eapply Rle_trans; [|exact K1] | eapply Rle_trans; [exact K2|] | eapply Rle_trans; [|exact K3] | eapply Rle_trans; [exact K4|]].
  1, 2: first [integral with (i_prec 40, i_degree 8, i_fuel 500) | integral with (i_prec 60, i_fuel 500)].
  all: interval with (i_prec 60).
Qed.

(* q_4_3_L_3_balance_first_decay: d(decay)/dA *)
Theorem q_4_3_L_3_balance_first_decay : forall A : R,
  0 <= A ->
  is_derive (fun A : R => exp (- 4 * A / 3)) A
    (- 4 * exp (- 4 * A / 3) / 3).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_4_3_L_3_balance_first_uniformization_1: d(uniformization_1)/du *)
Theorem q_4_3_L_3_balance_first_uniformization_1 : forall lambda u : R,
  0 < lambda ->
  0 < u ->
  is_derive (fun u : R => u * (u + lambda) ^ 2) u
    (2 * u * (u + lambda) + (u + lambda) ^ 2).
Proof.
  intros. differentiate.
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_4_3_L_3_balance_first_mirror_map: d(mirror_map)/du, of the function by its integral *)
Theorem q_4_3_L_3_balance_first_mirror_map :
  forall lambda : R,
  0 < lambda ->
  forall u : R, 0 < u ->
  is_derive (fun u => mirror_map 3 (4/3) (numbers [0; lambda; lambda]) (at_parameter 3 (4/3) (numbers [0; lambda; lambda]) u)) u
    (3 / (4 * Rpower u (1/4) * Rpower (u + lambda) (1/2))).
Proof.
  intros. assert (Hl : offsets 3 (numbers [0; lambda; lambda])) by (apply (offsets_numbers [lambda; lambda]); repeat constructor; assumption).
  assert (D := mirror_map_in_u 3 (4/3) _ ltac:(lra) Hl u ltac:(assumption)). derive_from D.
  replace (Rpower (P 3 (numbers [0; lambda; lambda]) u) (1 / (4/3) - 1)) with (1 / (Rpower u (1/4) * Rpower (u + lambda) (1/2))) by (symmetry; explicit; logarithms).
  field; positive.
Qed.

(* q_4_3_L_3_balance_first_conjugate: d(conjugate)/du *)
Theorem q_4_3_L_3_balance_first_conjugate : forall lambda u : R,
  0 < lambda ->
  0 < u ->
  is_derive (fun u : R => 3 * Rpower u (5/2) / 10 + lambda * Rpower u (3/2) / 2) u
    (3 * Rpower u (1/2) * (u + lambda) / 4).
Proof.
  intros. differentiate.
  all: same_base (u); root (u) 2%nat root1.
  all: whole_power (u) (1/2) 1%nat root1.
  all: whole_power (u) (3/2) 3%nat root1.
  all: whole_power (u) (5/2) 5%nat root1.
  all: eliminate u (root1 ^ 2).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.

(* q_4_3_L_3_balance_first_potential: d(potential)/du, of the function by its integral *)
Theorem q_4_3_L_3_balance_first_potential :
  forall lambda : R,
  0 < lambda ->
  forall u : R, 0 < u ->
  is_derive (fun u => potential 3 (4/3) (numbers [0; lambda; lambda]) (at_parameter 3 (4/3) (numbers [0; lambda; lambda]) u)) u
    (mirror_map 3 (4/3) (numbers [0; lambda; lambda]) (at_parameter 3 (4/3) (numbers [0; lambda; lambda]) u) * (2 * u * (u + lambda) + (u + lambda) ^ 2) * (3 / (4 * Rpower u (1/4) * Rpower (u + lambda) (1/2)))).
Proof.
  intros. assert (Hl : offsets 3 (numbers [0; lambda; lambda])) by (apply (offsets_numbers [lambda; lambda]); repeat constructor; assumption).
  assert (D := potential_in_u 3 (4/3) _ ltac:(lra) Hl u ltac:(assumption)). derive_from D.
  replace (Rpower (P 3 (numbers [0; lambda; lambda]) u) (1 / (4/3) - 1)) with (1 / (Rpower u (1/4) * Rpower (u + lambda) (1/2))) by (symmetry; explicit; logarithms).
  replace (dP 3 (numbers [0; lambda; lambda]) u) with (2 * u * (u + lambda) + (u + lambda) ^ 2) by (explicit; ring).
  field; positive.
Qed.

(* q_4_3_L_3_balance_first_regularizer_decoupled_1: d(regularizer_decoupled_1)/du *)
Theorem q_4_3_L_3_balance_first_regularizer_decoupled_1 : forall lambda u : R,
  0 < lambda ->
  0 < u ->
  is_derive (fun u : R => 9 * Rpower u (5/2) / 10 + 3 * lambda * Rpower u (3/2) / 2) u
    (9 * Rpower u (1/2) * (u + lambda) / 4).
Proof.
  intros. differentiate.
  all: same_base (u); root (u) 2%nat root1.
  all: whole_power (u) (1/2) 1%nat root1.
  all: whole_power (u) (3/2) 3%nat root1.
  all: whole_power (u) (5/2) 5%nat root1.
  all: eliminate u (root1 ^ 2).
  all: lazymatch goal with |- _ = _ => same_arguments; field; positive | _ => positive end.
Qed.
