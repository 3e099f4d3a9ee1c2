"""What each job type does, one file each; ``registry`` is the one list of them."""
