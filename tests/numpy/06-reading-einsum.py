"""Chapter 6: reading einsum."""

import numpy as np

a = np.arange(6).reshape(2, 3)  # i, j
b = np.arange(12).reshape(3, 4)  # j, k

print("== views ==")
# ANCHOR: views
square = np.array([[1, 2], [3, 4]])
np.einsum("ii->i", square)[:] = 0
print(square)
# ANCHOR_END: views

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
