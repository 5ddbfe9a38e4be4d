"""Fourteen lives without an attack of one author and sixteen of two: none must raise an alarm."""
