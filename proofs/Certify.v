(* Tactics of certificates: the derivative of a closed form. After differentiation every power of a base becomes a whole power
   of one root of the base; what is left are positive denominators and an identity of rational functions of the roots. *)
From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Power.
Open Scope R_scope.

(* The root of degree d of a positive number, and its powers. *)
Lemma root_of (b : R) (d : nat) : (0 < d)%nat -> 0 < b ->
  exists t, 0 < t /\ t ^ d = b /\ forall n e, e * INR d = INR n -> Rpower b e = t ^ n.
Proof.
  intros Hd Hb.
  assert (HD : INR d <> 0) by (apply not_0_INR; lia).
  assert (Hp : forall e, 0 < Rpower b e) by (intros; unfold Rpower; apply exp_pos).
  exists (Rpower b (/ INR d)). split; [apply Hp|split].
  - rewrite <- Rpower_pow by apply Hp. rewrite Rpower_mult, Rinv_l by exact HD. apply Rpower_1; exact Hb.
  - intros n e He. rewrite <- Rpower_pow by apply Hp. rewrite Rpower_mult. f_equal. rewrite <- He. field. exact HD.
Qed.

Lemma root_lt n s t : 0 < s -> 0 < t -> s ^ n < t ^ n -> s < t.
Proof.
  intros Hs Ht H. apply Rnot_le_lt. intros L. apply (Rlt_not_le _ _ H). apply pow_incr. lra.
Qed.

Lemma below_1 a b : 0 < b -> a < b -> 0 < 1 + - (a * / b).
Proof.
  intros Hb H. apply Rmult_lt_reg_r with b; [exact Hb|]. replace ((1 + - (a * / b)) * b) with (b - a) by (field; lra). lra.
Qed.

Lemma pow_below n a b : 0 < a -> a < b -> (0 < n)%nat -> a ^ n < b ^ n.
Proof.
  intros Ha H Hn. destruct n as [|n]; [lia|]. induction n as [|n IH]; [simpl; lra|].
  change (a * a ^ S n < b * b ^ S n). apply Rmult_gt_0_lt_compat; try lra. apply pow_lt; exact Ha.
  apply IH; lia.
Qed.

Lemma is_derive_arcsinh x : is_derive arcsinh x (/ sqrt (x ^ 2 + 1)).
Proof. apply is_derive_Reals. apply derivable_pt_lim_arcsinh. Qed.

Lemma ex_derive_arcsinh z : ex_derive (fun x => arcsinh x) z.
Proof. eexists. apply is_derive_arcsinh. Qed.

Lemma Derive_arcsinh z : Derive (fun x => arcsinh x) z = / sqrt (z ^ 2 + 1).
Proof. apply is_derive_unique, is_derive_arcsinh. Qed.

Lemma cosh_arcsinh z : cosh (arcsinh z) = sqrt (z ^ 2 + 1).
Proof.
  assert (H : sinh (arcsinh z) = z) by apply sinh_arcsinh.
  assert (C : cosh (arcsinh z) ^ 2 = z ^ 2 + 1).
  { rewrite <- H at 2. unfold cosh, sinh. set (a := arcsinh z).
    replace (((exp a + exp (- a)) / 2) ^ 2) with (((exp a - exp (- a)) / 2) ^ 2 + exp a * exp (- a)) by field.
    rewrite <- exp_plus, Rplus_opp_r, exp_0. reflexivity. }
  assert (P : 0 < cosh (arcsinh z)).
  { unfold cosh. assert (A := exp_pos (arcsinh z)). assert (B := exp_pos (- arcsinh z)). lra. }
  rewrite <- C. symmetry. apply sqrt_pow2. lra.
Qed.

Lemma cosh_arcsinh_power z : cosh (arcsinh z) = Rpower (z ^ 2 + 1) (1/2).
Proof.
  rewrite cosh_arcsinh. replace (1/2) with (/2) by lra. symmetry. apply Rpower_sqrt. nra.
Qed.

