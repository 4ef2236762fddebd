"""SymPy on the work of the derivation grid: integrate P(v)^(1/q - 1)/q from 0 to u and P(v)^(2/q - 1)/q likewise.

q in {1, 4/3, 3/2, 2}, L in {2, 3, 4}, balanced (P = v^L) and first weight smallest (P = v (v + lam)^(L-1)).
Each case runs in a process of its own, at most LIMIT seconds. What comes back is compared with 30-digit quadrature at
three points. Prints a line a case: seconds and solved, unevaluated, wrong or timeout; and the same as JSON with --json.

    /usr/bin/python3 sympy_grid.py [--limit 120] [--json out.json]
"""
import argparse, json, multiprocessing as mp, time


def case(q, depth, balanced, queue):
    import sympy as sp
    import mpmath
    v, lam = sp.symbols("v lam", positive=True)
    q = sp.Rational(q)
    product = v**depth if balanced else v * (v + lam) ** (depth - 1)
    start = time.perf_counter()
    results = [sp.integrate(sp.powsimp(product ** (k / q - 1)) / q, v) for k in (1, 2)]
    seconds = time.perf_counter() - start
    verdict = "solved"
    for k, result in zip((1, 2), results):
        if result.has(sp.Integral):
            verdict = "unevaluated"
            continue
        for lam_value, a, b in ((0.5, 0.3, 0.7), (1.25, 1.0, 2.0), (2.0, 0.1, 5.0)):
            f = sp.lambdify(v, result.replace(sp.exp_polar, sp.exp).subs(lam, sp.nsimplify(lam_value)), "mpmath")
            power = mpmath.mpf(k) / mpmath.mpf(q.p) * q.q - 1
            g = lambda t: (t**depth if balanced else t * (t + lam_value) ** (depth - 1)) ** power / (mpmath.mpf(q.p) / q.q)
            got, want = f(mpmath.mpf(b)) - f(mpmath.mpf(a)), mpmath.quad(g, [a, b])
            if not mpmath.almosteq(got, want, 1e-10):
                verdict = "wrong"
    queue.put((seconds, verdict, [str(r) for r in results]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--json")
    options = parser.parse_args()
    rows = []
    for balanced in (True, False):
        for q in ("1", "4/3", "3/2", "2"):
            for depth in (2, 3, 4):
                queue = mp.Queue()
                process = mp.Process(target=case, args=(q, depth, balanced, queue))
                process.start()
                try:
                    seconds, verdict, text = queue.get(timeout=options.limit)
                except Exception:
                    seconds, verdict, text = options.limit, "timeout or failure", []
                process.terminate()
                process.join()
                rows.append(dict(q=q, depth=depth, balance="equal" if balanced else "first", seconds=seconds, verdict=verdict, result=text))
                print(f"q={q:4} L={depth} {'equal' if balanced else 'first'}  {seconds:8.3f} s  {verdict}", flush=True)
    solved = [r for r in rows if r["verdict"] == "solved"]
    print(f"{len(solved)} of {len(rows)} solved, {sum(r['seconds'] for r in solved):.2f} s on these")
    if options.json:
        with open(options.json, "w") as out:
            json.dump(rows, out, indent=1)


if __name__ == "__main__":
    main()
