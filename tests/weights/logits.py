"""The logits of a file of weights, by a forward pass in NumPy.

    python logits.py WEIGHTS EXPECTED

WEIGHTS are those of either network; the names of its tensors tell which. EXPECTED holds
`images` (n, 1, 28, 28) and `logits` (n, 47), those of the book's code. Fails if a logit is
off by more than 1e-4. Needs NumPy and safetensors; tests/weights/numpy.rs runs it.
"""

import sys

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from safetensors.numpy import load_file


def book(w, x):
    x = pool(relu(convolve(x, w["conv1.weight"], w["conv1.bias"])))  # n, 32, 12, 12
    x = pool(relu(convolve(x, w["conv2.weight"], w["conv2.bias"])))  # n, 64, 5, 5
    x = x.reshape(len(x), -1)  # n, 1600
    x = relu(x @ w["linear1.weight"].T + w["linear1.bias"])  # n, 128
    return x @ w["linear2.weight"].T + w["linear2.bias"]  # n, 47


def course(w, x):
    x = pool(relu(convolve(x, w["0.weight"], w["0.bias"])))  # n, 5, 12, 12
    x = pool(relu(convolve(x, w["3.weight"], w["3.bias"])))  # n, 10, 4, 4
    return x.reshape(len(x), -1) @ w["7.weight"].T + w["7.bias"]  # n, 47


def convolve(x, weight, bias):
    windows = sliding_window_view(x, weight.shape[2:], axis=(2, 3))
    return np.einsum("ncijuv,kcuv->nkij", windows, weight, optimize=True) + bias[:, None, None]


def relu(x):
    return np.maximum(x, 0)


def pool(x):
    n, k, h, w = x.shape
    return x.reshape(n, k, h // 2, 2, w // 2, 2).max(axis=(3, 5))


def in_f64(path):
    return {name: tensor.astype(np.float64) for name, tensor in load_file(path).items()}


weights, expected = map(in_f64, sys.argv[1:])
network = book if "conv1.weight" in weights else course
logits = network(weights, expected["images"])
assert logits.shape == expected["logits"].shape, (logits.shape, expected["logits"].shape)
off = np.abs(logits - expected["logits"]).max()
print(f"{network.__name__}: {logits.size} logits from {logits.min():.2f} to {logits.max():.2f}, off by {off:.1e}")
if not off <= 1e-4:
    sys.exit("a logit is off by more than 1e-4")
