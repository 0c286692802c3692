"""Pages in Chinese, Japanese and Korean."""
