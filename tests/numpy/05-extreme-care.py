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
# ANCHOR_END: stale

print("== accepted ==")
# ANCHOR: accepted
print(as_strided(bias, shape=(3, 4), strides=(8, 0), writeable=False))
# ANCHOR_END: accepted

print("== wrong axis ==")
# ANCHOR: wrong_axis
output = np.zeros((2, 3, 4, 3))  # width 3, by chance
output += bias
print(output[0, 0])
# ANCHOR_END: wrong_axis

print("== broadcast ==")
# ANCHOR: broadcast
column = bias[np.newaxis, :, np.newaxis, np.newaxis]  # (1, k, 1, 1)
print(np.broadcast_to(column, (2, 3, 4, 4)).strides)
try:
    np.broadcast_to(column, (2, 5, 4, 4))
except ValueError:
    print("ValueError: 3 channels do not broadcast to 5")
# ANCHOR_END: broadcast

print("== add ==")
# ANCHOR: add
output = np.zeros((2, 3, 4, 4))
output += column
print(output[1, :, 3, 3])
# ANCHOR_END: add
