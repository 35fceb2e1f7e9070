"""Delimited text in and out without loss: bytes → text → records of raw cells, and back."""
