"""taskchat: a task manager that you talk to."""

import gc

# Nearly all that is made at a start stays for good. Python looks for garbage among it after each 700 objects, which is
# a sixth of the start; after this many it is as clean, and a look takes a millisecond or two.
gc.set_threshold(20_000, 10, 10)
