"""Smart lists: the place where they are kept, and the editor of their conditions."""
