"""mpmath's interval context iv on the work of IntervalBenchmark: R(x) at L = 2, q = 2, lambda = 3/4, 1,000 points, 53 bits.

iv has no arcsinh: it is log(t + sqrt(t^2 + 1)), t > 0. Prints the time of one evaluation (best of 5 repetitions) and the largest
relative width.

    /usr/bin/python3 mpmath_interval.py
"""
import time
from mpmath import iv


def potential(x):
    """x arcsinh(2x/lambda)/2 - (sqrt(4x^2 + lambda^2) - lambda)/4."""
    lam = iv.mpf(3) / 4
    t = 2 * x / lam
    return x * iv.log(t + iv.sqrt(t * t + 1)) / 2 - (iv.sqrt(4 * x * x + lam * lam) - lam) / 4


points = [iv.mpf(10 ** (-1 + 4 * i / 999)) for i in range(1000)]
best = 1e9
for _ in range(5):
    start = time.perf_counter()
    values = [potential(x) for x in points]
    best = min(best, time.perf_counter() - start)
width = max(float((v.delta / abs(v.mid)).b) for v in values)
print(f"{best / 1000 * 1e9:.0f} ns an evaluation, largest relative width {width:.1e}")
