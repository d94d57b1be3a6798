"""The element with ChatKit servers that were not written for it, driven by the official React package."""
