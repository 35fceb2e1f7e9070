"""How Hypothesis runs: with new examples each time at a desk, with the same and more of them as a gate."""

import os

from hypothesis import HealthCheck, settings

# No deadline, and reports may take long to invent: the first example loads a language, and none of it says
# anything about the code under test. How fast that is, benchmarks/ measures.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

settings.register_profile("default", _PATIENT, max_examples=50)
settings.register_profile("ci", _PATIENT, max_examples=100, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
