"""The import assistant: from a file to a queued import job."""
