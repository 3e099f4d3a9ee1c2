"""``python -m bulkdesk`` and the ``bulkdesk`` command."""

from __future__ import annotations

from pathlib import Path

from bulkdesk.cli.main import root


def open_window(store_path: Path, *, account: str | None, user: str | None, language: str | None) -> int:
    """Load and run the window; gives the exit code."""
    from bulkdesk.app import run_window  # noqa: PLC0415 -- Qt is loaded for the window only

    return run_window(store_path, account=account, user=user, language=language)


def main() -> None:
    """Run the program."""
    root.main(obj=open_window)


if __name__ == "__main__":
    main()
