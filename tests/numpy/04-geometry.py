"""Chapter 4: stride and dilation are slices of the window view; padding is a copy."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

print("== geometry ==")
# ANCHOR: geometry
image = np.arange(144).reshape(12, 12)

plain = sliding_window_view(image, (3, 3))
stride = plain[::2, ::2]
dilation = sliding_window_view(image, (5, 5))[..., ::2, ::2]  # 3 taps span 5 pixels

for view in [plain, stride, dilation]:
    print(view.shape, [step // image.itemsize for step in view.strides])
print(dilation[0, 0])
# ANCHOR_END: geometry

print("== padding ==")
# ANCHOR: padding
image = np.ones((2, 3), int)
print(np.pad(image, ((1, 1), (2, 0))))
# ANCHOR_END: padding

print("== wrong turn ==")
# ANCHOR: wrong_turn
try:
    np.zeros(3 - 5 + 1)
except ValueError as error:
    print("ValueError:", error)
# ANCHOR_END: wrong_turn

print("== errors ==")
# ANCHOR: errors
try:
    sliding_window_view(np.zeros((3, 12)), (5, 3))
except ValueError as error:
    print("ValueError:", error)
try:
    plain[::0]
except ValueError as error:
    print("ValueError:", error)
# ANCHOR_END: errors
