"""Hashes of private facts, which the domain defines, under the name watchlists are written with."""

from tocsin.domain import hash_private, normal_private

__all__ = ["hash_private", "normal_private"]
