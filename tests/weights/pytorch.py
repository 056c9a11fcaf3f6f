"""The logits of files of weights, by PyTorch.

    python pytorch.py IMAGES WEIGHTS…

IMAGES holds `images` (n, 1, 28, 28). Each file of WEIGHTS is loaded, strictly, into the
network that has tensors of these names. Needs PyTorch and safetensors.

What it printed is pytorch.txt, and `cargo test` holds the book's logits to that. After new
weights, with PYTHON the Python that has PyTorch:

    PYTHON=… cargo test --test weights pytorch -- --ignored
"""

import sys
from pathlib import Path
from textwrap import fill

import torch
from safetensors import __version__ as safetensors_version
from safetensors.torch import load_file
from torch import nn
from torch.nn.functional import max_pool2d, relu


# ANCHOR: book
class Book(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 5)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.linear1 = nn.Linear(1600, 128)
        self.linear2 = nn.Linear(128, 47)
        self.dropout = nn.Dropout(0.25)

    def forward(self, x):
        x = max_pool2d(relu(self.conv1(x)), 2)
        x = max_pool2d(relu(self.conv2(x)), 2)
        x = self.dropout(x.flatten(1))
        x = self.dropout(relu(self.linear1(x)))
        return self.linear2(x)
# ANCHOR_END: book


def course():
    return nn.Sequential(
        nn.Conv2d(1, 5, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(5, 10, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(160, 47),
    )


images = load_file(sys.argv[1])["images"]
print(f"PyTorch {torch.__version__}, safetensors {safetensors_version}")
for path in map(Path, sys.argv[2:]):
    weights = load_file(path)
    network = Book() if "conv1.weight" in weights else course()
    network.load_state_dict(weights)
    network.eval()
    with torch.no_grad():
        logits = network(images)
    print(f"== {path.name} ==")
    for i, row in enumerate(logits):
        print(f"image {i}, likeliest class {row.argmax()}")
        print(fill(" ".join(f"{logit:.5f}" for logit in row), 80))