Lemma is_derive_sign x : x <> 0 -> is_derive (fun y => sign y) x 0.
Proof.
  intros H. apply (is_derive_ext_loc (fun _ => sign x)); [|apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule) (sign x) x)].
  assert (Hx : 0 < Rabs x) by (apply Rabs_pos_lt; exact H).
  exists (mkposreal _ Hx). intros y Hy. unfold ball in Hy; simpl in Hy. unfold AbsRing_ball, abs, minus, plus, opp in Hy; simpl in Hy.
  destruct (Rtotal_order x 0) as [N|[N|N]]; [|contradiction|].
  - rewrite (Rabs_left x) in Hy by exact N. apply Rabs_def2 in Hy. rewrite !sign_eq_m1 by lra. reflexivity.
  - rewrite (Rabs_pos_eq x) in Hy by lra. apply Rabs_def2 in Hy. rewrite !sign_eq_1 by lra. reflexivity.
Qed.

Lemma ex_derive_sign x : x <> 0 -> ex_derive (fun y => sign y) x.
Proof. intros H. eexists. apply is_derive_sign; exact H. Qed.

Lemma Derive_sign x : x <> 0 -> Derive (fun y => sign y) x = 0.
Proof. intros H. apply is_derive_unique, is_derive_sign; exact H. Qed.

Lemma scaled_sqrt a c t : 0 < c -> 0 < t -> t ^ 2 = a * c ^ 2 -> sqrt a = t / c.
Proof.
  intros Hc Ht E. replace a with ((t / c) ^ 2).
  - apply sqrt_pow2. apply Rlt_le, Rdiv_lt_0_compat; assumption.
  - unfold Rdiv. rewrite Rpow_mult_distr, E. field. lra.
Qed.

(* A sum of terms that are not negative is positive where it is not 0 *)
Lemma positive_unless_0 a : 0 <= a -> a <> 0 -> 0 < a.
Proof. lra. Qed.

Lemma sum_of_squares a b : a <> 0 -> 0 < a * a + b * b.
Proof. nra. Qed.

(* A quadratic form [a^2 - s a b + b^2] in positive [a] and [b], [s^2 < 4]. *)
Ltac definite :=
  match goal with W : ?s ^ 2 = ?n, A : 0 < ?a, B : 0 < ?b |- _ =>
    first [ constr_eq a b; fail 1 | constr_eq s a; fail 1 | constr_eq s b; fail 1
          | let K := fresh in assert (K : s ^ 2 * b ^ 2 = n * b ^ 2) by (rewrite W; ring);
            generalize K (pow2_ge_0 (2 * a - s * b)) (pow_lt b 2 B); clear; intros; nra ] end.

Lemma quadratic_form p s r a b : 0 < p -> 0 < 4 * p * r - s * s -> 0 < b -> 0 < p * a ^ 2 + s * a * b + r * b ^ 2.
Proof.
  intros Hp Hd Hb. apply Rmult_lt_reg_l with (4 * p); [lra|]. rewrite Rmult_0_r.
  replace (4 * p * (p * a ^ 2 + s * a * b + r * b ^ 2)) with ((2 * p * a + s * b) ^ 2 + (4 * p * r - s * s) * b ^ 2) by ring.
  assert (H1 := pow2_ge_0 (2 * p * a + s * b)). assert (H2 := Rmult_lt_0_compat _ _ Hd (pow_lt b 2 Hb)). lra.
Qed.

(* A polynomial that is such a form in two of the symbols: its coefficients are values of it. *)
Ltac quadratic :=
  lazymatch goal with |- 0 < ?e => lazymatch e with context [Rinv] => fail | context [- _] => idtac end;
  match goal with A : 0 < ?a, B : 0 < ?b |- _ =>
    is_var a; is_var b; tryif constr_eq a b then fail else idtac;
    lazymatch e with context [a] => lazymatch e with context [b] =>
      lazymatch eval pattern a, b in e with ?f _ _ =>
        let p := eval cbv beta in (f 1 0) in let r := eval cbv beta in (f 0 1) in let m := eval cbv beta in (f 1 1) in
        replace e with (p * a ^ 2 + (m - p - r) * a * b + r * b ^ 2) by ring;
        apply quadratic_form; [lra | first [lra | nra] | exact B] end end end end end.

