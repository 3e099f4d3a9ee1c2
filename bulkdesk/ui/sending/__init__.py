"""Sending to contacts: the assistant, its parts, and what is asked about a send later."""
