"""Records and claims carried in and out: one module for each format, each with its losses in its docstring."""

from conflictmodel.formats._json_schema import json_schema
from conflictmodel.formats.json import from_json, to_json

__all__ = ["from_json", "json_schema", "to_json"]