(* Signs of sums of products, and that sides are not 0. *)
Ltac positive :=
  lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; positive
  | |- ex_derive (fun x => arcsinh x) _ => apply ex_derive_arcsinh
  | |- ex_derive (fun x => sign x) _ => apply ex_derive_sign; positive
  | |- ex_derive _ _ => eexists; eassumption
  | |- _ > _ => apply Rlt_gt; positive
  | |- _ * _ <> 0 => first [assumption | solve [apply Rmult_integral_contrapositive_currified; positive] | not_zero_with]
  | |- ?a <> 0 => first [assumption | solve [apply Rlt_not_eq; lra] | solve [apply Rgt_not_eq; positive] | solve [apply Rlt_not_eq; positive] | not_zero_with]
  | |- 0 < _ => first [assumption | solve [nonzero_sum] | solve [two_squares] | solve [quadratic] | solve [positive_parts] | lra | nra | solve [squares] | solve [positive_quotient]]
  | |- _ => first [assumption | lra | solve [apply pow_below; [positive | positive | lia]] | nra]
  end
with nonzero_sum := match goal with N : ?a <> 0 |- 0 < ?a => apply positive_unless_0; [solve [nra] | exact N] end
with positive_parts :=
  lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < cosh _ => unfold cosh; positive
  | |- 0 < Rpower _ _ => unfold Rpower; apply exp_pos
  | |- 0 < Rabs _ => apply Rabs_pos_lt; positive
  | |- 0 < sqrt _ => apply sqrt_lt_R0; positive
  | |- 0 < / _ => apply Rinv_0_lt_compat; positive
  | |- 0 < _ / _ => apply Rdiv_lt_0_compat; positive
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; positive
  | |- 0 < _ ^ _ => apply pow_lt; positive
  | |- 0 < 1 + - (_ * / _) => apply below_1; positive
  | |- 0 < ?a + - ?b => cut (b < a); [lra | positive]
  | |- 0 < ?a - ?b => cut (b < a); [lra | positive]
  | |- 0 < _ + _ => first [apply Rplus_lt_0_compat; positive | apply Rplus_lt_le_0_compat; [positive | not_negative]
                         | apply Rplus_le_lt_0_compat; [not_negative | positive]]
  end
with two_squares := lazymatch goal with |- 0 < ?a * ?a + ?b * ?b => apply sum_of_squares; positive end
with not_zero_with :=
  match goal with
  | N : _ <> 0 |- _ <> 0 => let Z := fresh in intro Z; apply N; first [lra | field_simplify_eq; [lra | positive ..]]
  | N : 0 < ?e |- _ <> 0 =>
    lazymatch e with context [Rinv] => idtac end;
    let Z := fresh in intro Z; apply (Rlt_not_eq _ _ N); symmetry; field_simplify_eq; [lra | positive ..]
  end
with positive_quotient :=
  match goal with |- 0 < ?e => lazymatch e with context [Rinv] => field_simplify e end end;
  [apply Rdiv_lt_0_compat; [first [solve [quadratic] | nra | squares | definite] | positive] | positive ..]
with squares :=
  match goal with H1 : 0 < ?s, H2 : 0 < ?t |- _ =>
    tryif constr_eq s t then fail else (generalize (Rmult_lt_0_compat s t H1 H2) (pow2_ge_0 (s - t)); intros; nra) end
with not_negative :=
  lazymatch goal with
  | |- 0 <= ?a * ?a => apply Rle_0_sqr
  | |- 0 <= _ / _ => apply Rdiv_le_0_compat; [not_negative | positive]
  | |- 0 <= _ * _ => first [apply Rmult_le_pos; not_negative | nra]
  | |- 0 <= _ => first [lra | apply Rlt_le; solve [positive] | apply pow2_ge_0 | nra]
  end.

(* Powers as one atom each, whatever form differentiation left their bases in. *)
Ltac fold_powers := repeat match goal with |- context [exp (?e * ln ?b)] => change (exp (e * ln b)) with (Rpower b e) end.

Ltac differentiate :=
  unfold Rpower; auto_derive; fold_powers; unfold sinh, cosh; rewrite ?Derive_arcsinh; rewrite ?Derive_sign by assumption.

(* Equality of products of powers of positive numbers, by their logarithms. *)
Lemma ln_eq a b : 0 < a -> 0 < b -> ln a = ln b -> a = b.
Proof. intros. apply ln_inv; assumption. Qed.

Lemma ln_Rpower b e : ln (Rpower b e) = e * ln b.
Proof. unfold Rpower. apply ln_exp. Qed.

Lemma ln_power n b : 0 < b -> ln (b ^ n) = INR n * ln b.
Proof. intros Hb. rewrite <- Rpower_pow by exact Hb. apply ln_Rpower. Qed.

