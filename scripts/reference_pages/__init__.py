"""What the generated blocks of the documents say, one module a page of `docs/reference`."""
