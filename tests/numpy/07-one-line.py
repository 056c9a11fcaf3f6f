"""Chapter 7: convolution in one line."""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

print("== posts ==")
# ANCHOR: posts
image = np.arange(144).reshape(12, 12)
kernel = np.arange(9).reshape(3, 3)
down, right = image.strides
windows = as_strided(
    image, (10, 10, 3, 3), (down, right, down, right), writeable=False
)
print(np.einsum("xyij,ij->xy", windows, kernel)[:2, :5])
# ANCHOR_END: posts

print("== groups ==")
# ANCHOR: groups
batch = np.ones((16, 8, 28, 28)).reshape(16, 2, 4, 28, 28)  # n, g, c
filters = np.ones((2, 8, 4, 3, 3))  # g, k, c, i, j
view = sliding_window_view(batch, (3, 3), axis=(3, 4))  # seven axes
print(np.einsum("ngchwij,gkcij->ngkhw", view, filters).shape)
# ANCHOR_END: groups

print("== refused ==")
# ANCHOR: refused
view = sliding_window_view(np.ones((16, 3, 28, 28)), (5, 5), axis=(2, 3))
gray = np.ones((32, 1, 5, 5))  # weights for one channel
maps = np.einsum("nchwij,kcij->nkhw", view, gray)
print(maps.shape, maps[0, 0, 0, 0], "= 3 * 25")
# ANCHOR_END: refused
