"""The surroundings of every test: no screen, no graphics card, the pinned time zones, no luck."""

from __future__ import annotations

import os
import zoneinfo

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
# No test leaves anything in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Zones change by law: a system's own data may be older or newer than the pinned package's.
zoneinfo.reset_tzpath(())

# Nothing is kept between runs, a busy machine fails nothing, and CI tries the same examples twice.
settings.register_profile(
    "house", database=None, deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True
)
settings.load_profile("house")
