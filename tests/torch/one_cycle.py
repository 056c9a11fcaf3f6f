"""The learning rates of PyTorch's OneCycleLR: writes tests/fixtures/one_cycle.json.

    python3 tests/torch/one_cycle.py
"""

import json
import warnings
from pathlib import Path

import torch

PEAK = 3e-3
# Totals, and of each every so many steps; the totals below 4 have no rising part.
TOTALS = [(1, 1), (2, 1), (3, 1), (4, 1), (10, 1), (101, 1), (8064, 63)]


def rates(steps: int) -> list[float]:
    """The learning rate before each of `steps` steps."""
    parameter = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
    adam = torch.optim.Adam([parameter])
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, PEAK, total_steps=steps)
    found = []
    for _ in range(steps):
        found += schedule.get_last_lr()
        schedule.step()
    return found


warnings.simplefilter("ignore")  # the optimizer itself takes no step
cases = [{"steps": n, "every": every, "rates": rates(n)[::every]} for n, every in TOTALS]
fixture = {"made_by": f"torch {torch.__version__}, tests/torch/one_cycle.py", "peak": PEAK, "cases": cases}
path = Path(__file__).parent / "../fixtures/one_cycle.json"
path.write_text(json.dumps(fixture) + "\n")
