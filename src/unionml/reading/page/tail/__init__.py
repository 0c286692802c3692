"""Where the article on a saved page ends, and the other articles that it announces."""
