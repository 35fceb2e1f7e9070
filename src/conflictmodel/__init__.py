"""Conflict figures as they were stated: counts with their hedges, claims with their sources."""
