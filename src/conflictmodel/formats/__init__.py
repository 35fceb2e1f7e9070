"""Records and claims carried in and out: one module for each format, each with its losses in its docstring."""

from conflictmodel.formats._json_schema import json_schema
from conflictmodel.formats.json import from_json, to_json
from conflictmodel.formats.jsonl import read_lines, write_lines

__all__ = ["from_json", "json_schema", "read_lines", "to_json", "write_lines"]
