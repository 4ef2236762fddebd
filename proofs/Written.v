(** * Statements over explicit weights

    At a given depth a person writes the equations of [w1, ..., wL] one by one, and products out. Here such statements are
    functions of the list of weights: at an explicit list they compute to what a person writes, so that an instance of a
    theorem below is the theorem itself, and nothing is left to prove but conditions on numbers. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization Mirror
  BalancedPotential Regularizer Instances.
Import ListNotations.
Open Scope R_scope.

(** [x * y * z], [p /\ q /\ r], [p -> q -> c]; a list without an element. *)
Fixpoint times (x : R) (ys : list R) : R := match ys with [] => x | y :: zs => times (x * y) zs end.
Definition written (xs : list R) : R := match xs with [] => 1 | x :: ys => times x ys end.
Fixpoint both (p : Prop) (qs : list Prop) : Prop := match qs with [] => p | q :: rs => p /\ both q rs end.
Definition every (ps : list Prop) : Prop := match ps with [] => True | p :: qs => both p qs end.
Fixpoint assuming (ps : list Prop) (c : Prop) : Prop := match ps with [] => c | p :: qs => p -> assuming qs c end.
Definition without {A} (i : nat) (xs : list A) : list A := firstn i xs ++ skipn (S i) xs.

Lemma times_fold x ys : times x ys = x * fold_right Rmult 1 ys.
Proof. revert x. induction ys as [|y zs IH]; intros x; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma written_fold xs : written xs = fold_right Rmult 1 xs.
Proof. destruct xs as [|x ys]; [reflexivity|]. apply times_fold. Qed.

Lemma prod_head n f : prod (S n) f = f 0%nat * prod n (fun i => f (S i)).
Proof.
  induction n as [|n IH]; [simpl; ring|].
  change (prod (S (S n)) f) with (prod (S n) f * f (S n)). rewrite IH. simpl. ring.
Qed.

Lemma fold_prod xs : fold_right Rmult 1 xs = prod (length xs) (fun i => nth i xs 1).
Proof. induction xs as [|x ys IH]; [reflexivity|]. cbn [length]. rewrite prod_head. cbn [fold_right nth]. rewrite IH. reflexivity. Qed.

Lemma fold_others xs j : fold_right Rmult 1 (without j xs) = others (length xs) (fun i => nth i xs 1) j.
Proof.
  revert j. induction xs as [|x ys IH]; intros [|j]; try reflexivity.
  - unfold others. cbn [length]. rewrite prod_head. unfold omit at 1. cbn [Nat.eqb]. rewrite Rmult_1_l.
    change (without 0 (x :: ys)) with ys. rewrite fold_prod. apply prod_ext. reflexivity.
  - unfold others. cbn [length]. rewrite prod_head. change (without (S j) (x :: ys)) with (x :: without j ys).
    cbn [fold_right]. rewrite IH. apply (f_equal2 Rmult); [reflexivity|]. apply prod_ext. reflexivity.
Qed.

Lemma every_nth ps i : every ps -> (i < length ps)%nat -> nth i ps True.
Proof.
  destruct ps as [|p qs]; [intros _ Hi; simpl in Hi; lia|]. simpl every. revert p i.
  induction qs as [|q rs IH]; intros p [|i] H Hi; simpl in *; try lia; try tauto.
  apply (IH q i); [tauto|lia].
Qed.

Lemma nth_every ps : (forall i, (i < length ps)%nat -> nth i ps True) -> every ps.
Proof.
  destruct ps as [|p qs]; [intros _; exact I|]. simpl every. revert p.
  induction qs as [|q rs IH]; intros p H; [exact (H 0%nat ltac:(simpl; lia))|].
  split; [exact (H 0%nat ltac:(simpl; lia))|]. apply IH. intros i Hi. apply (H (S i)). simpl in *. lia.
Qed.

Lemma every_map {A} (f : A -> Prop) xs d i : every (map f xs) -> (i < length xs)%nat -> f (nth i xs d).
Proof.
  intros H Hi. apply (fun K => every_nth _ i K ltac:(rewrite map_length; exact Hi)) in H.
  rewrite (nth_indep _ True (f d)) in H by (rewrite map_length; exact Hi). rewrite map_nth in H. exact H.
Qed.

Lemma map_every {A} (f : A -> Prop) xs d : (forall i, (i < length xs)%nat -> f (nth i xs d)) -> every (map f xs).
Proof.
  intros H. apply nth_every. rewrite map_length. intros i Hi.
  rewrite (nth_indep _ True (f d)) by (rewrite map_length; exact Hi). rewrite map_nth. exact (H i Hi).
Qed.

Lemma assume ps (c : Prop) : (every ps -> c) -> assuming ps c.
Proof.
  induction ps as [|p qs IH]; intros H; [exact (H I)|]. intros Hp. apply IH. intros K. apply H.
  destruct qs as [|q rs]; [exact Hp|]. exact (conj Hp K).
Qed.

(** ** Flows *)

Definition values (ws : list (R -> R)) (t : R) : list R := map (fun w => w t) ws.
Definition first (ws : list (R -> R)) : R -> R := hd (fun _ => 1) ws.

Lemma nth_values ws t i : nth i (values ws t) 1 = weights ws i t.
Proof. exact (map_nth (fun w : R -> R => w t) ws (fun _ => 1) i). Qed.

Lemma length_values ws t : length (values ws t) = length ws.
Proof. apply map_length. Qed.

Lemma written_product ws t : written (values ws t) = product (length ws) (weights ws) t.
Proof. rewrite written_fold, fold_prod, length_values. apply prod_ext. intros i _. apply nth_values. Qed.

Lemma written_others ws t i : written (without i (values ws t)) = others (length ws) (at_time (weights ws) t) i.
Proof. rewrite written_fold, fold_others, length_values. apply others_ext. intros k _ _. apply nth_values. Qed.

(** [w_i' = - phi q (g w1 ... wL without w_i) - alpha w_i], and without decay. *)
Definition decaying q (alpha g : R -> R) (ws : list (R -> R)) (t : R) (i : nat) : Prop :=
  is_derive (weights ws i) t (- phi q (g t * written (without i (values ws t))) - alpha t * weights ws i t).
Definition steep q (g : R -> R) (ws : list (R -> R)) (t : R) (i : nat) : Prop :=
  is_derive (weights ws i) t (- phi q (g t * written (without i (values ws t)))).

Definition continuous_on (ws : list (R -> R)) a b : Prop :=
  forall t, a <= t <= b -> every (map (fun w => continuous w t) ws).
Definition obeyed (ws : list (R -> R)) (equation : R -> nat -> Prop) a b (E : list R) : Prop :=
  forall t, a < t < b -> ~ In t E -> every (map (equation t) (seq 0 (length ws))).

Lemma continuous_weights ws a b t i : continuous_on ws a b -> a <= t <= b -> (i < length ws)%nat -> continuous (weights ws i) t.
Proof. intros C Ht Hi. exact (every_map (fun w => continuous w t) ws (fun _ => 1) i (C t Ht) Hi). Qed.

Lemma equation_of ws equation a b E t i : obeyed ws equation a b E ->
  a < t < b -> ~ In t E -> (i < length ws)%nat -> equation t i.
Proof.
  intros H Ht HE Hi. assert (K := every_map (equation t) (seq 0 (length ws)) 0%nat i (H t Ht HE)).
  rewrite seq_length, seq_nth in K by exact Hi. exact (K Hi).
Qed.

Lemma decaying_flow q alpha g ws a b E :
  continuous_on ws a b -> obeyed ws (decaying q alpha g ws) a b E -> decoupled_flow (length ws) q alpha g (weights ws) a b E.
Proof.
  intros C H. split; intros t i Ht.
  - intros Hi. exact (continuous_weights ws a b t i C Ht Hi).
  - intros HE Hi. assert (K := equation_of ws _ a b E t i H Ht HE Hi). unfold decaying in K. rewrite written_others in K. exact K.
Qed.

Lemma steep_flow q g ws a b E :
  continuous_on ws a b -> obeyed ws (steep q g ws) a b E -> steepest_flow (length ws) q g (weights ws) a b E.
Proof.
  intros C H. split; intros t i Ht.
  - intros Hi. exact (continuous_weights ws a b t i C Ht Hi).
  - intros HE Hi. assert (K := equation_of ws _ a b E t i H Ht HE Hi). unfold steep in K. rewrite written_others in K.
    derive_from K. unfold partial. ring.
Qed.

(** ** The theorems *)

Theorem written_balance q alpha g ws a b E : 0 < q ->
  continuous_on ws a b -> obeyed ws (decaying q alpha g ws) a b E -> regular (length ws) q (weights ws) a b E ->
  (forall t, continuous alpha t) -> forall t, a <= t <= b ->
  every (map (fun w : R -> R => abspow q (w t) - abspow q (first ws t)
    = (abspow q (w a) - abspow q (first ws a)) * exp (- q * RInt alpha a t)) (tl ws)).
Proof.
  intros Hq C H Hr Ha t Ht. assert (F := decaying_flow q alpha g ws a b E C H).
  destruct ws as [|w0 ws]; [exact I|]. apply (map_every _ _ (fun _ => 1)). simpl tl. intros i Hi.
  exact (balance_RInt _ q alpha g _ a b E Hq F Hr Ha t (S i) 0 Ht ltac:(simpl; lia) ltac:(simpl; lia)).
Qed.

Theorem written_metric q g ws a b E :
  continuous_on ws a b -> obeyed ws (steep q g ws) a b E -> forall t, a < t < b -> ~ In t E ->
  forall D, sym_pred (length ws) (fun i => abspow q (weights ws i t)) = D ->
  is_derive (fun s => written (values ws s)) t (- D * phi q (g t)).
Proof.
  intros C H t Ht HE D <-.
  apply (is_derive_ext (product (length ws) (weights ws))); [intros s; symmetry; apply written_product|].
  assert (M := metric _ q _ g _ a b E t (steep_flow q g ws a b E C H) Ht HE).
  derive_from M. rewrite inverse_metric_sym. unfold at_time. ring.
Qed.

(** The offsets of the weights at a time. *)
Definition offset_by q (ws : list (R -> R)) (ls : list R) (t : R) : list Prop :=
  map (fun p : (R -> R) * R => abspow q (fst p t) - abspow q (first ws t) = snd p) (combine (tl ws) ls).

Lemma offsets_at q ws ls t : length ws = S (length ls) -> every (offset_by q ws ls t) ->
  forall i, (i < length ws)%nat -> offset q (at_time (weights ws) t) i = numbers (0 :: ls) i.
Proof.
  intros HL H i Hi. destruct ws as [|w0 ws]; [discriminate|]. simpl in HL. injection HL as HL.
  destruct i as [|i]; [unfold offset, numbers; simpl; ring|]. simpl in Hi.
  assert (Hc : (i < length (combine ws ls))%nat) by (rewrite combine_length; lia).
  assert (K := every_map _ (combine ws ls) (fun _ => 1, 1) i H Hc). rewrite combine_nth in K by exact HL. exact K.
Qed.

Theorem written_mirror_law q g ws ls a b E : 1 <= q -> List.Forall (fun l => 0 < l) ls -> length ws = S (length ls) ->
  continuous_on ws a b -> obeyed ws (steep q g ws) a b E -> regular (length ws) q (weights ws) a b E ->
  assuming (offset_by q ws ls a) (forall t, a < t < b -> ~ In t E ->
    is_derive (fun s => mirror_map (length ws) q (numbers (0 :: ls)) (written (values ws s))) t (- phi q (g t))).
Proof.
  intros Hq Hl HL C H Hr. apply assume. intros S t Ht HE.
  assert (Ho : offsets (length ws) (numbers (0 :: ls))) by (rewrite HL; apply offsets_numbers, Hl).
  apply (is_derive_ext (fun s => mirror_map (length ws) q (numbers (0 :: ls)) (product (length ws) (weights ws) s)));
    [intros s; rewrite written_product; reflexivity|].
  exact (mirror_flow _ q _ Hq Ho g _ a b E (steep_flow q g ws a b E C H) Hr (offsets_at q ws ls a HL S) t Ht HE).
Qed.

Theorem written_regularizer q alpha g ws ls a b E d : 1 <= q -> List.Forall (fun l => 0 < l) ls -> length ws = S (length ls) ->
  INR (length ws) = d -> continuous_on ws a b -> obeyed ws (decaying q alpha g ws) a b E ->
  forall t, a < t < b -> ~ In t E ->
  assuming (offset_by q ws ls t) (forall u, u = abspow q (first ws t) ->
    forall D, dP (length ws) (numbers (0 :: ls)) u = D ->
    is_derive (fun s => mirror_map (length ws) q (numbers (0 :: ls)) (written (values ws s))) t
      (- phi q (g t) - alpha t * (d * written (values ws t) / D))).
Proof.
  intros Hq Hl HL <- C H t Ht HE. apply assume. intros S u Hu D <-.
  assert (Ho : offsets (length ws) (numbers (0 :: ls))) by (rewrite HL; apply offsets_numbers, Hl).
  assert (K := offsets_at q ws ls t HL S).
  apply (is_derive_ext (fun s => mirror_map (length ws) q (numbers (0 :: ls)) (product (length ws) (weights ws) s)));
    [intros s; rewrite written_product; reflexivity|].
  assert (M := decay_mirror_flow_unbalanced _ q alpha g _ a b E t _ Hq Ho (decaying_flow q alpha g ws a b E C H) Ht HE K).
  derive_from M. rewrite written_product. unfold product at 2. rewrite (inverse_metric_hessian _ q _ Hq Ho _ K).
  rewrite (inverse_metric_dP _ q (numbers (0 :: ls)) _ u); [unfold Rdiv; ring|].
  intros i Hi. specialize (K i Hi). unfold offset in K. subst u.
  replace (first ws t) with (at_time (weights ws) t 0); [lra|]. destruct ws; reflexivity.
Qed.

Theorem hessian_at L q lam u x D p : 1 <= q -> offsets L lam -> u = abspow q (inverse (X L q lam) x) ->
  dP L lam u = D -> P L lam u = p -> is_derive (mirror_map L q lam) x (/ D) /\ p = abspow q x.
Proof.
  intros Hq Hl -> <- <-. split; [exact (is_derive_mirror_map L q lam Hq Hl x)|]. apply (P_inverse L q lam Hq Hl).
Qed.

(** A polynomial of the development at explicit offsets against the same as it is written: sums [u + l] are the variables. *)
Ltac polynomial :=
  unfold P, dP, sym_pred, others, omit, numbers, weights; cbn [sum prod nth Nat.eqb length];
  rewrite ?Rplus_0_r;
  first [ solve [repeat match goal with |- context [?u + ?l] => is_var u; is_var l; generalize (u + l); intro end; ring] | ring ].

Ltac polynomial_in_values :=
  unfold sym_pred, others, omit, weights; cbn [sum prod nth Nat.eqb length].
