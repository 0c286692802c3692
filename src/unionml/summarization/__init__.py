"""Lead paragraphs: one to three sentences of an article, verbatim and in source order."""
