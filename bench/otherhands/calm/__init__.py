"""Fourteen lives without an attack, of another author: storms that must raise no alarm."""
