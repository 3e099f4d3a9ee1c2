"""Contact rules: fields, normalising, matching."""
