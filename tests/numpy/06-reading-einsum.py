"""Chapter 6: reading einsum."""

import numpy as np

print("== product ==")
# ANCHOR: product
a = np.arange(6).reshape(2, 3)  # i, j
b = np.arange(12).reshape(3, 4)  # j, k
print(np.einsum("ij,jk->ik", a, b))
# ANCHOR_END: product

print("== rules ==")
# ANCHOR: rules
square = np.array([[1, 2], [3, 4]])
for string in ["ij->ji", "ij->i", "ij->", "ii->i", "ii->"]:
    print(f"{string:6}", np.einsum(string, square).tolist())
# ANCHOR_END: rules

print("== refused ==")
# ANCHOR: refused
print(np.einsum("iJ, Jk", a, b).shape, np.einsum("...j,jk->...k", a, b).shape)
for string, operand in [("ij,jk->iz", b), ("ij,jk->ik", b.T)]:
    try:
        np.einsum(string, a, operand)
    except ValueError as error:
        print(f"{string}: {error}")
# ANCHOR_END: refused

print("== silent ==")
# ANCHOR: silent
column = np.array([[1], [2]])  # i, j with one j
print(np.einsum("ij,jk->ik", column, b))  # b has three
# ANCHOR_END: silent

print("== tensordot ==")
# ANCHOR: tensordot
image = np.arange(144).reshape(12, 12)
kernel = np.arange(9).reshape(3, 3)
windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
feature_map = np.tensordot(windows, kernel, axes=([2, 3], [0, 1]))
print(feature_map.shape, feature_map[0, 0])
# ANCHOR_END: tensordot
