"""What the lines between a saved page's head and its tail are: paragraphs, headings, items, rows of tables, boxes."""
