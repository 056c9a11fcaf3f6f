"""One layer and its gradients, and one image under one kernel. float32, stride 1, no
padding. PyTorch's arrays are made before, in both of its memory orders."""

import numpy as np
import onnx_models
import scipy.ndimage
import scipy.signal
import torch
from numbers_of import array
from numpy.lib.stride_tricks import as_strided

ORDERS = {
    "PyTorch, NCHW": torch.contiguous_format,
    "PyTorch, channels last": torch.channels_last,
}


def operands(case):
    (n, _, h, w), (k, _, kh, kw) = case["input"], case["weight"]
    output = (n, k, h - kh + 1, w - kw + 1)
    return array(case["input"], 1), array(case["weight"], 2), array(output, 3)


def windows(x, kh, kw):
    """(n, c, oh, ow, kh, kw), a view."""
    n, c, h, w = x.shape
    shape = (n, c, h - kh + 1, w - kw + 1, kh, kw)
    return as_strided(x, shape, x.strides + x.strides[2:], writeable=False)


def torch_forward(x, weight):
    calls = {}
    for name, order in ORDERS.items():
        a = torch.from_numpy(x).to(memory_format=order)
        b = torch.from_numpy(weight).to(memory_format=order)
        calls[name] = torch.no_grad()(lambda a=a, b=b: torch.conv2d(a, b))
    return calls


def onnx_forward(x, weight):
    nodes = [("Conv", ["weight"], {})]
    run = onnx_models.session(nodes, {"weight": weight}, x.shape)
    return lambda: run(x)


def forward(case):
    x, weight, _ = operands(case)
    kh, kw = weight.shape[2:]
    return torch_forward(x, weight) | {
        "ONNX Runtime": onnx_forward(x, weight),
        "NumPy, einsum(optimize=True) on the view": lambda: np.einsum(
            "nchwij,kcij->nkhw", windows(x, kh, kw), weight, optimize=True
        ),
    }


def backward(case, mask):
    """One of the gradients of the input, the weight and the bias that `mask` asks for."""
    calls = {}
    for name, order in ORDERS.items():
        x, weight, g = (
            torch.from_numpy(of).to(memory_format=order) for of in operands(case)
        )
        calls[name] = torch.no_grad()(
            lambda x=x, weight=weight, g=g: torch.ops.aten.convolution_backward(
                g, x, weight, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, mask
            )[mask.index(True)]
        )
    return calls


def d_weight(case):
    return backward(case, [False, True, False])


def d_input(case):
    return backward(case, [True, False, False])


def image(case):
    x, weight, _ = operands(case)
    (kh, kw), plain, kernel = weight.shape[2:], x[0, 0], weight[0, 0]
    oh, ow = plain.shape[0] - kh + 1, plain.shape[1] - kw + 1
    top, left = kh // 2, kw // 2  # ndimage's map has the size of the image

    def shifted():
        output = np.zeros((oh, ow), np.float32)
        for i in range(kh):
            for j in range(kw):
                output += plain[i : i + oh, j : j + ow] * kernel[i, j]
        return output

    return torch_forward(x, weight) | {
        "ONNX Runtime": onnx_forward(x, weight),
        "SciPy, signal.correlate": lambda: scipy.signal.correlate(
            plain, kernel, mode="valid"
        ),
        "SciPy, ndimage.correlate": lambda: scipy.ndimage.correlate(
            plain, kernel, mode="constant"
        )[top : top + oh, left : left + ow],
        "NumPy, einsum(optimize=True) on the view": lambda: np.einsum(
            "yxij,ij->yx", windows(x, kh, kw)[0, 0], kernel, optimize=True
        ),
        "NumPy, einsum on the view": lambda: np.einsum(
            "yxij,ij->yx", windows(x, kh, kw)[0, 0], kernel
        ),
        "NumPy, shifted sums": shifted,
    }


def einsum(case):
    x, weight, _ = operands(case)
    kh, kw = weight.shape[2:]
    return {
        "NumPy, einsum(optimize=True)": lambda: np.einsum(
            "nchwij,kcij->nkhw", windows(x, kh, kw), weight, optimize=True
        ),
    }
