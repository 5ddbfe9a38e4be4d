"""The `tocsin` command: thin, one module a command group."""
