"""Gives the zero test's sample to SymPy's simplify, and prints where it answers otherwise.

    /usr/bin/python3 benchmarks/peers/zero_test.py [seconds per expression, default 10]

Reads tests/MirrorFlowProofs.Symbolic.Tests/ZeroTesting/sample.tsv: the known answer, a tab, the expression. Integrals are
left out. SymPy says Zero when simplify returns 0; that it returns something else is no proof of the contrary, so the
second row counts expressions known to be zero that it does not reduce to 0.
"""
import pathlib
import re
import signal
import sys
import time

import sympy as sp

SYMBOLS = {name: sp.Symbol(name, positive=True) for name in ("q", "u", "lambda", "mu")}
SYMBOLS |= {name: sp.Symbol(name, real=True) for name in ("x", "y")}
FUNCTIONS = {
    "abs": sp.Abs, "sign": sp.sign, "log": sp.log, "exp": sp.exp, "sinh": sp.sinh, "cosh": sp.cosh,
    "arcsinh": sp.asinh, "arctan": sp.atan, "sqrt": sp.sqrt, "hyp2f1": lambda a, b, c, z: sp.hyper([a, b], [c], z),
}


def read(text):
    """The expression; 'lambda' is a word of Python's, so it goes under another name. Numbers stay exact."""
    text = re.sub(r"\blambda\b", "lam", text).replace("^", "**")
    text = re.sub(r"\b(\d+)\b", r"Integer(\1)", text)
    return eval(text, {"Integer": sp.Integer, "lam": SYMBOLS["lambda"], **SYMBOLS, **FUNCTIONS})


def on_alarm(*_):
    raise TimeoutError


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    root = pathlib.Path(__file__).resolve().parents[2]
    sample = root / "tests/MirrorFlowProofs.Symbolic.Tests/ZeroTesting/sample.tsv"
    signal.signal(signal.SIGALRM, on_alarm)
    counts, differing = {}, []
    started = time.time()
    for line in sample.read_text().splitlines():
        known, text = line.split("\t")
        if "integral(" in text:
            continue
        signal.alarm(limit)
        try:
            answer = "0" if sp.simplify(read(text)) == 0 else "not reduced to 0"
        except TimeoutError:
            answer = "no answer in time"
        except Exception as error:  # what SymPy raises on its own input is a result of the comparison
            answer = f"error {type(error).__name__}"
        finally:
            signal.alarm(0)
        counts[known, answer] = counts.get((known, answer), 0) + 1
        if (known == "Zero") != (answer == "0"):
            differing.append((known, answer, text))
    for known, answer, text in differing:
        print(f"{known}; simplify: {answer}: {text}")
    print()
    for (known, answer), count in sorted(counts.items()):
        print(f"{known:8} simplify: {answer:24} {count}")
    print(f"SymPy {sp.__version__}, {time.time() - started:.0f} s, {limit} s an expression at most")


if __name__ == "__main__":
    main()
