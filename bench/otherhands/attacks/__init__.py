"""Twelve attacks of one author: a journalist's readers, and what comes upon her."""
