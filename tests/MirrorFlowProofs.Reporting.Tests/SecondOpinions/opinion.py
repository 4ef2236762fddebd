"""SymPy's opinion on printed derivations: differentiates the forms of each script and compares at 50 digits.

Usage: python3 opinion.py CASES.json. Writes a line for each judgement: case, kind, name, opinion, with tabs.
The forms are also read in Mathematica's syntax, by SymPy's parser of it, and compared with the forms of the script.
"""

import json
import re
import sys

try:
    import mpmath
    from mpmath import mp, mpf
    from sympy import Abs, Derivative, Function, Integer, Integral, Rational, Symbol, hyper, lambdify, sign
    from sympy.parsing.mathematica import parse_mathematica
except ImportError:
    raise SystemExit(9)

mp.dps = 65
TOLERANCE = mpf(10) ** -50


def number(text):
    above, _, below = text.partition("/")
    return mpf(int(above)) / int(below or 1)


def quad(integrand, limits):
    """With t^4 for the distance from the lower limit, where the integrand may be as large as an inverse root."""
    lower, upper = limits
    return mpmath.quad(lambda t: 4 * (upper - lower) * t**3 * integrand(lower + (upper - lower) * t**4), [0, 1])


# The derivative of a sign is 0 at every point that is used.
MODULES = [{"DiracDelta": lambda x: mpf(0), "quad": quad}, "mpmath"]


def without_integrals(sides):
    integrals = {}
    return [
        side.replace(lambda e: isinstance(e, Integral), lambda e: integrals.setdefault(e, Integer(len(integrals) + 2)))
        for side in sides
    ]


def from_mathematica(text, names):
    # The parser takes some names for SymPy's or Python's own, such as beta and lambda.
    for k, name in enumerate(names):
        text = re.sub(rf"\b{name}\b", f"symbol{k}", text)
    parsed = parse_mathematica(text.replace("Inactive[Integrate]", "Integrate"))
    functions = {
        "RealAbs": Abs,
        "RealSign": sign,
        "Hypergeometric2F1": lambda a, b, c, z: hyper((a, b), (c,), z),
        "CarlsonRF": Function("elliprf"),
        "CarlsonRD": Function("elliprd"),
        "CarlsonRJ": Function("elliprj"),
        "Integrate": lambda f, limits: Integral(f, tuple(limits)),
    }
    for name, function in functions.items():
        parsed = parsed.replace(Function(name), function)
    return parsed.xreplace({Symbol(f"symbol{k}"): symbol for k, symbol in enumerate(names.values())})


def opinion(compare):
    try:
        return "agrees" if compare() else "differs"
    except (ArithmeticError, ValueError, TypeError, NameError, AttributeError) as complaint:
        return f"fails: {type(complaint).__name__}: {complaint}"


def close(a, b):
    return abs(a - b) <= TOLERANCE * abs(b)


def within(value, lower, upper):
    return lower - TOLERANCE * abs(lower) <= value <= upper + TOLERANCE * abs(upper)


def judge(index, case, read):
    script = {"__name__": "derivation"}
    exec(compile(case["script"], case["name"], "exec"), script)
    symbols = [script[name] for name in case["symbols"]]
    point = [number(value) for value in case["point"]]

    def tell(kind, name, compare):
        print(index, kind, name, opinion(compare), sep="\t")

    script["point"] = {script[name]: Rational(value) for name, value in zip(case["symbols"], case["point"])}
    for name, function, variable, derivative in script["derivatives"]:
        if name not in case["derivatives"]:
            continue
        slope = function.diff(variable)
        if slope.has(Derivative):
            tell("derivative", name, lambda: script["agrees"](function, variable, derivative))
        else:
            sides = lambdify(symbols, without_integrals((slope, derivative)), MODULES)
            tell("derivative", name, lambda: close(*sides(*point)))

    values = lambdify(symbols, [script[value["form"]] for value in case["values"]], MODULES)(*point)
    for value, here in zip(case["values"], values):
        tell("value", value["form"], lambda: within(here, number(value["lower"]), number(value["upper"])))

    for name, text in case["mathematica"].items():
        # The parser is slow, and many forms are the same text in several derivations.
        if text not in read:
            read.add(text)
            parsed = from_mathematica(text, {name: script[own] for name, own in case["names"].items() if own in script})
            sides = lambdify(symbols, without_integrals((parsed, script[name])), MODULES)
            tell("mathematica", name, lambda: close(*sides(*point)))


read = set()
with open(sys.argv[1], encoding="utf-8") as file:
    for index, case in enumerate(json.load(file)):
        judge(index, case, read)
