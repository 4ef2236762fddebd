# Steepest mirror flow of x = w1*w2*w3 for every q in [1, 2]
# Start: the first weight smallest, the others distinct: offsets lam_i are 0, lambda_2, lambda_3, all but the first positive
# Proved: all 20 steps, 74 obligations.
from mpmath import mp, mpf
from sympy import Abs, Derivative, Function, Integer, Integral, Rational, Symbol, asinh, atan, cosh, exp, hyper, lambdify, log, sign, sinh, sqrt

# Functions that mpmath has and SymPy does not.
elliprf, elliprd, elliprj = Function("elliprf"), Function("elliprd"), Function("elliprj")

A = Symbol("A", nonnegative=True)  # A >= 0
B = Symbol("B", positive=True)  # B > 0
D = Symbol("D", positive=True)  # D > 0
Lambda = Symbol("Lambda", positive=True)  # Lambda > 0
alpha = Symbol("alpha", nonnegative=True)  # alpha >= 0
alpha_0 = Symbol("alpha_0", positive=True)  # alpha_0 > 0
alpha_1 = Symbol("alpha_1", positive=True)  # alpha_1 > 0
eta = Symbol("eta", nonnegative=True)  # eta >= 0
lambda_2 = Symbol("lambda_2", positive=True)  # lambda_2 > 0
lambda_3 = Symbol("lambda_3", positive=True)  # lambda_3 > 0
mu = Symbol("mu", positive=True)  # mu > 0
q = Symbol("q", positive=True)  # q in [1, 2]
r = Symbol("r", positive=True)  # r > 0
t = Symbol("t", nonnegative=True)  # t >= 0
t_1 = Symbol("t_1", positive=True)  # t_1 > 0
u = Symbol("u", positive=True)  # u > 0
w1 = Symbol("w1", real=True)  # w1 real
w2 = Symbol("w2", real=True)  # w2 real
w3 = Symbol("w3", real=True)  # w3 real
y = Symbol("y", real=True)  # y real
v = Symbol("v", positive=True)  # v > 0

# 1. One clock [clock]
# dw1/dtau
clock_1 = sign(w2)*sign(w3)*Abs(w2)**(q - 1)*Abs(w3)**(q - 1)
# dw2/dtau
clock_2 = sign(w1)*sign(w3)*Abs(w1)**(q - 1)*Abs(w3)**(q - 1)
# dw3/dtau
clock_3 = sign(w1)*sign(w2)*Abs(w1)**(q - 1)*Abs(w2)**(q - 1)

# 2. Balance equation [balance]
# abs(w2)^q - abs(w1)^q
balance_1 = lambda_2
# abs(w3)^q - abs(w1)^q
balance_2 = lambda_3

# 3. Imbalance under decoupled weight decay [decay]
# (u_i - u_j)/(u_i - u_j at the start), for A = int alpha dt
decay = exp(-A*q)

# 4. Inverse metric [metric]
# 1/R''
metric = Abs(w1)**q*Abs(w2)**q + Abs(w1)**q*Abs(w3)**q + Abs(w2)**q*Abs(w3)**q

# 5. Saddles of the reparameterization [saddles]
# d_1 d_2 x
saddles = w3

# 6. Uniformization [uniformization]
# |x|^q = P(u)
uniformization_1 = u*(u + lambda_2)*(u + lambda_3)
# 1/R'' = P'(u)
uniformization_2 = u*(u + lambda_2) + u*(u + lambda_3) + (u + lambda_2)*(u + lambda_3)

# 7. Signs of the weights [signs]
# dx/dtau at x = 0
signs = lambda_2*lambda_3

# 8. Mirror map [mirror-map]
# R'(x(u))
mirror_map = Integral(v**(1/q - 1)*(v + lambda_2)**(1/q - 1)*(v + lambda_3)**(1/q - 1), (v, 0, u))/q

# 9. Conjugate [conjugate]
# R*(R'(x(u)))
conjugate = Integral(v**(2/q - 1)*(v + lambda_2)**(2/q - 1)*(v + lambda_3)**(2/q - 1), (v, 0, u))/q

