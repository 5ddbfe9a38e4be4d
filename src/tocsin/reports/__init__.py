"""From results to pages a lawyer can read."""
