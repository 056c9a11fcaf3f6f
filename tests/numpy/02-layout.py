"""Chapter 2: strides, in bytes, and the views that are made of them."""

import numpy as np

print("== strides ==")
# ANCHOR: strides
a = np.arange(144.0).reshape(12, 12)
print(a.strides)  # a row is 12 numbers of 8 bytes
print(a.astype(np.float32).strides)  # or of 4

memory = a.reshape(144)
offset = 5 * a.strides[0] + 7 * a.strides[1]  # bytes
print(a[5, 7] == memory[offset // a.itemsize])
# ANCHOR_END: strides

print("== orders ==")
columns_first = np.zeros((12, 10), order="F")
print(columns_first.strides)
print(columns_first.flags.f_contiguous, columns_first.flags.c_contiguous)

print("== views ==")
# ANCHOR: views
print("transpose  ", a.T.strides)
print("every other", a[:, ::2].strides)
print("reversed   ", a[::-1].strides)
print("diagonal   ", a.diagonal().strides)
print("broadcast  ", np.broadcast_to(a[0], (5, 12)).strides)
# ANCHOR_END: views

print("== copies ==")
print("slice    ", np.shares_memory(a, a[::2, 1:]))
print("transpose", np.shares_memory(a, a.T))
print("reshape  ", np.shares_memory(a, a.reshape(144)))
print("reshape.T", np.shares_memory(a, a.T.reshape(144)))  # copies, silently
print("a list   ", np.shares_memory(a, a[[0, 2]]))  # an index by a list copies

print("== out of bounds ==")
try:
    a[0, 12]
except IndexError as error:
    print("IndexError:", error)
print(a[0, -1])  # but a negative index counts from the end
