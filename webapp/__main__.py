"""`python -m webapp`: the same as the command `fingerpost`."""

from webapp.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
