"""How a process begins that works for another: safe reading and simulations have such. Cheap to import."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def belong_to_parent() -> None:
    """Leave Ctrl-C and the other processors to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread would reserve memory of its own, and wait by spinning
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the parent ends before its child, killed perhaps, and end as well."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