# 10. Mirror potential [potential]
# R(x(u))
potential = u**(1/q)*(u + lambda_2)**(1/q)*(u + lambda_3)**(1/q)*Integral(v**(1/q - 1)*(v + lambda_2)**(1/q - 1)*(v + lambda_3)**(1/q - 1), (v, 0, u))/q - Integral(v**(2/q - 1)*(v + lambda_2)**(2/q - 1)*(v + lambda_3)**(2/q - 1), (v, 0, u))/q

# 11. Metric exponent [metric-exponent]
# m
metric_exponent = 2*q/3

# 13. Coercivity [coercivity]
# mu = inf 1/R''
coercivity = lambda_2*lambda_3

# 14. Convergence with bounded gradients [convergence]
# upper bound of int sum_i G_i^2 dt, for 1/R'' >= mu > 0, |G_i| <= B, D = f(x(0)) - f_min
convergence_1 = D*B**(2 - q)/mu
# upper bound of (f - f_min)/(f(x(0)) - f_min), for 1/R'' >= mu > 0, |G_i| <= B, sum_i G_i^2 >= 2 Lambda (f - f_min)
convergence_2 = exp(-2*Lambda*mu*t*B**(q - 2))

# 15. Convergence in finite time [convergence-time]
# upper bound of the time until f = f_min, for q < 2, 1/R'' >= mu > 0, sum_i G_i^2 >= 2 Lambda (f - f_min), D = f(x(0)) - f_min
convergence_time = 2*D**(1 - q/2)/(2**(q/2)*Lambda**(q/2)*mu*(2 - q))

# 16. Escape from x = 0 [escape]
# T(u)
escape = Integral(v**(1/q - 1)*(v + lambda_2)**(1/q - 1)*(v + lambda_3)**(1/q - 1), (v, 0, u))/q

# 17. Regularizer of decoupled weight decay [regularizer-decoupled]
# M(x(u))
regularizer_decoupled_1 = 3*Integral(v**(2/q - 1)*(v + lambda_2)**(2/q - 1)*(v + lambda_3)**(2/q - 1), (v, 0, u))/q
# M'(x(u)) = K x/P'(u)
regularizer_decoupled_2 = 3*u**(1/q)*(u + lambda_2)**(1/q)*(u + lambda_3)**(1/q)/(u*(u + lambda_2) + u*(u + lambda_3) + (u + lambda_2)*(u + lambda_3))

# 18. Potential under decoupled weight decay [potential-under-decay]
# |x|^q = P_A(u)
potential_under_decay_1 = u*(lambda_2*exp(-A*q) + u)*(lambda_3*exp(-A*q) + u)
# dy/dt + s(G) for y = R_A'(x)
potential_under_decay_2 = alpha*y*(2*q - 3)

# 19. Offsets under schedules of weight decay [decay-schedules]
# exp(-q A) for alpha = alpha_0
decay_schedules_1 = exp(-alpha_0*q*t)
# exp(-q A) for alpha = alpha_0 (1 - t/t_1), for t <= t_1
decay_schedules_2 = exp(alpha_0*q*t**2/(2*t_1) - alpha_0*q*t)
# exp(-q A) for alpha = alpha_0 + (alpha_1 - alpha_0) t/t_1, for t <= t_1
decay_schedules_3 = exp(alpha_0*q*t**2/(2*t_1) - alpha_1*q*t**2/(2*t_1) - alpha_0*q*t)
# exp(-q A) for alpha = alpha_0 exp(-r t)
decay_schedules_4 = exp(alpha_0*q*exp(-r*t)/r - alpha_0*q/r)
# exp(-q A) for alpha = alpha_1 after alpha_0 until t_1, for t >= t_1
decay_schedules_5 = exp(alpha_1*q*t_1 - alpha_1*q*t - alpha_0*q*t_1)
# exp(-q A) for alpha = alpha_0 (1 + cos(t/t_1))/2, eta = tan(t/(2 t_1)), for t < pi t_1
decay_schedules_6 = exp(-alpha_0*eta*q*t_1/(eta**2 + 1) - alpha_0*q*t_1*atan(eta))

