"""Chapter 17: what a filter answers to."""

import json
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).parents[2] / "weights" / "emnist.safetensors"

KERNELS = {
    "blur": [[1, 2, 1], [2, 4, 2], [1, 2, 1]],
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "sobel x": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "sobel y": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "outline": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
}

# ANCHOR: read
file = WEIGHTS.read_bytes()
start = 8 + int.from_bytes(file[:8], "little")
header = json.loads(file[8:start])


def array(name):
    """A view of the file's bytes."""
    shape = header[name]["shape"]
    begin = start + header[name]["data_offsets"][0]
    return np.frombuffer(file, "<f4", np.prod(shape), begin).reshape(shape)


weight = array("conv1.weight")
# ANCHOR_END: read
print("== read ==")
for name in sorted(header.keys() - {"__metadata__"}):
    print(f"{name:<14}  {array(name).shape}")

# ANCHOR: alike
filters = weight.reshape(32, 25).astype(float)


def most_alike(kernel):
    """The filter, and Pearson's correlation, at the best place."""
    placed = np.zeros((3, 3, 5, 5))
    for y, x in np.ndindex(3, 3):
        placed[y, x, y : y + 3, x : x + 3] = kernel
    both = np.corrcoef(filters, placed.reshape(9, 25))[:32, 32:]
    return both.argmax() // 9, both.max()


# ANCHOR_END: alike
print("== learned ==")
for name, kernel in KERNELS.items():
    number, correlation = most_alike(np.array(kernel))
    print(f"{name:<7}  {correlation:.2f}  filter {number}")
