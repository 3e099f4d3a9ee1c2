"""The place "Bulk actions": the live table, its filters, and what can be done with a job."""
