"""Numbers without a pattern, the same as tools/bench/peers/numbers.rs makes."""

import numpy as np


def hashed(shape, seed):
    """An array of 64-bit floats from -0.5 to 0.5: a hash of each one's index."""
    x = np.arange(int(np.prod(shape)), dtype=np.uint64)
    x = (x + np.uint64(seed << 20)) * np.uint64(2654435761) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(15)
    x = x * np.uint64(2246822519) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(13)
    return ((x >> np.uint64(8)) / 2.0**24 - 0.5).reshape(shape)


def array(shape, seed):
    """The same in 32 bits."""
    return hashed(shape, seed).astype(np.float32)
