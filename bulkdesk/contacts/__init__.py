"""Contact rules: fields, normalising, matching, filters as text."""
