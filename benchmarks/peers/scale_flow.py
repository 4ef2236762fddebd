#!/usr/bin/python3
"""SciPy's solve_ivp on the flows of ScaleSpeed.cs, at equal measured error.

    scale_flow.py make FOLDER    writes A.npy (200 x 1000, Gaussian over sqrt(200)) and b.npy (A times ten Gaussian entries)
    scale_flow.py FOLDER         every method at the loosest tolerance, in half decades, whose error against end-Q.npy, which
                                 ScaleSpeed wrote, is at most the target; stops a method that takes over a minute

Needs Debian's python3-scipy. One thread: OPENBLAS_NUM_THREADS=1. Seconds are processor time.
"""
import os
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

N, M = 1000, 200
CALLS = [0]


def make(folder):
    rng = np.random.default_rng(0)
    a = rng.standard_normal((M, N)) / np.sqrt(M)
    x = np.zeros(N)
    x[:10] = rng.standard_normal(10)
    np.save(os.path.join(folder, "A.npy"), a)
    np.save(os.path.join(folder, "b.npy"), a @ x)


def field(a, b, q):
    """w' = -s(G) prod of |w|^(q-1) of the others, with square roots only at q = 3/2."""
    def slope(t, w):
        CALLS[0] += 1
        n = len(w) // 3
        w1, w2, w3 = w[:n], w[n:2 * n], w[2 * n:]
        w23 = w2 * w3
        g = a.T @ (a @ (w1 * w23) - b)
        d = np.empty(3 * n)
        if q == 2:
            d[:n], d[n:2 * n], d[2 * n:] = -g * w23, -g * w1 * w3, -g * w1 * w2
        elif q == 1:
            s = np.sign(w.reshape(3, n))
            g = -np.sign(g)
            d[:n], d[n:2 * n], d[2 * n:] = g * s[1] * s[2], g * s[0] * s[2], g * s[0] * s[1]
        else:
            s = np.copysign(np.sqrt(np.abs(w)), w).reshape(3, n)
            g = -np.copysign(np.sqrt(np.abs(g)), g)
            d[:n], d[n:2 * n], d[2 * n:] = g * s[1] * s[2], g * s[0] * s[2], g * s[0] * s[1]
        return d
    return slope


def main(folder):
    a, b = np.load(os.path.join(folder, "A.npy")), np.load(os.path.join(folder, "b.npy"))
    start = np.repeat([0.05, 0.2, 0.2], N)
    for q, end, targets in ((2, 20, (1e-6, 1e-9)), (1.5, 4, (1e-4, 1e-6)), (1, 0, (1e-2,))):
        exact = np.load(os.path.join(folder, f"end-{q:g}.npy"))
        if q == 1:  # 200 coordinates, to the time at which they rest
            a, end, exact, start = np.ascontiguousarray(a[:, :200]), exact[0], exact[1:], np.repeat([0.05, 0.2, 0.2], 200)
        slope = field(a, b, q)
        for method in ("RK45", "DOP853", "LSODA"):
            k, late = 4 if q == 1 else 8, False
            for target in targets:
                while not late and k < 28:
                    tolerance = 10 ** (-k / 2)
                    CALLS[0], begin = 0, time.process_time()
                    w = solve_ivp(slope, (0, end), start, method=method, rtol=max(tolerance, 3e-14), atol=tolerance).y[:, -1]
                    seconds, calls = time.process_time() - begin, CALLS[0]
                    error = np.max(np.abs(w - exact))
                    if error <= target:
                        if seconds < 2:
                            for _ in range(4):
                                begin = time.process_time()
                                solve_ivp(slope, (0, end), start, method=method, rtol=max(tolerance, 3e-14), atol=tolerance)
                                seconds = min(seconds, time.process_time() - begin)
                        print(f"q = {q}, T = {end}, error <= {target:.0e}: {method} {1e3 * seconds:.0f} ms, error {error:.1e}, {calls} gradients, rtol {tolerance:.1e}", flush=True)
                        break
                    late = seconds > 60
                    k += 1
                else:
                    print(f"q = {q}, T = {end}, error <= {target:.0e}: {method} not within a minute a run or rtol 1e-14", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        main(sys.argv[1])
