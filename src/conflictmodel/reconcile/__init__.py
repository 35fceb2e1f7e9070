"""Claims weighed against each other: what they add up to."""

from conflictmodel.reconcile.total import total

__all__ = ["total"]
