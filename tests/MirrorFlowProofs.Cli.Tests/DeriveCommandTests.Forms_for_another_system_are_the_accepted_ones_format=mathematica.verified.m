(* Steepest mirror flow of x = w1*w2*w3 for every q in [1, 2] *)
(* Start: the first weight smallest, the others distinct: offsets lam_i are 0, lambda_2, lambda_3, all but the first positive *)
(* Proved: all 20 steps, 74 obligations. *)
$Assumptions = A >= 0 && B > 0 && Dsym > 0 && Lambdasym > 0 && alpha >= 0 && alpha0 > 0 && alpha1 > 0 && eta >= 0 && lambda2 > 0 && lambda3 > 0 && mu > 0 && 1 <= q <= 2 && r > 0 && t >= 0 && t1 > 0 && u > 0 && Element[w1, Reals] && Element[w2, Reals] && Element[w3, Reals] && Element[y, Reals];

(* 1. One clock [clock] *)
(* dw1/dtau *)
clock1 = RealSign[w2]*RealSign[w3]*RealAbs[w2]^(q - 1)*RealAbs[w3]^(q - 1);
(* dw2/dtau *)
clock2 = RealSign[w1]*RealSign[w3]*RealAbs[w1]^(q - 1)*RealAbs[w3]^(q - 1);
(* dw3/dtau *)
clock3 = RealSign[w1]*RealSign[w2]*RealAbs[w1]^(q - 1)*RealAbs[w2]^(q - 1);

(* 2. Balance equation [balance] *)
(* abs(w2)^q - abs(w1)^q *)
balance1 = lambda2;
(* abs(w3)^q - abs(w1)^q *)
balance2 = lambda3;

(* 3. Imbalance under decoupled weight decay [decay] *)
(* (u_i - u_j)/(u_i - u_j at the start), for A = int alpha dt *)
decay = Exp[-A*q];

(* 4. Inverse metric [metric] *)
(* 1/R'' *)
metric = RealAbs[w1]^q*RealAbs[w2]^q + RealAbs[w1]^q*RealAbs[w3]^q + RealAbs[w2]^q*RealAbs[w3]^q;

(* 5. Saddles of the reparameterization [saddles] *)
(* d_1 d_2 x *)
saddles = w3;

