"""Chapter 5: a bias and a stale shape. Nothing here reads what is not its own."""

import numpy as np
from numpy.lib.array_utils import byte_bounds
from numpy.lib.stride_tricks import as_strided

print("== stale ==")
# ANCHOR: stale
bias = np.array([0.1, 0.2, 0.3])
stale = as_strided(bias, shape=(5, 4), strides=(8, 0), writeable=False)  # no error

start, end = byte_bounds(bias)
print("the bias owns bytes 0 to", end - start - 1)
start, end = byte_bounds(stale)
print("the view reads bytes 0 to", end - start - 1)

try:
    np.broadcast_to(bias[:, np.newaxis], (5, 4))
except ValueError:
    print("broadcast_to checks, and raises a ValueError")
# ANCHOR_END: stale

print("== broadcast ==")
output = np.zeros((2, 3, 4, 4))  # (n, c, h, w)
output += bias[:, np.newaxis, np.newaxis]  # (3, 1, 1), seen as (2, 3, 4, 4)
print(output[1, :, 3, 3])
print(np.broadcast_to(bias[:, np.newaxis, np.newaxis], output.shape).strides)

print("== wrong axis ==")
square = np.zeros((3, 3))
print((square + bias)[0])  # a bias for each column: broadcasting starts at the last axis
print((square + bias[:, np.newaxis])[0])  # for each row