Lemma ln_div a b : 0 < a -> 0 < b -> ln (a / b) = ln a - ln b.
Proof.
  intros Ha Hb. unfold Rdiv. rewrite ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; assumption). ring.
Qed.

Ltac logarithms :=
  rewrite ?Rplus_0_r, ?Rmult_1_l;
  apply ln_eq; [positive | positive |];
  repeat first
    [ rewrite ln_Rpower | rewrite ln_1
    | match goal with
      | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by positive
      | |- context [ln (?a / ?b)] => rewrite (ln_div a b) by positive
      | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by positive
      | |- context [ln (?a ^ ?n)] => rewrite (ln_power n a) by positive
      end ];
  rewrite ?INR_IZR_INZ; simpl Z.of_nat; field; positive.

(* One form of the arguments of functions that differentiation leaves as they are. *)
Ltac same_arguments :=
  repeat match goal with
  | |- context [?f ?a] =>
    lazymatch f with exp => idtac | ln => idtac | atan => idtac | arcsinh => idtac | cosh => idtac | sinh => idtac end;
    match goal with |- context [f ?b] =>
      tryif constr_eq a b then fail else (let H := fresh in assert (H : f a = f b) by (f_equal; field; positive); rewrite H; clear H) end
  | |- context [exp ?a] => match goal with |- context [exp ?b] =>
      let H := fresh in assert (H : exp b = / exp a) by (rewrite <- exp_Ropp; f_equal; field; positive); rewrite H; clear H end
  end.

(* The two signs of a real number that is not 0. *)
Ltac split_sign x :=
  let N := fresh "sign_" x in let A := fresh "abs_" x in let S := fresh "direction_" x in
  destruct (Rtotal_order x 0) as [N | [N | N]];
  [ assert (A : Rabs x = - x) by (apply Rabs_left; exact N); assert (S : sign x = -1) by (apply sign_eq_m1; exact N)
  | contradiction
  | assert (A : Rabs x = x) by (apply Rabs_pos_eq; lra); assert (S : sign x = 1) by (apply sign_eq_1; exact N) ].

Ltac same_base base :=
  repeat match goal with |- context [Rpower ?b ?e] =>
    tryif constr_eq b base then fail else (let H := fresh in assert (H : b = base) by (first [ring | field; positive]); rewrite H; clear H) end.

Tactic Notation "root" constr(b) constr(d) ident(t) :=
  let H := fresh in let P := fresh t "_positive" in let W := fresh t "_power" in let U := fresh t "_powers" in
  assert (H : 0 < b) by positive; destruct (root_of b d ltac:(lia) H) as (t & P & W & U); clear H.

Tactic Notation "number_root" constr(b) ident(s) :=
  let P := fresh s "_positive" in let W := fresh s "_power" in let E := fresh in
  assert (W : sqrt b ^ 2 = b) by (apply pow2_sqrt; lra);
  assert (P : 0 < sqrt b) by (apply sqrt_lt_R0; lra);
  remember (sqrt b) as s eqn:E; clear E.

(* Rational bounds of the square root of a number. *)
Ltac root_between t low high :=
  assert (low < t) by (match goal with W : t ^ 2 = _ |- _ => nra end);
  assert (t < high) by (match goal with W : t ^ 2 = _ |- _ => nra end).

Ltac whole_power b e n t :=
  lazymatch goal with U : forall (n : nat) (e : R), _ -> Rpower b e = t ^ n |- _ =>
    let H := fresh in
    assert (H : Rpower b e = t ^ n) by (apply U; rewrite !INR_IZR_INZ; simpl Z.of_nat; lra);
    rewrite ?H in *; clear H end.

Lemma Rpower_half a : Rpower (a ^ 2 + 1) (1/2) = sqrt (a ^ 2 + 1).
Proof. replace (1/2) with (/2) by lra. apply Rpower_sqrt. nra. Qed.

Ltac scaled_root z c t :=
  let H := fresh in
  rewrite ?Rpower_half;
  repeat match goal with |- context [sqrt (?a ^ 2 + 1)] =>
    assert (H : sqrt (a ^ 2 + 1) = t / c) by
      (apply scaled_sqrt; [positive | positive | replace a with z by (field; positive); field_simplify_eq; [nra | positive]]);
    rewrite H; clear H end.

