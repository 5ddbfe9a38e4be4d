"""A simulator of ordinary life and of attacks on journalists, for judging the alarm from outside.

It knows the files that `tocsin scan` takes and gives, and nothing of how they are made.
"""
