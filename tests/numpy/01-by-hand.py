"""Chapter 1: the loops of the first post, with its slips mended."""

import numpy as np

print("== one pixel ==")
# ANCHOR: one_pixel
image = np.arange(9).reshape(3, 3)
kernel = np.arange(9).reshape(3, 3)
print((image * kernel).sum())
# ANCHOR_END: one_pixel

print("== slip ==")
# ANCHOR: slip
try:
    np.zeros(12 - 3 + 1, 12 - 3 + 1,)  # as published: the second number is a dtype
except TypeError as error:
    print("TypeError:", error)
# ANCHOR_END: slip

# ANCHOR: loops
def convolve(image, kernel):
    (h, w), (kh, kw) = image.shape, kernel.shape
    feature_map = np.zeros((h - kh + 1, w - kw + 1))  # the shape is one tuple
    for y in range(h - kh + 1):
        for x in range(w - kw + 1):
            for i in range(kh):
                for j in range(kw):
                    feature_map[y, x] += image[y + i, x + j] * kernel[i, j]
    return feature_map
# ANCHOR_END: loops


print("== slide ==")
# ANCHOR: slide
image = np.arange(144).reshape(12, 12)
feature_map = convolve(image, kernel)
print(feature_map.shape)
print(feature_map[:2, :5])
# ANCHOR_END: slide

print("== flip ==")
# ANCHOR: flip
dot = np.zeros((5, 5))
dot[2, 2] = 1
print(convolve(dot, kernel))
print(convolve(dot, kernel[::-1, ::-1]))
# ANCHOR_END: flip

print("== too large ==")
# ANCHOR: too_large
print(convolve(np.zeros((2, 5)), kernel).shape)  # no error: an empty map
try:
    convolve(np.zeros((1, 5)), kernel)
except ValueError as error:
    print("ValueError:", error)
# ANCHOR_END: too_large

print("== batch ==")
# ANCHOR: batch
images, filters = np.zeros((16, 28, 28)), np.zeros((5, 3, 3))
maps = np.array([[convolve(image, f) for f in filters] for image in images])
print(maps.shape)  # (n, k, oh, ow)
# ANCHOR_END: batch
