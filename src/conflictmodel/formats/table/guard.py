"""Cells that a spreadsheet would run as formulas, made harmless, and back.

A cell such as ``=HYPERLINK(...)`` is text in the data and a formula in a spreadsheet (OWASP: CSV
injection; CWE-1236). An apostrophe in front keeps it text.
"""

import re

_NUMBER = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+\Z"
_FORMULA = re.compile(rf"'*+(?=[=+\-@\t\r\n＝＋－＠])(?!{_NUMBER})")


def guard(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    That is what begins with ``= + - @``, a tab or a line end, in full width too. Plain numbers such
    as -5 or +3.2e4 are left alone, for a spreadsheet reads them as numbers. Where such a cell begins
    with apostrophes already, it gets one more, so that :func:`unguard` always gives the cell back.

    >>> guard("=1+1"), guard("'=1+1"), guard("-5"), guard("'Orlan-20'")
    ("'=1+1", "''=1+1", '-5', "'Orlan-20'")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Take off the apostrophe that :func:`guard` put there.

    >>> unguard("'=1+1"), unguard("'Orlan-20'")
    ('=1+1', "'Orlan-20'")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