(* [Rpower b e] in powers of [b] that generate those that occur; the power as a variable. *)
Ltac power_as b e value :=
  lazymatch goal with
  | |- context [Rpower b e] =>
    let H := fresh in assert (H : Rpower b e = value) by logarithms; rewrite ?H in *; clear H
  | _ => idtac
  end.

Tactic Notation "generator" constr(b) constr(e) ident(t) :=
  let P := fresh t "_positive" in let E := fresh in
  assert (P : 0 < Rpower b e) by (unfold Rpower; apply exp_pos);
  remember (Rpower b e) as t eqn:E in *; clear E.

Tactic Notation "root_generator" constr(b) constr(e) constr(d) ident(t) :=
  let P := fresh t "_positive" in let W := fresh t "_power" in let E := fresh in
  assert (W : Rpower b e ^ d = b) by logarithms;
  assert (P : 0 < Rpower b e) by (unfold Rpower; apply exp_pos);
  remember (Rpower b e) as t eqn:E in *; clear E.

(* logarithms of products, quotients and whole powers of positive numbers, as sums *)
Ltac split_logarithms :=
  repeat match goal with
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by positive
  | |- context [ln (?a / ?b)] => rewrite (ln_div a b) by positive
  | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by positive
  | |- context [ln (?a ^ ?n)] => rewrite (ln_power n a) by positive
  | |- context [ln (Rpower ?a ?e)] => rewrite (ln_Rpower a e)
  | |- context [ln 1] => rewrite ln_1
  end; rewrite ?INR_IZR_INZ; simpl Z.of_nat.

(* An exponent against the hypothesis that it is another. *)
Ltac absurd_exponent := match goal with N : _ <> 0 |- False => apply N; lra end.

Ltac forget_powers := repeat match goal with U : forall (n : nat) (e : R), _ -> Rpower _ e = _ ^ n |- _ => clear U end.

Ltac eliminate s value :=
  forget_powers; let E := fresh in assert (E : s = value) by lra; subst s.

Ltac eliminate_signed s value :=
  forget_powers; let E := fresh in first [assert (E : s = value) by lra | assert (E : s = - value) by lra]; subst s.

(* |x| and sign x in the two cases. *)
Ltac resolve_sign x :=
  repeat match goal with
  | A : Rabs x = _ |- _ => rewrite A in *; clear A
  | S : sign x = _ |- _ => rewrite S in *; clear S
  end.

(* roots of one degree whose radicands differ by the power of a positive factor *)
Lemma root_is d r c : (0 < d)%nat -> 0 < r -> 0 < c -> r ^ d = c ^ d -> r = c.
Proof.
  intros Hd Hr Hc E. destruct (Rtotal_order r c) as [H|[H|H]]; [|exact H|].
  - assert (K := pow_below d r c Hr H Hd). lra.
  - assert (K := pow_below d c r Hc H Hd). lra.
Qed.

Ltac root_equals r d value :=
  let H := fresh in
  assert (H : r = value);
  [ apply (root_is d); [lia | positive | positive |];
    unfold Rdiv; rewrite ?Rpow_mult_distr; repeat match goal with W : _ ^ d = _ |- _ => rewrite W; clear W end; field; positive
  | forget_powers; repeat match goal with W : r ^ _ = _ |- _ => clear W end; subst r ].


(* The sign and the size of more than a symbol: their product is what they are of. *)
Tactic Notation "signed_size" constr(c) ident(s) :=
  let K := fresh s "_relation" in let A := fresh s "_size" in let E := fresh in
  assert (K : sign c * Rabs c = c) by apply sign_mult_Rabs;
  set (E := sign c) in *; clearbody E; rename E into s;
  set (E := Rabs c) in *; clearbody E; rename E into A.

(* The sign and the size of a sign that is told. *)
Ltac sign_of_sign :=
  repeat match goal with
  | |- context [Rabs (-1)] => replace (Rabs (-1)) with 1 by (rewrite Rabs_left; lra)
  | |- context [Rabs 1] => rewrite Rabs_R1
  | |- context [sign (-1)] => rewrite (sign_eq_m1 (-1)) by lra
  | |- context [sign 1] => rewrite (sign_eq_1 1) by lra
  end.

