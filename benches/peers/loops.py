"""One convolution, 3 × 3, by loops and by views, in Python, Numba, NumPy and Rust.

    pip install numpy numba
    python benches/peers/loops.py

Everything runs on one machine in one run, on one thread, in 32-bit floats. A time is
the median of one whole call: making the view is part of it, compiling is not. Writes
benches/results/loops.json and benches/results/loops.txt, which chapter 3 shows.
"""

import json
import os
import platform
import statistics
import subprocess
import tempfile
import timeit
from pathlib import Path

for library in ["OMP", "OPENBLAS", "MKL", "NUMBA"]:
    os.environ[f"{library}_NUM_THREADS"] = "1"

import numba
import numpy as np
from numpy.lib.stride_tricks import as_strided

ROOT = Path(__file__).resolve().parents[2]
SIDES = {"12": "loops", "512": "large"}  # the groups of benches/convolution.rs


def four_loops(image, kernel):
    (h, w), (kh, kw) = image.shape, kernel.shape
    feature_map = np.zeros((h - kh + 1, w - kw + 1), image.dtype)
    for y in range(h - kh + 1):
        for x in range(w - kw + 1):
            for i in range(kh):
                for j in range(kw):
                    feature_map[y, x] += image[y + i, x + j] * kernel[i, j]
    return feature_map


def windows(image, kernel):
    (h, w), (kh, kw), (down, right) = image.shape, kernel.shape, image.strides
    shape, strides = (h - kh + 1, w - kw + 1, kh, kw), (down, right, down, right)
    return as_strided(image, shape, strides, writeable=False)


PEERS = {
    "Python, four loops": four_loops,
    "NumPy, view × kernel, sum": lambda image, kernel: (
        (windows(image, kernel) * kernel).sum(axis=(2, 3))
    ),
    "NumPy, view, tensordot": lambda image, kernel: (
        np.tensordot(windows(image, kernel), kernel, axes=2)
    ),
    "NumPy, view, einsum": lambda image, kernel: (
        np.einsum("xyij,ij->xy", windows(image, kernel), kernel)
    ),
    "Numba, four loops": numba.njit(four_loops),
}
RUST = {"Rust, view × kernel, sum": "strided", "Rust, four loops": "four loops"}


def microseconds(function, *arguments):
    """The median of at least five calls, each repeated until a clock can see it."""
    timer = timeit.Timer(lambda: function(*arguments))
    number, seconds = timer.autorange()
    repeats = max(5, min(25, int(3 / seconds)))
    median = statistics.median(timer.repeat(repeats, number))
    return round(median / number * 1e6, 3)


def measure_python():
    random = np.random.default_rng(47)
    kernel = random.random((3, 3), np.float32) - 0.5
    medians = {name: {} for name in PEERS}
    for side in SIDES:
        image = random.random((int(side), int(side)), np.float32) - 0.5
        expected = PEERS["NumPy, view, tensordot"](image, kernel)
        for name, function in PEERS.items():
            feature_map = function(image, kernel)  # Numba compiles here
            assert np.allclose(feature_map, expected, atol=1e-5), name
            medians[name][side] = microseconds(function, image, kernel)
    return medians


def measure_rust():
    medians = {name: {} for name in RUST}
    with tempfile.TemporaryDirectory() as home:
        only = f"^({'|'.join(SIDES.values())})/({'|'.join(RUST.values())})$"
        subprocess.run(
            ["cargo", "bench", "--bench", "convolution", "--", only],
            cwd=ROOT, check=True, env=os.environ | {"CRITERION_HOME": home},
        )
        for side, group in SIDES.items():
            for name, function in RUST.items():
                file = Path(home, group, function, "new", "estimates.json")
                median = json.loads(file.read_text())["median"]["point_estimate"]
                medians[name][side] = round(median / 1e3, 3)
    return medians


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def versions():
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True)
    return {
        "Python": platform.python_version(),
        "NumPy": np.__version__,
        "Numba": numba.__version__,
        "Rust": rustc.stdout.split()[1],
    }


def readable(value):
    """Microseconds with three significant digits and the unit that suits them."""
    for unit, scale in [("µs", 1), ("ms", 1e3), ("s", 1e6)]:
        if value < 999.5 * scale or unit == "s":
            shown = value / scale
            return f"{shown:.{2 if shown < 9.995 else 1 if shown < 99.95 else 0}f} {unit}"


def table(result):
    names = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    lines = ["ANCHOR: times", result["machine"], names, ""]
    lines.append(f"{'':26}" + "".join(f"{f'{side} × {side}':>11}" for side in SIDES))
    for row in result["rows"]:
        times = "".join(f"{readable(row['medians'][side]):>11}" for side in SIDES)
        lines.append(f"{row['name']:26}{times}")
    return "\n".join([*lines, "ANCHOR_END: times", ""])


def main():
    medians = measure_python() | measure_rust()
    result = {
        "command": "python benches/peers/loops.py",
        "machine": processor(),
        "versions": versions(),
        "kernel": [3, 3],
        "type": "float32",
        "unit": "microseconds",
        "rows": [{"name": name, "medians": sides} for name, sides in medians.items()],
    }
    results = ROOT / "benches" / "results"
    results.mkdir(exist_ok=True)
    text = json.dumps(result, indent=2, ensure_ascii=False)
    (results / "loops.json").write_text(text + "\n")
    (results / "loops.txt").write_text(table(result))
    print(table(result))


main()
