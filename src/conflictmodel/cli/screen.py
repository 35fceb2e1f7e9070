"""Standard output: whatever it can hold, and whoever has stopped listening."""

import codecs
import json
import os
import re
import sys
from enum import StrEnum
from typing import assert_never

import typer

from conflictmodel.cli.faults import refuse
from conflictmodel.errors import reason


class Format(StrEnum):
    """What a command writes: a table for people, JSON for programs, a page for a browser."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def write(text: str, form: Format = Format.TABLE) -> None:
    """Write to standard output."""
    stream = sys.stdout
    if stream is None:  # as in `conflictmodel languages >&-`
        refuse("cannot write: standard output is closed")
    try:
        stream.write(encodable(text, form, stream.encoding or "utf-8"))
        stream.flush()
    except BrokenPipeError:
        left_alone()
        raise typer.Exit(1) from None
    except OSError as fault:
        refuse(f"cannot write: {reason(fault)}")


def left_alone() -> None:
    """Let nothing complain when Python ends of what is left unwritten: who read it has gone, as ``head`` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encodable(text: str, form: Format, encoding: str) -> str:
    """Escape what an encoding lacks, in such a way that JSON stays JSON and html stays html."""
    if codecs.lookup(encoding).name == "utf-8":
        return text
    match form:
        case Format.TABLE:
            return text.encode(encoding, "backslashreplace").decode(encoding)
        case Format.JSON | Format.JSONL:
            return re.sub("[^\0-\x7f]", lambda found: json.dumps(found[0])[1:-1], text)
        case Format.HTML:  # all of it, for the page says that it is UTF-8, and ASCII is that too
            return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        case _:
            assert_never(form)
