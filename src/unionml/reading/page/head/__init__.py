"""The head of a saved page: its title, what stands above it, and where the text begins."""
