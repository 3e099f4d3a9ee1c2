"""The audit trail: entries chained by hash, how they are checked, and audit packages."""
