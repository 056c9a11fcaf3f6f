"""Chapter 16: learning in small steps."""

import numpy as np

print("== adam ==")
# ANCHOR: adam
rate, beta1, beta2, epsilon = 0.1, 0.9, 0.999, 1e-8
parameter = np.array([1.0, 2.0])
first = second = np.zeros(2)
for step, gradient in enumerate(np.array([[0.001, -1000], [0.001, 500]]), 1):
    first = beta1 * first + (1 - beta1) * gradient
    second = beta2 * second + (1 - beta2) * gradient**2
    mean, square = first / (1 - beta1**step), second / (1 - beta2**step)
    parameter = parameter - rate * mean / (np.sqrt(square) + epsilon)
    print(parameter.round(4))
# ANCHOR_END: adam

print("== order ==")
# ANCHOR: order
a, b, c = np.array([0.1, 0.2, 0.3])
print((a + b) + c == a + (b + c), a + (b + c) == a + (c + b))
# ANCHOR_END: order
