"""From files as the tools write them to posts."""
