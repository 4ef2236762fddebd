#!/usr/bin/python3
"""SciPy's solve_ivp and SUNDIALS CVODE on the flows of FlowSpeed.cs, at equal measured error.

Needs Debian's python3-scipy; for CVODE also libsundials-dev and gcc. Every method runs at the loosest tolerance, in half
decades, whose error against the rigorous end (mirrorflow flow --enclose) is at most the target; the best of seven series.
"""
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.integrate import solve_ivp

ONE = np.array([0.3, 0.8])
FOUR = np.array([0.3, 0.8, 0.5, 0.5, 0.2, -1.0, 0.4, 0.6])
A = np.array([[1, 1 / 2, 0, 1 / 3], [0, 1, 1 / 2, 0], [1 / 3, 0, 1, 1 / 2], [1 / 2, 1 / 3, 0, 1], [1, 1, 1, 1]])
B = np.array([1, 2, 1, -1, 2.0])


def one(t, w):
    """q = 3/2, (x - 1)^2/2, x = w1 w2."""
    g = w[0] * w[1] - 1
    d = g * w[::-1]
    return -np.sign(d) * np.sqrt(np.abs(d))


def four(t, w):
    """q = 2, |A x - b|^2/2, x_i = w_i1 w_i2."""
    x = w[0::2] * w[1::2]
    g = A.T @ (A @ x - B)
    slope = np.empty(8)
    slope[0::2] = -g * w[1::2]
    slope[1::2] = -g * w[0::2]
    return slope


def best(run):
    seconds = []
    for _ in range(7):
        start, runs = time.perf_counter(), 0
        while time.perf_counter() - start < 0.1:
            run()
            runs += 1
        seconds.append((time.perf_counter() - start) / runs)
    return min(seconds)


def scipy(name, field, start, end, exact):
    for target in (1e-6, 1e-9, 1e-12):
        for method in ("RK45", "DOP853", "LSODA"):
            for k in range(4, 28):
                tolerance = 10 ** (-k / 2)

                def run():
                    return solve_ivp(field, (0, end), start, method=method, rtol=max(tolerance, 3e-14), atol=tolerance).y[:, -1]

                error = np.max(np.abs(run() - exact))
                if error <= target:
                    print(f"{name}, error <= {target:.0e}: solve_ivp {method} {1e6 * best(run):.0f} us, error {error:.1e}")
                    break
            else:
                print(f"{name}, error <= {target:.0e}: solve_ivp {method} does not reach it")


def cvode(exact_one, exact_four):
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "cvode_flow")
        subprocess.run(
            ["gcc", "-O2", "-o", program, os.path.join(here, "cvode_flow.c"), "-lsundials_cvode", "-lsundials_nvecserial", "-lm"],
            check=True)
        for which, exact in (("1", exact_one), ("4", exact_four)):
            subprocess.run([program, which] + [repr(float(w)) for w in exact], check=True)


if __name__ == "__main__":
    # The ends as `dotnet run ... -- flow-speed` prints them.
    ends = [np.array([float(w) for w in line.split(",")]) for line in sys.argv[1:3]]
    scipy("one coordinate", one, ONE, 0.5, ends[0])
    scipy("four coordinates", four, FOUR, 2.0, ends[1])
    cvode(*ends)
