"""Chapter 1: the loops of the first post, with its slips mended."""

import numpy as np

print("== slip ==")
try:
    np.zeros(12 - 3 + 1, 12 - 3 + 1,)  # as published: the second number is a dtype
except TypeError as error:
    print("TypeError:", error)

print("== loops ==")
# ANCHOR: loops
image = np.arange(144).reshape(12, 12)
kernel = np.arange(9).reshape(3, 3)
(h, w), (kh, kw) = image.shape, kernel.shape

feature_map = np.zeros((h - kh + 1, w - kw + 1))  # the shape is one tuple
for y in range(h - kh + 1):
    for x in range(w - kw + 1):
        for i in range(kh):
            for j in range(kw):
                feature_map[y, x] += image[y + i, x + j] * kernel[i, j]

print(feature_map.shape)
print(feature_map[:2, :5])
# ANCHOR_END: loops

print("== flip ==")
flipped = kernel[::-1, ::-1]  # what mathematics calls convolution turns the kernel
print((image[:3, :3] * flipped).sum())
