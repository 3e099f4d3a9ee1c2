"""What a person can do. The window and the command line call only this; every call checks the person's role."""
