"""Gives the limits of the test sample to SymPy's limit, and prints where it answers otherwise.

    /usr/bin/python3 benchmarks/peers/limits.py [seconds per limit, default 20]

Reads tests/MirrorFlowProofs.Symbolic.Tests/Asymptotics/limits.tsv: the expression, where its symbol goes, what was found.
Finite limits agree when they differ by less than 1e-20 at three points inside the domains.
"""
import pathlib
import re
import signal
import sys

import sympy as sp

NAMES = "y s X x0 eps lambda u a q qb qi L L3 ms ml".split()
SYMBOLS = {name: sp.Symbol(name, positive=True) for name in NAMES}
SYMBOLS |= {name: sp.Symbol(name, real=True) for name in ("x", "r", "m")}
FUNCTIONS = {
    "abs": sp.Abs, "sign": sp.sign, "log": sp.log, "exp": sp.exp, "sinh": sp.sinh, "cosh": sp.cosh,
    "arcsinh": sp.asinh, "arctan": sp.atan, "sqrt": sp.sqrt, "hyp2f1": lambda a, b, c, z: sp.hyper([a, b], [c], z),
}
POINTS = [
    {"q": sp.Rational(4, 3), "qb": sp.Rational(5, 4), "qi": sp.Rational(6, 5), "ms": sp.Rational(1, 3),
     "ml": sp.Rational(7, 5), "L": 3, "L3": 5, "x": k, "r": k + 1, "m": k + 2} for k in (2, 3, -5)
]


def read(text):
    """The expression; 'lambda' is a word of Python's, so it goes under another name. Numbers stay exact."""
    text = re.sub(r"\blambda\b", "lam", text).replace("^", "**")
    text = re.sub(r"\b(\d+)\b", r"Integer(\1)", text)
    return eval(text, {"Integer": sp.Integer, "lam": SYMBOLS["lambda"], **SYMBOLS, **FUNCTIONS})


def ask(expression, where):
    name, to = where.split(" -> ")
    if to.endswith("inf"):
        return sp.limit(expression, SYMBOLS[name], sp.oo if to == "inf" else -sp.oo)
    return sp.limit(expression, SYMBOLS[name], sp.Rational(to[:-1]), to[-1])


def agree(found, kind, value):
    if kind != "Finite":
        at_point = found.subs({SYMBOLS[n]: v for n, v in POINTS[0].items()}).subs({s: 3 for s in found.free_symbols})
        return sp.simplify(at_point) == (sp.oo if kind == "PlusInfinity" else -sp.oo)
    difference = found - read(value)
    for point in POINTS:
        values = {s: point.get(s.name, sp.Rational(7, 3) + i) for i, s in enumerate(sorted(difference.free_symbols, key=str))}
        if not abs(sp.N(difference.subs(values), 30)) < sp.Float("1e-20"):
            return False
    return True


def on_alarm(*_):
    raise TimeoutError


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    root = pathlib.Path(__file__).resolve().parents[2]
    signal.signal(signal.SIGALRM, on_alarm)
    counts = {}
    for line in (root / "tests/MirrorFlowProofs.Symbolic.Tests/Asymptotics/limits.tsv").read_text().splitlines():
        text, where, kind, value = line.split("\t")
        signal.alarm(seconds)
        found = None
        try:
            found = ask(read(text), where)
            answer = "unevaluated" if found.has(sp.Limit, sp.AccumBounds, sp.nan) else "same" if agree(found, kind, value) else "other"
        except TimeoutError:
            answer = "no answer in time"
        except Exception as error:  # what SymPy raises on its own input is a result of the comparison
            answer = f"error {type(error).__name__}"
        finally:
            signal.alarm(0)
        counts[answer] = counts.get(answer, 0) + 1
        if answer != "same":
            print(f"{answer}: {text}, {where}: {kind} {value}; SymPy: {found}", flush=True)
    print(counts)


if __name__ == "__main__":
    main()
