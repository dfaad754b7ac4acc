"""`training` is a package of the project's root, not of the distribution."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
