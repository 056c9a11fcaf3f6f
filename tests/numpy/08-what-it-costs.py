"""Chapter 8: what the one line costs."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

batch = np.ones((16, 16, 28, 28))
weight = np.ones((32, 16, 3, 3))
view = sliding_window_view(batch, (3, 3), axis=(2, 3))  # n, c, h, w, i, j

print("== memory order ==")
# ANCHOR: memory_order
for optimize in [False, True]:
    maps = np.einsum("nchwij,kcij->nkhw", view, weight, optimize=optimize)
    strides = [step // maps.itemsize for step in maps.strides]
    print(f"optimize={optimize}: strides {strides}")
# ANCHOR_END: memory_order

print("== chain ==")
# ANCHOR: chain
a = b = np.ones((256, 256))
v = np.ones(256)
order, report = np.einsum_path("ij,jk,k->i", a, b, v, optimize="optimal")
print(order)
print(report)
# ANCHOR_END: chain
