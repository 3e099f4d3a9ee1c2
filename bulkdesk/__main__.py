"""``python -m bulkdesk`` and the ``bulkdesk`` command."""

from __future__ import annotations

import gc
from pathlib import Path

from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.main import root


def open_window(
    store_path: Path,
    *,
    account: str | None,
    user: str | None,
    language: str | None,
    read_only: bool = False,
    in_tray: bool = False,
    picture: Path | None = None,
) -> int:
    """Load and run the window, or only save a picture of it; gives the exit code."""
    # Nothing that is loaded now ever becomes garbage: it is not searched for any, now or later.
    gc.disable()
    try:
        from bulkdesk.app import run_window, save_picture  # noqa: PLC0415 -- Qt is loaded for the window only
    finally:
        gc.freeze()
        gc.enable()

    if picture is not None:
        save_picture(store_path, picture, language=language)
        return ExitCode.DONE
    return run_window(
        store_path, account=account, user=user, language=language, read_only=read_only, in_tray=in_tray
    )


def main() -> None:
    """Run the program."""
    root.main(obj=open_window)


if __name__ == "__main__":
    main()
