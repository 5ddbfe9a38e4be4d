"""One module a format; `tocsin.sources.registry` knows them all."""
