"""Chapter 10: gradients are convolutions too."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

image = np.arange(144).reshape(12, 12)
kernel = np.arange(9).reshape(3, 3)
d_map = np.ones((10, 10), int)

print("== strings ==")
# ANCHOR: strings
view = sliding_window_view(image, (3, 3))  # x, y, i, j
print(np.einsum("xyij,xy->ij", view, d_map))
# ANCHOR_END: strings

print("== transpose ==")
# ANCHOR: transpose
index = np.arange(144).reshape(12, 12)
positions = sliding_window_view(index, (3, 3)).ravel()  # where each number was read
once, added = np.zeros(144, int), np.zeros(144, int)
once[positions] += 1
np.add.at(added, positions, 1)
print(once.reshape(12, 12)[:4, :4])
print(added.reshape(12, 12)[:4, :4])
# ANCHOR_END: transpose

print("== by convolution ==")
# ANCHOR: by_convolution
frame = sliding_window_view(np.pad(d_map, 2), (3, 3))
d_image = np.einsum("xyij,ij->xy", frame, kernel[::-1, ::-1])
print(d_image[:4, :4])
# ANCHOR_END: by_convolution
