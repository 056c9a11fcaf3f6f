"""Chapter 14: the characters lie on their side."""

import numpy as np

print("== read ==")
# ANCHOR: read
file = bytes.fromhex("00000803 00000003 00000002 00000002") + bytes(range(12))
n, rows, columns = np.frombuffer(file, ">u4", 3, offset=4)
stored = np.frombuffer(file, np.uint8, offset=16).reshape(n, rows, columns)
upright = stored.transpose(0, 2, 1)
print(stored.strides, upright.strides)
# ANCHOR_END: read

print("== little ==")
# ANCHOR: little
print(np.frombuffer(file, "<u4", 3, offset=4))
# ANCHOR_END: little

print("== batches ==")
# ANCHOR: batches
for batch in upright[1:3], upright[::-2], upright[[2, 0]]:
    print(batch.strides, np.shares_memory(batch, stored))
# ANCHOR_END: batches

print("== ink ==")
# ANCHOR: ink
print((upright / 255).dtype, (upright / np.float32(255)).dtype)
# ANCHOR_END: ink
