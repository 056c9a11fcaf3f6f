"""Chapter 15: a network is a list of functions."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

print("== pool ==")
# ANCHOR: pool
image = np.array([[1, 0, 2, 3], [0, 7, 1, 0], [4, 3, 6, 2], [0, 5, 1, 3]])
windows = sliding_window_view(image, (2, 2))  # (3, 3, 2, 2)
positions = sliding_window_view(np.arange(16).reshape(4, 4), (2, 2))
which = windows.reshape(3, 3, 4).argmax(-1)  # reshape copies
winners = np.take_along_axis(positions.reshape(3, 3, 4), which[..., None], -1)

d_image = np.zeros(16, int)
d_image[winners] += 1  # as often as it won?
print(d_image.reshape(4, 4))
d_image[:] = 0
np.add.at(d_image, winners, 1)
print(d_image.reshape(4, 4))
# ANCHOR_END: pool

print("== nan ==")
# ANCHOR: nan
logits = np.array([1000.0, 999.0, 0.0])
with np.errstate(over="ignore", invalid="ignore"):  # two RuntimeWarnings
    e = np.exp(logits)
    print(e / e.sum())
e = np.exp(logits - logits.max())
print(e / e.sum())
# ANCHOR_END: nan
