"""The steps by which `html_page` reads an HTML page: its tree, its blocks, and what each of them is."""
