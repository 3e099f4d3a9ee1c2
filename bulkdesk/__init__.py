"""BulkDesk: bulk actions over CRM contacts, seen and controlled in one live table."""

__version__ = "0.1.0"
