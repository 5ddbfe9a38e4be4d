"""Twelve attacks of one author and twelve of another: her readers, and what comes upon her."""
