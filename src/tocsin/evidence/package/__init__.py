"""Cases as packages: bags with custody proofs, checked by anybody."""
