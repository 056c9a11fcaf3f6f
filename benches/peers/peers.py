"""The peers' side of `cargo run --release -- bench --peers PYTHON`, which starts it.

Prints the versions as a line of JSON. Then it reads a line and answers with one:

    case JSON       prepares who takes part in a case, and answers with their names and
                    a digest of what each computes, {"NAME": {"sums": […], "norm": …}}
    measure NAME    the seconds of one call, after one that is not counted

The environment says how many THREADS, and what makes PyTorch keep its memory or use
fewer instructions.
"""

import json
import math
import os
import platform
import sys
import time
import warnings

import numpy as np

import convolutions
import network
import onnx_models
import scipy
import torch
from numbers_of import hashed

THREADS = int(os.environ.get("THREADS", "1"))
# Seconds of calls that a measurement takes together. Threads that sleep take a while until
# they are spread over the processors.
LEAST = 0.01 if THREADS == 1 else 0.1
KINDS = {
    "forward": convolutions.forward,
    "d weight": convolutions.d_weight,
    "d input": convolutions.d_input,
    "image": convolutions.image,
    "einsum": convolutions.einsum,
    "infer": network.infer,
    "step": network.step,
    "epoch": network.epoch,
}


def digest(output):
    """Four sums of an array's numbers in row order, each number times another hash, and
    the root of the sum of their squares."""
    numbers = np.ascontiguousarray(output, dtype=np.float64).ravel()
    sums = [float(numbers @ hashed(numbers.shape, seed)) for seed in range(1, 5)]
    return {"sums": sums, "norm": float(np.linalg.norm(numbers))}


# ANCHOR: contestant
def timed(call, count):
    start = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - start) / count


class Contestant:
    def __init__(self, call):
        self.call = call
        self.digest = digest(call())
        once = timed(call, 1)
        self.count = max(1, math.ceil(LEAST / max(once, 1e-9)))

    def measure(self):
        warm = self.count if THREADS > 1 else 1
        timed(self.call, warm)  # not counted: its caches are full of others' numbers
        return timed(self.call, self.count)
# ANCHOR_END: contestant


def main():
    warnings.filterwarnings("ignore", category=FutureWarning)  # torch.jit is deprecated
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    onnx_models.THREADS = THREADS
    versions = {
        "Python": platform.python_version(),
        "PyTorch": torch.__version__,
        "NumPy": np.__version__,
        "SciPy": scipy.__version__,
        "ONNX Runtime": onnx_models.version(),
    }
    print(json.dumps(versions), flush=True)
    contestants = {}
    for line in sys.stdin:
        command, argument = line.rstrip("\n").split(" ", 1)
        if command == "case":
            contestants.clear()
            case = json.loads(argument)
            for name, call in KINDS[case["kind"]](case).items():
                contestants[name] = Contestant(call)
            answer = {name: each.digest for name, each in contestants.items()}
        elif command == "measure":
            answer = contestants[argument].measure()
        else:
            sys.exit(f"no command {command!r}")
        print(json.dumps(answer), flush=True)


main()
