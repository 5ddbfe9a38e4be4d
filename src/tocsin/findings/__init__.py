"""From posts to what kind of violence is in them, at whom it is aimed, and why we say so."""
