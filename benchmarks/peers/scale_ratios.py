#!/usr/bin/python3
"""Beside each other what ScaleSpeed.cs and scale_flow.py said of the same flows: scale_ratios.py FOLDER (here.txt, scipy.txt)."""
import os
import re
import sys

LINE = re.compile(r"q = (?P<q>[\d.]+), .*error <= (?P<target>\S+): (?P<method>[A-Z]\w+ )?(?P<ms>[\d.]+) ms")
SIGN = re.compile(r"q = 1, .* in (?P<ms>\d+) ms")
BARS = {("2", "1e-06"): 3, ("2", "1e-09"): 3, ("1.5", "1e-04"): 10, ("1.5", "1e-06"): 10}


def times(path):
    for line in open(path):
        if match := LINE.match(line):
            yield (match["q"], match["target"]), float(match["ms"]), (match["method"] or "").strip()
        elif match := SIGN.match(line):
            yield ("1", "1e-02"), float(match["ms"]), ""


def main(folder):
    here = {key: ms for key, ms, _ in times(os.path.join(folder, "here.txt"))}
    peers = {}
    for key, ms, method in times(os.path.join(folder, "scipy.txt")):
        peers[key] = min(peers.get(key, (float("inf"), "")), (ms, method))
    for key, ms in here.items():
        q, target = key
        peer, method = peers.get(key, (60000, "none of SciPy's methods in a minute a run, so at least"))
        bar = f"bar {BARS[key]}: {'met' if peer >= BARS[key] * ms else 'MISSED'}" if key in BARS else "bar 1: " + ("met" if peer >= ms else "MISSED")
        print(f"q = {q}, error <= {target}: {ms:.0f} ms, SciPy {method} {peer:.0f} ms, ratio {peer / ms:.1f}, {bar}")


if __name__ == "__main__":
    main(sys.argv[1])
