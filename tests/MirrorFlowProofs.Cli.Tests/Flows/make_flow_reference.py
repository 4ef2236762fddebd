"""Writes flow-points.json: ends of smooth flows to 25 digits, by mpmath's Taylor integrator in weight space.

    /usr/bin/python3 make_flow_reference.py > flow-points.json
"""
import json
from fractions import Fraction
from mpmath import mp, mpf, odefun, exp, sign

mp.dps = 32


def num(text):
    f = Fraction(text)
    return mpf(f.numerator) / f.denominator


def solve(p):
    q, alpha = num(p["q"]), num(p.get("alpha", "0"))
    rows = [[num(w) for w in row] for row in p["w0"]]
    loss = p["loss"]
    power = lambda g: sign(g) * abs(g) ** (q - 1)

    def gradient(x):
        if loss["type"] == "lsq":
            a, b = [[num(v) for v in r] for r in loss["A"]], [num(v) for v in loss["b"]]
            rest = [sum(c * v for c, v in zip(r, x)) - t for r, t in zip(a, b)]
            return [sum(a[k][i] * rest[k] for k in range(len(a))) for i in range(len(x))]
        b = num(loss["b"])
        return [{"quad": v - b, "linear": -b, "logistic": -b / (1 + exp(b * v))}[loss["type"]] for v in x]

    def field(t, flat):
        flat, ws = list(flat), []
        for row in rows:
            ws.append(flat[:len(row)])
            flat = flat[len(row):]
        x = [mp.fprod(w) for w in ws]
        result = []
        for g, w, v in zip(gradient(x), ws, x):
            for wi in w:
                d = g * v / wi
                result.append(-power(d + alpha * wi) if p.get("decay") == "coupled" else -power(d) - alpha * wi)
        return result

    end = odefun(field, 0, [w for row in rows for w in row], tol=mpf(10) ** -27)(num(p["T"]))
    return [mp.nstr(w, 25) for w in end]


PROBLEMS = [
    {"q": "3/2", "loss": {"type": "quad", "b": "1"}, "w0": [["3/10", "4/5"]], "T": "1/2"},
    {"q": "4/3", "loss": {"type": "quad", "b": "1"}, "w0": [["4/5", "-1/2", "-1"]], "T": "1/4"},
    {"q": "2", "loss": {"type": "linear", "b": "-1"}, "w0": [["1", "3/2", "-2", "1/2"]], "T": "1/4"},
    {"q": "6/5", "loss": {"type": "logistic", "b": "2"}, "w0": [["1/2", "1/2", "3/4"]], "T": "1"},
    {"q": "3/2", "loss": {"type": "lsq", "A": [["1", "1/2"], ["1/3", "1"], ["0", "1"]], "b": ["1", "2", "3"]},
     "w0": [["3/10", "4/5"], ["1", "1/2", "1/2"]], "T": "1/5"},
    {"q": "3/2", "alpha": "1/10", "decay": "decoupled", "loss": {"type": "quad", "b": "1"}, "w0": [["1/2", "3/4"]], "T": "1/2"},
    {"q": "4/3", "alpha": "1/10", "decay": "coupled", "loss": {"type": "quad", "b": "1"}, "w0": [["1/2", "3/4", "1"]], "T": "1/4"},
    {"q": "2", "alpha": "1/5", "decay": "coupled", "loss": {"type": "logistic", "b": "-1"}, "w0": [["1/2", "3/4", "1"]], "T": "2"},
]

if __name__ == "__main__":
    print('{"about": "ends w of flows, 25 digits, from make_flow_reference.py", "cases": [')
    print(",\n".join(" " + json.dumps({**p, "w": solve(p)}) for p in PROBLEMS))
    print("]}")
