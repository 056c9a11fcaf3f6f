"""Chapter 4: stride and dilation are slices of the window view; padding is a copy."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

print("== geometry ==")
# ANCHOR: geometry
image = np.arange(144).reshape(12, 12)

plain = sliding_window_view(image, (3, 3))
stride = plain[::2, ::2]
dilation = sliding_window_view(image, (5, 5))[..., ::2, ::2]  # 3 taps span 5 pixels
same = sliding_window_view(np.pad(image, 1), (3, 3))

for view in [plain, stride, dilation, same]:
    print(view.shape, [step // image.itemsize for step in view.strides])
# ANCHOR_END: geometry

print("== copies ==")
print([np.shares_memory(image, view) for view in (plain, stride, dilation, same)])

print("== padding ==")
image = np.arange(1, 7).reshape(2, 3)
print(np.pad(image, ((1, 1), (2, 0))))

print("== errors ==")
try:
    sliding_window_view(image, (3, 3))
except ValueError as error:
    print("ValueError:", error)
