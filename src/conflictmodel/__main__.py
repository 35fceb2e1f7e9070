"""Where the command ``conflictmodel`` begins, also as ``python -m conflictmodel``."""

import sys


def main() -> None:
    """Run the command, or say in one line what has to be installed for it."""
    try:
        from conflictmodel.cli import app

        app(prog_name="conflictmodel")
    except ModuleNotFoundError as fault:
        missing = (fault.name or "").partition(".")[0]
        if missing in {"", "conflictmodel"}:
            raise  # a fault of this package, and no installation would mend it
        sys.stderr.write(
            f"conflictmodel: the command line needs {missing}, which is missing: pip install 'conflictmodel[cli]'\n"
        )
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
