"""Cold start of the package against sympy's own, each in a fresh interpreter."""

import statistics
import subprocess
import sys
import time

ROUNDS = 9


def seconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def median(statement: str) -> float:
    seconds(statement)  # bytecode is written once
    return statistics.median(seconds(statement) for _ in range(ROUNDS))


ours, theirs = median("import heteroionic_lite"), median("import sympy")
print(f"import: {ours:.2f} s against {theirs:.2f} s for sympy, ratio {ours / theirs:.2f}")
