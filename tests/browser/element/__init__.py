"""The element by itself, in a real browser, against a ChatKit server that says what a test tells it to."""
