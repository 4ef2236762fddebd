"""NumPy and SciPy on the work of `-- coordinates`: R' and its inverse on a million coordinates, L = 4, q = 3/2, offsets 0, 0.3, 1, 2.5.

What a SciPy user would write: u from |x|^q by Newton's method in log u, vectorised, then R' = (1/q) int_0^u P^(1/q - 1) by
Gauss-Jacobi quadrature in v = u t^3 with enough nodes for the error printed; the inverse by a cubic interpolant of (R', log x) and
Newton steps. One thread; best of three. The error is against mpmath at 30 digits at 20 of the points.

    OPENBLAS_NUM_THREADS=1 /usr/bin/python3 scipy_coordinates.py
"""
import time
import mpmath
import numpy as np
from scipy.interpolate import CubicSpline

OFFSETS = (0.3, 1.0, 2.5)
COUNT = 1_000_000
i = np.arange(COUNT)
x = 10 ** (-3 + 6 * (i * 0.6180339887498949 % 1))
NODES, WEIGHTS = np.polynomial.legendre.leggauss(60)
NODES, WEIGHTS = (NODES + 1) / 2, WEIGHTS / 2


def root(x):
    target = 1.5 * np.log(x)
    t = np.minimum(target - sum(np.log(o) for o in OFFSETS), target / 4)
    for _ in range(60):
        u = np.exp(t)
        step = (t + sum(np.log(u + o) for o in OFFSETS) - target) / (1 + sum(u / (u + o) for o in OFFSETS))
        t -= step
        if np.max(np.abs(step)) < 1e-14:
            break
    return np.exp(t)


def integral(u):
    total = np.zeros_like(u)
    for t, w in zip(NODES, WEIGHTS):
        v = u * t ** 3
        total += 3 * w * t * ((v + OFFSETS[0]) * (v + OFFSETS[1]) * (v + OFFSETS[2])) ** (-1 / 3)
    return total * u ** (2 / 3) / 1.5


def dual(x):
    return integral(root(x))


def slope(x):
    u = root(x)
    p = (u + OFFSETS[0]) * (u + OFFSETS[1]) * (u + OFFSETS[2])
    return 1 / (p * (1 + u * sum(1 / (u + o) for o in OFFSETS)))


grid = np.exp(np.linspace(np.log(0.9e-3), np.log(1.1e3), 4000))
spline = CubicSpline(dual(grid), np.log(grid))


def primal(y):
    x = np.exp(spline(y))
    for _ in range(2):
        x -= (dual(x) - y) / slope(x)
    return x


def exact(x):
    with mpmath.workdps(30):
        x = mpmath.mpf(x)
        p = lambda v: v * (v + mpmath.mpf(OFFSETS[0])) * (v + mpmath.mpf(OFFSETS[1])) * (v + mpmath.mpf(OFFSETS[2]))
        u = mpmath.findroot(lambda t: mpmath.log(p(mpmath.exp(t))) - 1.5 * mpmath.log(x), mpmath.log(root(np.array([float(x)]))[0]))
        u = mpmath.exp(u)
        g = lambda t: 3 * t * u ** mpmath.mpf("0.66666666666666666666666666666666667") * ((u * t ** 3 + mpmath.mpf(OFFSETS[0])) * (u * t ** 3 + mpmath.mpf(OFFSETS[1])) * (u * t ** 3 + mpmath.mpf(OFFSETS[2]))) ** (-mpmath.mpf(1) / 3)
        return mpmath.quad(g, [0, 0.02, 0.1, 0.3, 1]) / mpmath.mpf("1.5")


def best(f, a):
    times = []
    for _ in range(3):
        start = time.process_time()
        result = f(a)
        times.append(time.process_time() - start)
    return min(times), result


seconds, y = best(dual, x)
worst = max(abs(mpmath.mpf(y[k]) / exact(x[k]) - 1) for k in range(0, COUNT, COUNT // 20))
print(f"mirror map: {seconds / COUNT * 1e9:.0f} ns a coordinate, largest relative error {float(worst):.1e}")
seconds, back = best(primal, y)
worst = np.max(np.abs(back / x - 1))
print(f"inverse: {seconds / COUNT * 1e9:.0f} ns a coordinate, largest relative distance from x {worst:.1e}")
