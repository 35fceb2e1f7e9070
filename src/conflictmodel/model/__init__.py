"""What a report can state, as frozen values that are always valid.

Every constructor checks what it is given. ``copy`` and ``pickle`` do not: a copy is of a value that
was checked, but unpickle only what you trust, and exchange JSON instead.

To add a kind of record: a module here, a place in ``Record`` (``claim.py``), and then every
``assert_never`` that the type checker names.
"""
