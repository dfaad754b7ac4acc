"""What tests share beyond their folder: readings made from a few words (tests/weigh/builders.py)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "weigh"))
