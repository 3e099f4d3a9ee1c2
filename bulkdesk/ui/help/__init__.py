"""Help inside the program: its pages, the window that shows them, what the help menu offers."""
