"""SciPy on the work of MirrorMapBenchmark: R'(x) at L = 3, q = 3/2, offsets 0, 1, 1, vectorised over 10,000 points.

u from a vectorised Newton iteration in log(u), then R' = u^(2/3) 2F1(2/3, 2/3; 5/3; -u) from scipy.special. Prints the time of
one evaluation (best of 20 repetitions) and the largest relative error at 100 of the points against mpmath at 40 digits.

    /usr/bin/python3 scipy_mirror_map.py
"""
import time
import mpmath
import numpy as np
from scipy.special import hyp2f1


def root(x):
    target = 1.5 * np.log(x)
    t = np.where(target > 0, target / 3, target)
    for _ in range(60):
        u = np.exp(t)
        step = (t + 2 * np.log1p(u) - target) / (1 + 2 * u / (1 + u))
        t -= step
        if np.max(np.abs(step)) < 1e-15 * np.max(np.abs(t)):
            break
    return np.exp(t)


def gradient(x):
    u = root(x)
    return u ** (2 / 3) * hyp2f1(2 / 3, 2 / 3, 5 / 3, -u)


def exact(x):
    with mpmath.workdps(40):
        x = mpmath.mpf(x)
        u = mpmath.findroot(lambda t: t + 2 * mpmath.log1p(mpmath.exp(t)) - mpmath.mpf(3) / 2 * mpmath.log(x), mpmath.log(root(np.array([float(x)]))[0]))
        u = mpmath.exp(u)
        return u ** (mpmath.mpf(2) / 3) * mpmath.hyp2f1(mpmath.mpf(2) / 3, mpmath.mpf(2) / 3, mpmath.mpf(5) / 3, -u)


points = 10 ** np.linspace(-3, 3, 10_000)
best = min((lambda s: (gradient(points), time.perf_counter() - s)[1])(time.perf_counter()) for _ in range(20))
values = gradient(points)
worst = max(abs(mpmath.mpf(values[i]) / exact(points[i]) - 1) for i in range(0, 10_000, 100))
print(f"{best / 10_000 * 1e9:.0f} ns an evaluation, largest relative error {float(worst):.1e}")
