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
print(windows[1, 0])
print(np.array_equal(windows, sliding_window_view(image, (3, 3))))
# ANCHOR_END: windows

print("== names ==")
print(windows.size, "names for", image.size, "numbers")
print(np.shares_memory(windows, image), windows.flags.writeable)

print("== feature map ==")
feature_map = (windows * kernel).sum(axis=(2, 3))
print(feature_map.shape)
print(feature_map[:2, :5])
print(np.array_equal(feature_map, np.tensordot(windows, kernel, axes=2)))

print("== batch ==")
batch = np.zeros((16, 3, 28, 28))  # (n, c, h, w)
windows = sliding_window_view(batch, (5, 5), axis=(2, 3))  # (n, c, oh, ow, kh, kw)
print(windows.shape)

print("== moving average ==")
series = np.array([1, 2, 6, 3, 3, 0])
print(sliding_window_view(series, 3).mean(axis=1))

print("== backwards ==")
upwards = image[::-1]
print(sliding_window_view(upwards, (3, 3))[0, 0])  # negative strides are no trouble
