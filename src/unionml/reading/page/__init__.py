"""The steps by which `page_text` cuts a page that was saved as text: its lines, their kinds, a package for each part.

`cues` knows what a single line is, `breaks` puts broken lines together, `head`, `body` and `tail` cut the page,
`captions` finds captions in its text, and `east` does for Chinese, Japanese and Korean what differs there.
"""
