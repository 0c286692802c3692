"""Lines that a program, print or a column broke, put together again; what programs add to a page as text."""
