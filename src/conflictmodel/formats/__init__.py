"""Records and claims carried in and out: one module for each format, each with its losses in its docstring."""

from conflictmodel.formats._arrow_claims import arrow_schema
from conflictmodel.formats._arrow_table import read_arrow, to_arrow
from conflictmodel.formats._json_schema import json_schema
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.convert import Conversion, convert
from conflictmodel.formats.dataset import Dataset, Stream, load, stream
from conflictmodel.formats.dump import dump
from conflictmodel.formats.format import Format
from conflictmodel.formats.json import from_json, to_json
from conflictmodel.formats.jsonl import read_lines, write_lines
from conflictmodel.formats.losses import Loss
from conflictmodel.formats.registry import names
from conflictmodel.formats.schema import table_schema, write_schema
from conflictmodel.formats.table.dialect import Dialect, Quoting

__all__ = [
    "Conversion",
    "Dataset",
    "Dialect",
    "Format",
    "Loss",
    "Problem",
    "Quoting",
    "Stream",
    "arrow_schema",
    "convert",
    "dump",
    "from_json",
    "json_schema",
    "load",
    "names",
    "read_arrow",
    "read_lines",
    "stream",
    "table_schema",
    "to_arrow",
    "to_json",
    "write_lines",
    "write_schema",
]
