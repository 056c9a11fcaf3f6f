"""PyTorch's cross entropy with label smoothing, and of large logits, in f64: writes
tests/fixtures/cross_entropy_smoothed.json.

    python3 tests/torch/cross_entropy.py
"""

import json
from pathlib import Path

import torch

torch.manual_seed(47)
torch.set_default_dtype(torch.float64)
cases = []
for n, classes, smoothing, size in [(5, 47, 0.1, 1.0), (3, 2, 0.5, 1.0), (4, 6, 0.0, 1e4), (4, 6, 0.1, 1e4)]:
    logits = (torch.randn(n, classes) * size).requires_grad_()
    targets = torch.randint(classes, (n,))
    loss = torch.nn.functional.cross_entropy(logits, targets, label_smoothing=smoothing)
    loss.backward()
    arrays = {
        name: {"shape": list(t.shape), "data": t.detach().flatten().tolist()}
        for name, t in {"logits": logits, "d_logits": logits.grad}.items()
    }
    cases.append({"smoothing": smoothing, "targets": targets.tolist(), "loss": loss.item(), **arrays})

fixture = {"made_by": f"torch {torch.__version__}, tests/torch/cross_entropy.py", "cases": cases}
path = Path(__file__).parent / "../fixtures/cross_entropy_smoothed.json"
path.write_text(json.dumps(fixture) + "\n")
