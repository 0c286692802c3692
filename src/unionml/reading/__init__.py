"""The outside to `Article`: pages saved as text, HTML, and records in JSONL, CSV or Parquet."""