# 20. Coupled weight decay off the balanced manifold [coupled-decay]
# (u_i - u_j)/(u_i - u_j at the start), for q = 2
coupled_decay_1 = exp(-2*A)
# dD/dt + q alpha D at w1 = 1, w2 = 2, G = 0, alpha = 1, D = u_2 - u_1, for q < 2
coupled_decay_2 = 2**q*q - 2**(2*q)*q/4

# What the derivation says of derivatives: name, function, variable, derivative.
derivatives = [
    ("x_in_w1", w1*w2*w3, w1, w2*w3),
    ("u_1_in_w1", Abs(w1)**q, w1, q*sign(w1)*Abs(w1)**(q - 1)),
    ("decay", decay, A, -q*exp(-A*q)),
    ("uniformization_1", uniformization_1, u, u*(u + lambda_2) + u*(u + lambda_3) + (u + lambda_2)*(u + lambda_3)),
    ("mirror_map", mirror_map, u, u**(1/q - 1)*(u + lambda_2)**(1/q - 1)*(u + lambda_3)**(1/q - 1)/q),
    ("conjugate", conjugate, u, u**(2/q - 1)*(u + lambda_2)**(2/q - 1)*(u + lambda_3)**(2/q - 1)/q),
    ("potential", potential, u, u**(1/q - 1)*(u + lambda_2)**(1/q - 1)*(u + lambda_3)**(1/q - 1)*(u*(u + lambda_2) + u*(u + lambda_3) + (u + lambda_2)*(u + lambda_3))*Integral(v**(1/q - 1)*(v + lambda_2)**(1/q - 1)*(v + lambda_3)**(1/q - 1), (v, 0, u))/q**2),
    ("regularizer_decoupled_1", regularizer_decoupled_1, u, 3*u**(2/q - 1)*(u + lambda_2)**(2/q - 1)*(u + lambda_3)**(2/q - 1)/q),
]

# A point in the domains of the symbols.
point = {A: Rational(76, 97), B: Rational(150, 97), D: Rational(32, 97), Lambda: Rational(106, 97), alpha: Rational(180, 97), alpha_0: Rational(62, 97), alpha_1: Rational(136, 97), eta: Rational(18, 97), lambda_2: Rational(92, 97), lambda_3: Rational(166, 97), mu: Rational(48, 97), q: Rational(158, 97), r: Rational(4, 97), t: Rational(78, 97), t_1: Rational(152, 97), u: Rational(34, 97), w1: -Rational(108, 97), w2: -Rational(182, 97), w3: -Rational(64, 97), y: Rational(69, 9409)}


def number(expression):
    return lambdify((), expression, "mpmath")()


def without_integrals(expression, replacement):
    return expression.replace(lambda e: isinstance(e, Integral), replacement)


# Whether SymPy's derivative is the stated one to 50 digits, at the point.
def agrees(function, variable, derivative):
    integrals = {}

    # An integral that is left stands on both sides with one factor: any number may take its place.
    def some(integral):
        return integrals.setdefault(integral, Integer(len(integrals) + 2))

    with mp.workdps(70):
        slope = function.diff(variable)
        if slope.has(Derivative):
            here = quotient(function, variable, some)
        else:
            here = number(without_integrals(slope, some).subs(point))
        stated = number(without_integrals(derivative, some).subs(point))
        return abs(here - stated) <= abs(stated) * mpf(10) ** -50


# Where SymPy has no derivative (of Carlson's integrals): a difference quotient with an error near 10^-100.
def quotient(function, variable, some):
    at, step = point[variable], variable - point[variable]

    def near(integral):
        slope = integral.diff(variable)
        return some(integral) + step * slope.subs(variable, at) + step**2 / 2 * slope.diff(variable).subs(variable, at)

    others = {symbol: value for symbol, value in point.items() if symbol != variable}
    f = lambdify(variable, without_integrals(function, near).subs(others), "mpmath")
    with mp.workdps(160):
        x, h = number(at), mpf(10) ** -50
        return (f(x + h) - f(x - h)) / (2 * h)


if __name__ == "__main__":
    differing = [name for name, *statement in derivatives if not agrees(*statement)]
    for name, _, variable, _ in derivatives:
        print(f"d({name})/d{variable}:", "DIFFERS" if name in differing else "agrees")
    raise SystemExit(1 if differing else 0)
