(** * The steepest flow of a product of weights

    The loss [f] acts on [x = w_0 w_1 ... w_(L-1)]; [g t] is its gradient [f'(x(t))] along the
    trajectory, so the partial derivative in [w_i] is [g t * others L (w t) i]. Nothing is
    assumed of [g] as a function of time: every statement holds for every loss.

    A trajectory on [[a, b]] is continuous there and obeys the differential equation inside,
    but for a finite list [E] of times. With [E = nil] it is a classical solution. For [q = 1]
    the right-hand side is a sign, and trajectories have a corner where a weight or the
    gradient passes through 0: these times go into [E]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power.
Open Scope R_scope.

(** The weights at time [t], and their product. *)
Definition at_time (w : nat -> R -> R) (t : R) (i : nat) : R := w i t.
Definition product (L : nat) (w : nat -> R -> R) (t : R) : R := prod L (at_time w t).

(** The partial derivative of the loss in the [i]-th weight. *)
Definition partial (L : nat) (g : R -> R) (w : nat -> R -> R) (t : R) (i : nat) : R :=
  g t * others L (at_time w t) i.

(** A trajectory of [w_i' = V t i] on [[a, b]] but for the times in [E]. *)
Definition trajectory (L : nat) (V : R -> nat -> R) (w : nat -> R -> R) (a b : R) (E : list R) :=
  (forall t i, a <= t <= b -> (i < L)%nat -> continuous (w i) t) /\
  (forall t i, a < t < b -> ~ In t E -> (i < L)%nat -> is_derive (w i) t (V t i)).

(** Steepest flow with decoupled weight decay [alpha t] (as in AdamW). *)
Definition decoupled_flow L q (alpha g : R -> R) w a b E :=
  trajectory L (fun t i => - phi q (partial L g w t i) - alpha t * w i t) w a b E.

(** Steepest flow of the loss with [alpha/2 |w|^2] added (coupled decay, as Adam with L2). *)
Definition coupled_flow L q (alpha g : R -> R) w a b E :=
  trajectory L (fun t i => - phi q (partial L g w t i + alpha t * w i t)) w a b E.

(** Steepest flow. *)
Definition steepest_flow L q g w a b E := decoupled_flow L q (fun _ => 0) g w a b E.

(** At the times of the differential equation no weight vanishes, or [q > 1]. For [q > 1]
    this says nothing; for [q = 1] it asks that the zeros of the weights lie in [E]. *)
Definition regular L q w a b (E : list R) :=
  forall t i, a < t < b -> ~ In t E -> (i < L)%nat -> w i t <> 0 \/ 1 < q.

Lemma regular_gt_1 L q w a b E : 1 < q -> regular L q w a b E.
Proof. intros Hq t i _ _ _. right; exact Hq. Qed.

Lemma regular_nonzero L q w a b E :
  (forall t i, a < t < b -> (i < L)%nat -> w i t <> 0) -> regular L q w a b E.
Proof. intros H t i Ht _ Hi. left; auto. Qed.

(** The velocity, with the gradient factored out: all weights share one scalar clock. *)
Lemma phi_partial L q g w t i :
  phi q (partial L g w t i) = phi q (g t) * phi q (others L (at_time w t) i).
Proof. apply phi_mult. Qed.

Lemma continuous_product L w t :
  (forall i, (i < L)%nat -> continuous (w i) t) -> continuous (product L w) t.
Proof. intros H. exact (continuous_prod w t L H). Qed.

(** A trajectory on an interval is one on every part of it. *)
Lemma trajectory_part L V w a b E a' b' : a <= a' -> b' <= b ->
  trajectory L V w a b E -> trajectory L V w a' b' E.
Proof.
  intros Ha Hb [Hc Hd]. split; intros; [apply Hc|apply Hd]; auto; lra.
Qed.

Lemma regular_part L q w a b E a' b' : a <= a' -> b' <= b ->
  regular L q w a b E -> regular L q w a' b' E.
Proof. intros Ha Hb H t i Ht. apply H; lra. Qed.
