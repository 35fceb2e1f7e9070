"""What a report can state, as frozen values that are always valid.

To add a kind of record: a module here, a place in ``Record`` (``claim.py``), and then every
``assert_never`` that the type checker names.
"""
