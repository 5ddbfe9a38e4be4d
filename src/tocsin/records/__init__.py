"""The uniform record of a violation: recorded once, checked, kept with its past, published often.

A machine proposes and a named person confirms; consent decides who may receive what.
"""
