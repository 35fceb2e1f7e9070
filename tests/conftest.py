"""How Hypothesis runs: quickly at a desk, thoroughly where nobody waits."""

import os

from hypothesis import HealthCheck, settings

# A report takes long to invent; that says nothing about the code under test.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("default", max_examples=50, deadline=2_000, suppress_health_check=_SLOW)
settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True, suppress_health_check=_SLOW)
settings.load_profile("ci" if os.environ.get("CI") else "default")
