"""Makes `python -m bpo_case` the same as the command `bpo-case`."""

import sys
from multiprocessing import freeze_support

from bpo_case.cli import main

if __name__ == "__main__":
    freeze_support()  # a packaged application is started anew as its own child process
    sys.exit(main())
