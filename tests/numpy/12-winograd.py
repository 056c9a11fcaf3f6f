"""Chapter 12: fewer multiplications."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

rng = np.random.default_rng(12)
image = rng.integers(-4, 5, (2, 3, 8, 8)).astype(float)
weight = rng.integers(-4, 5, (5, 3, 3, 3)).astype(float)
windows = sliding_window_view(image, (3, 3), axis=(2, 3))
oracle = np.einsum("nchwij,kcij->nkhw", windows, weight)

print("== winograd ==")
# ANCHOR: winograd
bt = np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1.0]])
g = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1.0]])
at = np.array([[1, 1, 1, 0], [0, 1, -1, -1.0]])
patches = sliding_window_view(image, (4, 4), axis=(2, 3))[:, :, ::2, ::2]
sums = np.einsum("xi,yj,nchwij->xynchw", bt, bt, patches, optimize=True)
filters = np.einsum("xi,yj,kcij->xykc", g, g, weight, optimize=True)
products = np.einsum("xynchw,xykc->xynkhw", sums, filters, optimize=True)
blocks = np.einsum("ax,by,xynkhw->nkhawb", at, at, products, optimize=True)
maps = blocks.reshape(2, 5, 6, 6)
print(np.array_equal(maps, oracle))
# ANCHOR_END: winograd
