"""The command line: what the library does, for people at a terminal and for pipes.

Whatever is wrong with what a person typed or with a file is said in one line on standard
error, with exit status 2; 130 after Ctrl-C. A traceback is always a fault of this package.
"""

from conflictmodel.cli.commands import app

__all__ = ["app"]
