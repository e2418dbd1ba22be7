"""Fingerpost as `docs/deploy.md` sets it up."""
