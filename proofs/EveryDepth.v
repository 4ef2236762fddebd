(** * One weight below the others, all alike, at every depth

    The offsets [one_zero l]: 0 for the weight 0, [l] for the others, so that [P(u) = u (u + l)^(L-1)]. *)
Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From MirrorFlow Require Import Products Calculus Power Flow Metric Uniformization IntegralForm Mirror
  BalancedPotential Coercivity Regularizer Conjugate InU Instances Certify.
Open Scope R_scope.

Lemma offsets_one_zero L l : (0 < L)%nat -> 0 < l -> offsets L (one_zero l).
Proof.
  intros HL Hl. split; [exact HL|]. split; [reflexivity|]. intros [|i] Hi; [lia|exact Hl].
Qed.

Lemma Q_one_zero L l u : (0 < L)%nat -> Q L (one_zero l) u = (u + l) ^ (L - 1).
Proof.
  intros HL. unfold Q. rewrite <- (others_const L (u + l) 0 HL). apply others_ext. intros [|i] _ Hne; [lia|reflexivity].
Qed.

Lemma P_one_zero L l u : (0 < L)%nat -> 0 < l -> P L (one_zero l) u = u * (u + l) ^ (L - 1).
Proof. intros HL Hl. rewrite (P_factor L _ (offsets_one_zero L l HL Hl)), Q_one_zero by exact HL. reflexivity. Qed.

(** The power of [P] in a density, with the depth as a real number. *)
Lemma P_power L l u e : (0 < L)%nat -> 0 < l -> 0 < u ->
  Rpower (P L (one_zero l) u) e = Rpower u e * Rpower (u + l) ((INR L - 1) * e).
Proof.
  intros HL Hl Hu. rewrite (P_one_zero L l u HL Hl).
  rewrite <- Rpower_mult_distr by (try apply pow_lt; lra). f_equal.
  rewrite <- (Rpower_pow (L - 1)) by lra. rewrite Rpower_mult. f_equal. rewrite minus_INR by lia. simpl. ring.
Qed.

Theorem coercivity_one_offset L q l : 1 <= q -> (0 < L)%nat -> 0 < l ->
  is_glb_Rbar (fun y => exists x, y = / hessian L q (one_zero l) x) (Rpower l (INR L - 1)).
Proof.
  intros Hq HL Hl. assert (K := coercivity_inf L q _ Hq (offsets_one_zero L l HL Hl)).
  replace (others L (one_zero l) 0) with (Rpower l (INR L - 1)) in K; [exact K|].
  change (others L (one_zero l) 0) with (others L (fun i => one_zero l i) 0).
  rewrite (others_ext L _ (fun _ => l)) by (intros [|i] _ Hne; [lia|reflexivity]).
  rewrite others_const by exact HL. rewrite <- Rpower_pow by exact Hl. f_equal. rewrite minus_INR by lia. simpl. ring.
Qed.

(** Coupled decay on balanced weights: [sum w_i^2 / 2 = (L/2) |x|^(2/L)]. *)
Lemma coupled_at L d v : (0 < L)%nat -> INR L = d -> balanced L v -> prod L v <> 0 ->
  sum L (fun i => v i ^ 2) / 2 = d / 2 * Rpower (Rabs (prod L v)) (2 / d).
Proof.
  intros HL <- Hb Hx. assert (K := coupled_regularizer L 1 v HL Hb).
  rewrite abspow_neq0 in K by exact Hx. lra.
Qed.

(** What an exponent says of a condition [m <= 1] at the depth of an instance. *)
Lemma exponent_le_1 L q m : (0 < L)%nat -> m = q * (INR L - 1) / INR L -> (m <= 1 <-> q * (INR L - 1) <= INR L).
Proof.
  intros HL ->. assert (H := INR_gt0 L HL). unfold Rdiv. split; intros K.
  - apply (Rmult_le_compat_r (INR L)) in K; [|lra]. rewrite Rmult_assoc, Rinv_l in K by lra. lra.
  - apply (Rmult_le_reg_r (INR L)); [exact H|]. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

(** From [K : A <-> m <= 1], [M : m = q (L - 1)/L]. *)
Ltac condition_on_exponent K :=
  let I := fresh in
  match type of K with _ <-> ?m <= 1 =>
    match goal with M : m = ?q * (?d - 1) / ?d |- _ =>
      assert (I : m <= 1 <-> q * (d - 1) <= d) by
        (rewrite M; unfold Rdiv; split; intros;
         [ apply (Rmult_le_reg_r (/ d)); [apply Rinv_0_lt_compat; lra | rewrite Rinv_r by lra; assumption]
         | apply (Rmult_le_reg_r d); [lra | rewrite Rmult_assoc, Rinv_l by lra; lra] ]);
      clear M end end;
  rewrite I in K; clear I;
  lazymatch goal with
  | |- (_ <-> (?n <= ?k)%nat) => rewrite K; split; intros; [apply INR_le; simpl INR; nra | match goal with L : (n <= k)%nat |- _ => apply le_INR in L; simpl INR in L; nra end]
  | |- (_ <-> _) => rewrite K; split; intros; nra
  | |- ~ _ => rewrite K; nra
  | |- _ => apply K; nra
  end.

(** The value of a limit in the words of a theorem. *)
Ltac limit_value := first [reflexivity | field; positive | unfold Rdiv; ring].

Lemma phi_as e x : x <> 0 -> phi e x = x * Rpower (Rabs x) (e - 2).
Proof.
  intros Hx. unfold phi. assert (Ha := Rabs_pos_lt x Hx).
  replace (e - 1) with (e - 2 + 1) by ring. rewrite Rpower_plus, Rpower_1 by exact Ha.
  transitivity (sign x * Rabs x * Rpower (Rabs x) (e - 2)); [ring|]. rewrite sign_mult_Rabs. reflexivity.
Qed.

(** A density [P^(e/q - 1)/q] in the powers that it is printed with. *)
Ltac every_depth_density :=
  first [ reflexivity
        | apply ln_eq; [positive | positive |];
          repeat first [ rewrite ln_Rpower
            | match goal with
              | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by positive
              | |- context [ln (?a / ?b)] => rewrite (ln_div a b) by positive
              | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by positive
              end ];
          field; lra ].

(** [R''] at depth 2, as a power or a root. *)
Ltac hessian_of_pair :=
  first [ reflexivity
        | f_equal; f_equal; ring
        | rewrite <- abspow_neq0 by assumption; rewrite ?abspow_2; first [reflexivity | f_equal; f_equal; ring]
        | match goal with |- / Rpower ?a _ = / Rpower ?b _ => replace a with b; [reflexivity |] end;
          first [ring | rewrite ?Rpower_1 by (apply Rabs_pos_lt; assumption); reflexivity
                | rewrite <- (Rpower_pow 2) by (apply Rabs_pos_lt; assumption); simpl INR; f_equal; ring] ].
