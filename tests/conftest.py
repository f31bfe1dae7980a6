"""The surroundings of every test: no screen, no graphics card, no luck."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")

# Nothing is kept between runs, a busy machine fails nothing, and CI tries the same examples twice.
settings.register_profile(
    "house", database=None, deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True
)
settings.load_profile("house")
