"""Work on labels: which are likely wrong, which articles repeat (`audit`), which to label next (`suggest`)."""
