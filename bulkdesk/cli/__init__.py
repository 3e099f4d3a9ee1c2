"""The command line: one file per group of commands, on the same services as the window."""
