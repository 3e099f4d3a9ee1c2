"""Which machine an address means."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_here(base_url: str) -> bool:
    """Whether the address is this machine's own."""
    host = urlsplit(base_url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
