"""Writes random-points.json: the mirror map at random and at awkward points, 40 digits, with mpmath.

    /usr/bin/python3 make_reference.py > random-points.json

Route: u by bisection and Newton in ln u; integrals by Gauss-Legendre on pieces of ln v, where the nearest singularity is
pi away, after subtracting the leading power at 0. Where one value of the positive offsets occurs, the integrals are
checked against hyp2f1. Numbers are exact rationals; nothing is shared with the library.
"""
import json
import math
import random
from fractions import Fraction
from mpmath import mp, mpf

mp.dps = 60
NODES = 32


def gauss_legendre(n):
    result = []
    for i in range(n):
        x = mp.cos(mp.pi * (i + mpf(3) / 4) / (n + mpf(1) / 2))
        for _ in range(12):
            p, p1 = mpf(1), mpf(0)
            for k in range(n):
                p, p1 = ((2 * k + 1) * x * p - k * p1) / (k + 1), p
            slope = n * (x * p - p1) / (x * x - 1)
            x -= p / slope
        result.append((x, 2 / ((1 - x * x) * slope * slope)))
    return result


mp.dps = 130
RULE = gauss_legendre(NODES)


def num(fraction):
    return mpf(fraction.numerator) / fraction.denominator


class Case:
    def __init__(self, q, offsets, x):
        self.fq, self.fx = q, x
        self.q, self.x, self.size = num(q), num(x), abs(num(x))
        self.lam = [num(o) for o in offsets]
        self.offsets = offsets
        self.k, self.count = sum(1 for o in offsets if o == 0), len(offsets)
        if self.k * (q - 1) < q:
            self.normalised = "at 0"
        elif self.k == self.count:
            self.normalised = "indefinite balanced form"
        else:
            self.normalised = "at |x| = 1"

    def root(self, size):
        target = self.q * mp.log(size)
        log = lambda s: mp.log(self.product(mp.exp(s))) - target
        low, high = mpf(-2000), mpf(2000)
        for _ in range(60):
            mid = (low + high) / 2
            low, high = (mid, high) if log(mid) < 0 else (low, mid)
        s = (low + high) / 2
        for _ in range(9):
            e = mp.exp(s)
            s -= log(s) / sum(e / (e + l) for l in self.lam)
        return mp.exp(s)

    def product(self, v):
        return mp.fprod(v + l for l in self.lam)

    def pieces(self, f, start, end):
        """int f(ln v) d ln v over [start, end] in ln v."""
        n = max(1, int(mp.ceil((end - start) / 2)))
        h = (end - start) / (2 * n)
        total = mpf(0)
        for i in range(n):
            centre = start + (2 * i + 1) * h
            total += h * sum(w * f(centre + h * t) for t, w in RULE)
        return total

    def density(self, a):
        def f(s):
            v = mp.exp(s)
            return v * self.product(v) ** a
        return f

    def from_zero(self, a, fa, u):
        exponent = num(fa * self.k + 1)
        positive = [l for l in self.lam if l != 0]
        if not positive:
            return u ** exponent / exponent
        constant = mp.exp(a * sum(mp.log(l) for l in positive))
        top = mp.log(u)
        split = min(top, mp.log(min(positive)))

        def rest(s):
            v = mp.exp(s)
            return mp.exp(s * exponent) * (mp.fprod(v + l for l in positive) ** a - constant)

        bottom = split - mp.log(10) * 48
        total = constant * mp.exp(split * exponent) / exponent + self.pieces(rest, bottom, split)
        return total + (self.pieces(self.density(a), split, top) if top > split else 0)

    def between(self, a, start, u):
        low, high = mp.log(start), mp.log(u)
        return self.pieces(self.density(a), low, high) if low < high else -self.pieces(self.density(a), high, low)

    def check(self, a, fa, u, value):
        positive = [l for l in self.lam if l != 0]
        if len(set(positive)) != 1 or u / positive[0] > 1e6:
            return
        lam, b = positive[0], a * len(positive)
        c = num(fa * self.k + 1)
        known = lam ** b * u ** c / c * mp.hyp2f1(-b, c, c + 1, -u / lam)
        if abs(value / known - 1) > mpf(10) ** -45:
            raise ArithmeticError((self.fq, self.offsets, self.fx, value, known))

    def solve(self):
        u = self.root(self.size)
        fa, fb = 1 / self.fq - 1, 2 / self.fq - 1
        a, b = num(fa), num(fb)
        prod = self.product(u)
        hessian = 1 / (prod * sum(1 / (u + l) for l in self.lam))
        if self.normalised == "at 0":
            y, r = self.from_zero(a, fa, u), self.from_zero(b, fb, u)
            self.check(a, fa, u, y)
            self.check(b, fb, u, r)
            y, r = y / self.q, r / self.q
            potential = self.size * y - r
        elif self.normalised == "at |x| = 1":
            start = self.root(mpf(1))
            y, r = self.between(a, start, u) / self.q, self.between(b, start, u) / self.q
            potential = self.size * y - r
        else:
            m, n = num(self.fq * (self.count - 1) / self.count), self.count
            if m == 1:
                y = mp.log(self.size) / n
                potential = (self.size * mp.log(self.size) - self.size) / n
            else:
                y = self.size ** (1 - m) / (n * (1 - m))
                potential = self.size ** (2 - m) / (n * (1 - m) * (2 - m))
            r = self.size * y - potential
        return u, hessian, (-y if self.x < 0 else y), potential, r


