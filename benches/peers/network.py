"""The book's network: 1→32 maps by 5 × 5, ReLU, pooling, 32→64 by 3 × 3, ReLU, pooling,
1600→128, ReLU, 128→47. No dropout."""

import numpy as np
import onnx_models
import torch
from convolutions import ORDERS
from numbers_of import array, hashed
from torch import nn

SHAPES = {
    "conv1": (32, 1, 5, 5),
    "conv2": (64, 32, 3, 3),
    "linear1": (128, 1600),
    "linear2": (47, 128),
}
POOL = {"kernel_shape": [2, 2], "strides": [2, 2]}
IMAGES = 10_000  # of an epoch; they are taken again and again


def weights():
    """Each weight and bias by its name, from -1 to 1 over the root of its inputs."""
    made = {}
    for seed, (name, shape) in enumerate(SHAPES.items()):
        scale = 2 / np.sqrt(np.prod(shape[1:]))
        made[f"{name}.weight"] = (hashed(shape, 10 + seed) * scale).astype(np.float32)
        made[f"{name}.bias"] = (hashed(shape[:1], 20 + seed) * scale).astype(np.float32)
    return made


class Book(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 5)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.linear1 = nn.Linear(1600, 128)
        self.linear2 = nn.Linear(128, 47)
        tensors = {name: torch.from_numpy(each) for name, each in weights().items()}
        self.load_state_dict(tensors)

    def forward(self, x):
        x = torch.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = torch.max_pool2d(torch.relu(self.conv2(x)), 2)
        x = torch.relu(self.linear1(torch.flatten(x, 1)))
        return self.linear2(x)


def infer(case):
    images = array((case["batch"], 1, 28, 28), 1)
    calls = {}
    for name, order in ORDERS.items():
        model = Book().to(memory_format=order).eval()
        x = torch.from_numpy(images).to(memory_format=order)
        calls[name] = torch.no_grad()(lambda model=model, x=x: model(x))
        with torch.no_grad():
            frozen = torch.jit.freeze(torch.jit.trace(model, x))
            frozen = torch.jit.optimize_for_inference(frozen)
        call = torch.no_grad()(lambda model=frozen, x=x: model(x))
        calls[f"{name}, jit.optimize_for_inference"] = call
    names = {name: [f"{name}.weight", f"{name}.bias"] for name in SHAPES}
    nodes = [
        ("Conv", names["conv1"], {}), ("Relu", [], {}), ("MaxPool", [], POOL),
        ("Conv", names["conv2"], {}), ("Relu", [], {}), ("MaxPool", [], POOL),
        ("Flatten", [], {}),
        ("Gemm", names["linear1"], {"transB": 1}), ("Relu", [], {}),
        ("Gemm", names["linear2"], {"transB": 1}),
    ]
    run = onnx_models.session(nodes, weights(), images.shape)
    return calls | {"ONNX Runtime": lambda: run(images)}


def training(order, fused):
    """A function from images and labels to the loss, which takes a step each time."""
    model = Book().to(memory_format=order)
    adam = torch.optim.AdamW(
        model.parameters(), lr=1e-3, weight_decay=0.01, fused=fused
    )
    loss_of = nn.CrossEntropyLoss()

    def step(x, labels):
        adam.zero_grad(set_to_none=True)
        loss = loss_of(model(x), labels)
        loss.backward()
        adam.step()
        return loss.item()

    return step


def steps(batch_of):
    """In both memory orders, with AdamW as it comes and with its fused kernel. The first
    call takes three steps, so that the losses show what a step does."""
    calls = {}
    for name, order in ORDERS.items():
        for fused in [False, True]:
            step, next_batch = training(order, fused), batch_of(order)
            started = []

            def call(step=step, next_batch=next_batch, started=started):
                if started:
                    return step(*next_batch())
                started.append(True)
                return np.array([step(*next_batch()) for _ in range(3)])

            calls[f"{name}, fused AdamW" if fused else name] = call
    return calls


def labels_of(chosen):
    return torch.from_numpy(chosen % 47)


def step(case):
    batch = case["batch"]
    images = array((batch, 1, 28, 28), 1)
    labels = labels_of(np.arange(batch))

    def batch_of(order):
        x = torch.from_numpy(images).to(memory_format=order)
        return lambda: (x, labels)

    return steps(batch_of)


def epoch(case):
    """The same with images that come as bytes, in an order without a pattern."""
    batch = case["batch"]
    pixels = ((hashed((IMAGES, 1, 28, 28), 5) + 0.5) * 256).astype(np.uint8)
    pixels = torch.from_numpy(pixels)
    shuffled = ((hashed((IMAGES,), 6) + 0.5) * IMAGES).astype(np.int64)

    def batch_of(order):
        taken = 0

        def next_batch():
            nonlocal taken
            chosen = np.take(shuffled, np.arange(taken, taken + batch), mode="wrap")
            taken += batch
            x = pixels[torch.from_numpy(chosen)].to(torch.float32).div_(255)
            return x.contiguous(memory_format=order), labels_of(chosen)

        return next_batch

    return steps(batch_of)
