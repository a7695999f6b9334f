"""How hard the property tests try: ``HYPOTHESIS_PROFILE=deep pytest`` before a release.

What audits keep between runs is kept in a folder of the test run, and they heed interrupts, which a
shell may have told programs in the background to ignore.
"""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile("quick", max_examples=100, deadline=None)
settings.register_profile("deep", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
