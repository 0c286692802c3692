"""Which lines and sentences of a saved page are captions, though nothing marks them."""
