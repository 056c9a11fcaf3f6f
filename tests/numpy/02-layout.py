"""Chapter 2: strides, in bytes, and the views that are made of them."""

import numpy as np

print("== twelve ==")
# ANCHOR: twelve
image = np.arange(144).reshape(12, 12)  # 8 bytes a number
print(image.shape)
print(image.strides)
print(image[2, 5])
# ANCHOR_END: twelve

print("== strides ==")
# ANCHOR: strides
print(image.strides, image.astype(np.float32).strides)
position = (2 * image.strides[0] + 5 * image.strides[1]) // image.itemsize
print(position, image.reshape(144)[position])
# ANCHOR_END: strides

print("== orders ==")
# ANCHOR: orders
line = np.arange(12)
for order in ["C", "F"]:
    a = line.reshape((3, 4), order=order)
    print(a, a.strides)
# ANCHOR_END: orders

print("== views ==")
# ANCHOR: views
a = np.arange(24).reshape(4, 6)
print("a             ", a.shape, a.strides)
print("a.T           ", a.T.shape, a.T.strides)
print("a[:, ::2]     ", a[:, ::2].shape, a[:, ::2].strides)
print("a[1:3, 2:5]   ", a[1:3, 2:5].shape, a[1:3, 2:5].strides)
print("a[::-1]       ", a[::-1].shape, a[::-1].strides)
print("a.diagonal()  ", a.diagonal().shape, a.diagonal().strides)
three = np.broadcast_to(a[0], (3, 6))
print("a[0], repeated", three.shape, three.strides)
# ANCHOR_END: views

print("== copy ==")
# ANCHOR: copy
print(np.shares_memory(a, a.T))  # a view
print(np.shares_memory(a, a.T.reshape(24)))  # a copy, and nothing says so
print(np.shares_memory(a, a.T.reshape(24, order="F")))  # a view
print(a.T.strides, np.ascontiguousarray(a.T).strides)
# ANCHOR_END: copy

print("== write ==")
# ANCHOR: write
every_second = a[:, ::2]
every_second[:] = 0
print(a[1])
# ANCHOR_END: write

print("== out of bounds ==")
# ANCHOR: out_of_bounds
try:
    image[0, 12]
except IndexError as error:
    print("IndexError:", error)
print(image[0, -1])  # but a negative index counts from the end
try:
    line.reshape(3, 5)
except ValueError as error:
    print("ValueError:", error)
# ANCHOR_END: out_of_bounds
