"""Chapter 19: the same numbers elsewhere."""

import json

import numpy as np

print("== weights ==")
with open("weights/emnist.safetensors", "rb") as weights:
    file = weights.read()
start = 8 + int.from_bytes(file[:8], "little")
entry = json.loads(file[8:start])["linear1.weight"]
first, last = entry["data_offsets"]
numbers = np.frombuffer(file, "<f4", (last - first) // 4, start + first)
# ANCHOR: weights
weight = numbers.reshape(entry["shape"])
print(weight.shape, weight.strides, weight.flags.owndata)
# ANCHOR_END: weights
