"""A minimal ChatKit server, put together as ChatKit's samples teach it, to measure taskchat beside."""
