"""One thread for linear algebra: idle threads that spin would disturb what is timed. It must be set before numpy."""

import os
import sys

if "numpy" not in sys.modules:
    for library in ("OPENBLAS", "OMP"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
