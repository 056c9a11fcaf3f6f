"""Ten steps of PyTorch's optimizers in f64: writes tests/fixtures/optimizers.json.

    python3 tests/torch/optimizers.py

Three parameters, gradients that are given, and a learning rate of its own for every step.
The gradients are of very different sizes: 1e-9 is below the ε of Adam, and some are 0 at
every step.
"""

import json
from pathlib import Path

import torch

STEPS = 10
SHAPES = [(2, 3, 2, 2), (3, 4), (5,)]
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.0),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.0, momentum=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=0.0),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.0, weight_decay=0.1),
}


def tensor(t: torch.Tensor) -> dict:
    return {"shape": list(t.shape), "data": t.flatten().tolist()}


torch.manual_seed(47)
torch.set_default_dtype(torch.float64)
start = [torch.randn(shape) for shape in SHAPES]
sizes = [10.0 ** torch.randint(-9, 3, shape) for shape in SHAPES]
sizes[2][:2] = 0.0
gradients = [[torch.randn(size.shape) * size for size in sizes] for _ in range(STEPS)]
learning_rates = [0.02 * (1 + step % 4) for step in range(STEPS)]

after = {}
for name, make in OPTIMIZERS.items():
    parameters = [torch.nn.Parameter(p.clone()) for p in start]
    optimizer = make(parameters)
    after[name] = []
    for now, learning_rate in zip(gradients, learning_rates):
        optimizer.param_groups[0]["lr"] = learning_rate
        for parameter, gradient in zip(parameters, now):
            parameter.grad = gradient.clone()
        optimizer.step()
        after[name].append([tensor(p.detach()) for p in parameters])

fixture = {
    "made_by": f"torch {torch.__version__}, tests/torch/optimizers.py",
    "start": [tensor(p) for p in start],
    "gradients": [[tensor(g) for g in now] for now in gradients],
    "learning_rates": learning_rates,
    "parameters_after_each_step": after,
}
path = Path(__file__).parent / "../fixtures/optimizers.json"
path.write_text(json.dumps(fixture) + "\n")
