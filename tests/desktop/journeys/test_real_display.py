"""The same journeys on a real X display: other focus, other clipboard, other windows than without a screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 280


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X displays are looked at on Linux")
@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="xvfb-run is missing: install the packages xvfb and xauth")
def test_the_journeys_lead_to_the_same_ends_on_an_x_display(project, tmp_path):
    journeys = Path(__file__).with_name("test_journeys.py")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24", sys.executable, "-m", "pytest", "-q",
         "-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", str(tmp_path / "x"), str(journeys)],
        capture_output=True, text=True, timeout=SECONDS, check=False, cwd=project,
        env={**environment, "QT_QPA_PLATFORM": "xcb", "XDG_CURRENT_DESKTOP": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    assert "skipped" not in done.stdout
