"""The main window around the places: top bar, status line, notifications, closing, unexpected errors."""
