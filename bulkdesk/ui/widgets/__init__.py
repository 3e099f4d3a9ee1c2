"""Building blocks that the screens share; they know nothing of jobs or contacts."""
