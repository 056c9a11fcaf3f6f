"""Chapter 3: the view of windows, as the first post makes it."""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

print("== windows ==")
# ANCHOR: windows
image = np.arange(144).reshape(12, 12)
kernel = np.arange(9).reshape(3, 3)

down, right = image.strides
windows = as_strided(
    image,
    shape=(10, 10, 3, 3),
    strides=(down, right, down, right),
    writeable=False,
)
print(windows.shape)
print(windows[0, 0])
print(windows[0, 1])
print(np.array_equal(windows, sliding_window_view(image, (3, 3))))
# ANCHOR_END: windows

print("== names ==")
# ANCHOR: names
print(windows.size, "names for", image.size, "numbers")
print(np.shares_memory(windows, image))
# ANCHOR_END: names

print("== feature map ==")
# ANCHOR: feature_map
feature_map = (windows * kernel).sum(axis=(2, 3))
print(feature_map[:2, :5])
print(np.array_equal(feature_map, np.tensordot(windows, kernel, axes=2)))
# ANCHOR_END: feature_map

print("== batch ==")
# ANCHOR: batch
batch = np.zeros((16, 3, 28, 28), np.float32)  # (n, c, h, w)
view = sliding_window_view(batch, (5, 5), axis=(2, 3))  # (n, c, oh, ow, kh, kw)
print(view.shape)
print(view.strides)
# ANCHOR_END: batch

print("== moving average ==")
# ANCHOR: moving_average
series = np.array([3.0, 5.0, 4.0, 9.0, 5.0, 1.0])
print(sliding_window_view(series, 3))
print(sliding_window_view(series, 3).mean(axis=1))
# ANCHOR_END: moving_average

print("== patches ==")
# ANCHOR: patches
tiles = image.reshape(3, 4, 3, 4).swapaxes(1, 2)  # (3, 3, 4, 4)
print(tiles.strides, np.shares_memory(tiles, image))
print(tiles.max(axis=(2, 3)))
# ANCHOR_END: patches

print("== toeplitz ==")
# ANCHOR: toeplitz
diagonals = np.array([-2, -1, 0, 1, 2])
matrix = sliding_window_view(diagonals, 3)[::-1]
print(matrix)
print(matrix.strides)
# ANCHOR_END: toeplitz

print("== limits ==")
# ANCHOR: limits
every_second = image[:, ::2]
print(sliding_window_view(every_second, (3, 3)).strides)  # gaps are no trouble
# ANCHOR_END: limits

print("== backwards ==")
# ANCHOR: backwards
backward = np.arange(8)[::-1]
print(sliding_window_view(backward, 3)[::2])  # nor are negative strides
# ANCHOR_END: backwards

print("== mutable ==")
# ANCHOR: mutable
line = np.zeros(5)
runs = as_strided(line, (3, 3), (8, 8))  # writeable unless you say otherwise
runs[0, 2] = 7
print(runs)
# ANCHOR_END: mutable