(* 6. Uniformization [uniformization] *)
(* |x|^q = P(u) *)
uniformization1 = u*(u + lambda2)*(u + lambda3);
(* 1/R'' = P'(u) *)
uniformization2 = u*(u + lambda2) + u*(u + lambda3) + (u + lambda2)*(u + lambda3);

(* 7. Signs of the weights [signs] *)
(* dx/dtau at x = 0 *)
signs = lambda2*lambda3;

(* 8. Mirror map [mirror-map] *)
(* R'(x(u)) *)
mirrorMap = Inactive[Integrate][v^(1/q - 1)*(v + lambda2)^(1/q - 1)*(v + lambda3)^(1/q - 1), {v, 0, u}]/q;

(* 9. Conjugate [conjugate] *)
(* R*(R'(x(u))) *)
conjugate = Inactive[Integrate][v^(2/q - 1)*(v + lambda2)^(2/q - 1)*(v + lambda3)^(2/q - 1), {v, 0, u}]/q;

(* 10. Mirror potential [potential] *)
(* R(x(u)) *)
potential = u^(1/q)*(u + lambda2)^(1/q)*(u + lambda3)^(1/q)*Inactive[Integrate][v^(1/q - 1)*(v + lambda2)^(1/q - 1)*(v + lambda3)^(1/q - 1), {v, 0, u}]/q - Inactive[Integrate][v^(2/q - 1)*(v + lambda2)^(2/q - 1)*(v + lambda3)^(2/q - 1), {v, 0, u}]/q;

(* 11. Metric exponent [metric-exponent] *)
(* m *)
metricExponent = 2*q/3;

(* 13. Coercivity [coercivity] *)
(* mu = inf 1/R'' *)
coercivity = lambda2*lambda3;

(* 14. Convergence with bounded gradients [convergence] *)
(* upper bound of int sum_i G_i^2 dt, for 1/R'' >= mu > 0, |G_i| <= B, D = f(x(0)) - f_min *)
convergence1 = Dsym*B^(2 - q)/mu;
(* upper bound of (f - f_min)/(f(x(0)) - f_min), for 1/R'' >= mu > 0, |G_i| <= B, sum_i G_i^2 >= 2 Lambda (f - f_min) *)
convergence2 = Exp[-2*Lambdasym*mu*t*B^(q - 2)];

(* 15. Convergence in finite time [convergence-time] *)
(* upper bound of the time until f = f_min, for q < 2, 1/R'' >= mu > 0, sum_i G_i^2 >= 2 Lambda (f - f_min), D = f(x(0)) - f_min *)
convergenceTime = 2*Dsym^(1 - q/2)/(2^(q/2)*Lambdasym^(q/2)*mu*(2 - q));

(* 16. Escape from x = 0 [escape] *)
(* T(u) *)
escape = Inactive[Integrate][v^(1/q - 1)*(v + lambda2)^(1/q - 1)*(v + lambda3)^(1/q - 1), {v, 0, u}]/q;

(* 17. Regularizer of decoupled weight decay [regularizer-decoupled] *)
(* M(x(u)) *)
regularizerDecoupled1 = 3*Inactive[Integrate][v^(2/q - 1)*(v + lambda2)^(2/q - 1)*(v + lambda3)^(2/q - 1), {v, 0, u}]/q;
(* M'(x(u)) = K x/P'(u) *)
regularizerDecoupled2 = 3*u^(1/q)*(u + lambda2)^(1/q)*(u + lambda3)^(1/q)/(u*(u + lambda2) + u*(u + lambda3) + (u + lambda2)*(u + lambda3));

(* 18. Potential under decoupled weight decay [potential-under-decay] *)
(* |x|^q = P_A(u) *)
potentialUnderDecay1 = u*(lambda2*Exp[-A*q] + u)*(lambda3*Exp[-A*q] + u);
(* dy/dt + s(G) for y = R_A'(x) *)
potentialUnderDecay2 = alpha*y*(2*q - 3);

(* 19. Offsets under schedules of weight decay [decay-schedules] *)
(* exp(-q A) for alpha = alpha_0 *)
decaySchedules1 = Exp[-alpha0*q*t];
(* exp(-q A) for alpha = alpha_0 (1 - t/t_1), for t <= t_1 *)
decaySchedules2 = Exp[alpha0*q*t^2/(2*t1) - alpha0*q*t];
(* exp(-q A) for alpha = alpha_0 + (alpha_1 - alpha_0) t/t_1, for t <= t_1 *)
decaySchedules3 = Exp[alpha0*q*t^2/(2*t1) - alpha1*q*t^2/(2*t1) - alpha0*q*t];
(* exp(-q A) for alpha = alpha_0 exp(-r t) *)
decaySchedules4 = Exp[alpha0*q*Exp[-r*t]/r - alpha0*q/r];
(* exp(-q A) for alpha = alpha_1 after alpha_0 until t_1, for t >= t_1 *)
decaySchedules5 = Exp[alpha1*q*t1 - alpha1*q*t - alpha0*q*t1];
(* exp(-q A) for alpha = alpha_0 (1 + cos(t/t_1))/2, eta = tan(t/(2 t_1)), for t < pi t_1 *)
decaySchedules6 = Exp[-alpha0*eta*q*t1/(eta^2 + 1) - alpha0*q*t1*ArcTan[eta]];

(* 20. Coupled weight decay off the balanced manifold [coupled-decay] *)
(* (u_i - u_j)/(u_i - u_j at the start), for q = 2 *)
coupledDecay1 = Exp[-2*A];
(* dD/dt + q alpha D at w1 = 1, w2 = 2, G = 0, alpha = 1, D = u_2 - u_1, for q < 2 *)
coupledDecay2 = 2^q*q - 2^(2*q)*q/4;

(* What the derivation says of derivatives: name, function, variable, derivative. *)
derivatives = {
  {"xInW1", w1*w2*w3, w1, w2*w3},
  {"u1InW1", RealAbs[w1]^q, w1, q*RealSign[w1]*RealAbs[w1]^(q - 1)},
  {"decay", decay, A, -q*Exp[-A*q]},
  {"uniformization1", uniformization1, u, u*(u + lambda2) + u*(u + lambda3) + (u + lambda2)*(u + lambda3)},
  {"mirrorMap", mirrorMap, u, u^(1/q - 1)*(u + lambda2)^(1/q - 1)*(u + lambda3)^(1/q - 1)/q},
  {"conjugate", conjugate, u, u^(2/q - 1)*(u + lambda2)^(2/q - 1)*(u + lambda3)^(2/q - 1)/q},
  {"potential", potential, u, u^(1/q - 1)*(u + lambda2)^(1/q - 1)*(u + lambda3)^(1/q - 1)*(u*(u + lambda2) + u*(u + lambda3) + (u + lambda2)*(u + lambda3))*Inactive[Integrate][v^(1/q - 1)*(v + lambda2)^(1/q - 1)*(v + lambda3)^(1/q - 1), {v, 0, u}]/q^2},
  {"regularizerDecoupled1", regularizerDecoupled1, u, 3*u^(2/q - 1)*(u + lambda2)^(2/q - 1)*(u + lambda3)^(2/q - 1)/q}};

(* A point in the domains of the symbols, and the differences there: all of them 0. *)
point = {A -> 76/97, B -> 150/97, Dsym -> 32/97, Lambdasym -> 106/97, alpha -> 180/97, alpha0 -> 62/97, alpha1 -> 136/97, eta -> 18/97, lambda2 -> 92/97, lambda3 -> 166/97, mu -> 48/97, q -> 158/97, r -> 4/97, t -> 78/97, t1 -> 152/97, u -> 34/97, w1 -> -108/97, w2 -> -182/97, w3 -> -64/97, y -> 69/9409};
Table[{d[[1]], N[D[d[[2]], d[[3]]] - d[[4]] /. point, 50]}, {d, derivatives}]