def cases():
    rng = random.Random(20260)
    text = lambda low, high: Fraction(f"{math.exp(rng.uniform(math.log(low), math.log(high))):.{rng.choice([1, 3, 9])}e}")
    plain_q = [Fraction(1), Fraction(2), Fraction(3, 2), Fraction(4, 3), Fraction(6, 5), Fraction(11, 10), Fraction(19, 10)]

    def q_of(count, k):
        kind = rng.randrange(6)
        if kind == 0:
            return rng.choice([1 + Fraction(1, 10 ** 6), 2 - Fraction(1, 10 ** 6), 1 + Fraction(1, 10 ** 12), Fraction(1999, 1000)])
        if kind == 1:
            return 1 + Fraction(rng.randrange(10 ** 15), 10 ** 15)
        if kind == 2 and count > 1:  # m = q (L-1)/L at or close to 1
            q = Fraction(count, count - 1) + rng.choice([0, Fraction(1, 10 ** 7), -Fraction(1, 10 ** 7), Fraction(1, 10 ** 13)])
            return q if 1 <= q <= 2 else Fraction(2)
        if kind == 3 and k > 1:  # k (q-1) at or close to q
            q = Fraction(k, k - 1) + rng.choice([0, Fraction(1, 10 ** 6), -Fraction(1, 10 ** 6), -Fraction(1, 10 ** 10)])
            return q if 1 <= q <= 2 else Fraction(2)
        return rng.choice(plain_q)

    def offsets_of(count):
        k = rng.choice([1, 1, 1, 2, 3, count, rng.randint(1, count)])
        k = min(k, count)
        kind = rng.randrange(6)
        if kind == 0:
            positive = [text(1e-9, 1e9)] * (count - k)
        elif kind == 1:
            base = text(1e-3, 1e3)
            positive = [base * (1 + Fraction(i, 10 ** rng.choice([3, 9, 15]))) for i in range(count - k)]
        elif kind == 2:
            positive = [rng.choice([Fraction(1, 10 ** 9), Fraction(10 ** 9), Fraction(1)]) for _ in range(count - k)]
        elif kind == 3:
            positive = [text(1e-9, 1e9) for _ in range(count - k)]
        else:
            positive = [Fraction(rng.randint(1, 40), rng.randint(1, 9)) for _ in range(count - k)]
        return [Fraction(0)] * k + sorted(positive), k

    while True:
        count = rng.choice([1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 16, rng.randint(1, 16)])
        offsets, k = offsets_of(count)
        q = q_of(count, k)
        kind = rng.randrange(8)
        if kind == 0:
            x = rng.choice([Fraction(1, 10 ** 12), Fraction(10 ** 6), Fraction(1), Fraction(2)])
        elif kind == 1:
            x = 1 + rng.choice([-1, 1]) * text(1e-25, 1e-2)
        elif kind == 2:
            x = Fraction("2.718281828459045235360287471352662497757") + rng.choice([-1, 1]) * text(1e-25, 1e-1)
        else:
            x = text(1e-12, 1e6)
        yield q, offsets, x * rng.choice([1, 1, -1])


def main():
    lines, seen = [], {}
    for q, offsets, x in cases():
        mp.dps = 60
        case = Case(q, offsets, x)
        kind = case.normalised if case.normalised != "at 0" else ("at 0", case.k > 1)
        if seen.get(kind, 0) >= {"at |x| = 1": 120, "indefinite balanced form": 90}.get(kind, 160):
            if sum(seen.values()) >= 480:
                break
            continue
        seen[kind] = seen.get(kind, 0) + 1
        if case.normalised == "at |x| = 1":
            mp.dps = 120
            case = Case(q, offsets, x)
        elif case.normalised != "at 0":
            mp.dps = 120
            case = Case(q, offsets, x)
        values = case.solve()
        names = ["u", "hessian", "gradient", "potential", "conjugate"]
        record = {"q": str(q), "offsets": [str(o) for o in offsets], "x": str(x), "normalised": case.normalised}
        record.update({n: mp.nstr(v, 40, strip_zeros=False) for n, v in zip(names, values)})
        lines.append(" " + json.dumps(record, ensure_ascii=True))
    print('{"about": "%d points, 40 significant digits, from make_reference.py", "cases": [' % len(lines))
    print(",\n".join(lines))
    print("]}")


if __name__ == "__main__":
    main()