(* The derivative along a flow: of weights [w] with the equations [is_derive w t v]. *)
Ltac along_flow :=
  unfold Rpower; auto_derive;
  [ positive
  | fold_powers; unfold sinh, cosh; rewrite ?Derive_arcsinh; rewrite ?Derive_sign by assumption;
    repeat match goal with H : is_derive ?w ?t ?v |- _ => replace (Derive (fun x : R => w x) t) with v by (symmetry; exact (is_derive_unique w t v H)); clear H end;
    rewrite ?phi_2, ?phi_mult, ?phi_1; unfold phi ].

Ltac value w t v := generalize dependent (w t); intros v; intros.

Lemma Rmult_neg_neg a b : a < 0 -> b < 0 -> 0 < a * b. Proof. nra. Qed.
Lemma Rmult_neg_pos a b : a < 0 -> 0 < b -> a * b < 0. Proof. nra. Qed.
Lemma Rmult_pos_neg a b : 0 < a -> b < 0 -> a * b < 0. Proof. nra. Qed.
Lemma Rplus_neg_neg a b : a < 0 -> b < 0 -> a + b < 0. Proof. lra. Qed.

(* Signs of products with logarithms, and of differences of powers. *)
Ltac has_sign :=
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt; has_sign
  | |- _ >= _ => apply Rle_ge; has_sign
  | |- 0 < ?a * ?b => first [solve [positive] | apply Rmult_lt_0_compat; has_sign | apply Rmult_neg_neg; has_sign]
  | |- ?a * ?b < 0 => first [apply Rmult_neg_pos; has_sign | apply Rmult_pos_neg; has_sign]
  | |- 0 < ?a / ?b => first [solve [positive] | apply Rmult_lt_0_compat; [has_sign | apply Rinv_0_lt_compat; has_sign]
                           | apply Rmult_neg_neg; [has_sign | apply Rinv_lt_0_compat; has_sign]]
  | |- ?a / ?b < 0 => first [apply Rmult_neg_pos; [has_sign | apply Rinv_0_lt_compat; has_sign]
                           | apply Rmult_pos_neg; [has_sign | apply Rinv_lt_0_compat; has_sign]]
  | |- 0 < - _ => apply Ropp_0_gt_lt_contravar, Rlt_gt; has_sign
  | |- - _ < 0 => apply Ropp_lt_gt_0_contravar, Rlt_gt; has_sign
  | |- 0 < ln _ => rewrite <- ln_1; apply ln_increasing; lra
  | |- ln _ < 0 => rewrite <- ln_1; apply ln_increasing; lra
  | |- 0 < ?a + ?b => first [solve [positive] | apply Rplus_lt_0_compat; has_sign]
  | |- 0 < ?a - ?b => first [solve [positive] | apply Rplus_lt_0_compat; [has_sign | apply Ropp_0_gt_lt_contravar, Rlt_gt; has_sign]]
  | |- ?a + ?b < 0 => first [lra | apply Rplus_neg_neg; has_sign]
  | |- 0 < _ => positive
  | |- _ <= ?b => first [lra | solve [growth] | nra]
  | |- _ => first [assumption | lra | nra]
  end
with growth :=
  unfold Rminus;
  match goal with |- Rpower ?l ?e <= Rpower ?b ?e + ?r =>
    let K := fresh in assert (K : 0 < r) by has_sign;
    apply Rle_trans with (Rpower b e); [apply Rpower_le_l; lra | lra] end.

(* A number that is not 0 as a sign, whose square is 1, times a size: no cases. *)
Lemma polar_form w : w <> 0 -> exists s a, s ^ 2 = 1 /\ s <> 0 /\ 0 < a /\ sign w = s /\ Rabs w = a /\ w = s * a.
Proof.
  intros Hw. exists (sign w), (Rabs w). destruct (Rtotal_order w 0) as [H|[H|H]]; [|contradiction|].
  - rewrite sign_eq_m1, Rabs_left by exact H. repeat split; lra.
  - rewrite sign_eq_1, Rabs_pos_eq by lra. repeat split; lra.
Qed.

Tactic Notation "polar" constr(w) ident(s) :=
  let S := fresh s "_square" in let N := fresh in let P := fresh in let A := fresh s "_size" in
  let E1 := fresh in let E2 := fresh in let E3 := fresh in
  destruct (polar_form w ltac:(assumption)) as (s & A & S & N & P & E1 & E2 & E3);
  rewrite ?E1, ?E2 in *; clear E1 E2; subst w.
