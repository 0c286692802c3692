"""What single lines of a saved page are: dates, authors, buttons, labels, credits, what sites print around a text."""
