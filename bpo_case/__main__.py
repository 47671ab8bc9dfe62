"""Makes `python -m bpo_case` the same as the command `bpo-case`."""

import sys

from bpo_case.cli import main

if __name__ == "__main__":
    sys.exit(main())
