"""Chapter 11: the tile."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

print("== tables ==")
# ANCHOR: tables
image = np.arange(16.0).reshape(4, 4)
positions = sliding_window_view(np.arange(16).reshape(4, 4), (2, 2))
places, taps = positions[:, :, 0, 0].ravel(), positions[0, 0].ravel()
windows = image.ravel()[places[:, None] + taps]
print(windows.shape, windows.base)
print(windows @ [1.0, 1.0, 1.0, 1.0])
# ANCHOR_END: tables
