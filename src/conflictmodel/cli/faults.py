"""What a person is told when something that they asked for cannot be done: one line, and a status."""

import sys
from typing import Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from conflictmodel.errors import ConflictModelError

#: The ancestor of every complaint about usage. Typer gives no name to it, but does to one that descends from it.
_UsageFault = cast(
    "type[Exception]", next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
)


class Commands(TyperGroup):
    """The commands together; every fault of what was asked for ends in one line and a status."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  what typer passes is typer's affair
        """Run a command and leave with its status."""
        extra["standalone_mode"] = False  # or typer would tell the faults itself, in many lines
        try:
            status = super().main(*args, **extra)
        except ConflictModelError as fault:
            status = _tell(str(fault))
        except _UsageFault as fault:
            status = _tell(_usage(fault))
        except (typer.Abort, KeyboardInterrupt):
            status = 130
        sys.exit(status or 0)


def refuse(why: str) -> NoReturn:
    """End the command with one line, "conflictmodel: why"."""
    raise ConflictModelError(why)


def _tell(why: str) -> int:
    from conflictmodel.display.plain import one_line  # noqa: PLC0415  only a fault has to wait for it

    typer.echo(f"conflictmodel: {one_line(why)}", err=True)
    return 2


def _usage(fault: Exception) -> str:
    """Say what is wrong with the arguments, and which help to ask for."""
    told = cast("typer.BadParameter", fault)  # nearer than its ancestor, and with the same two members
    path = "conflictmodel" if told.ctx is None else told.ctx.command_path
    return f"{told.format_message()} See '{path} --help'."
