"""How fast the pages are: `python -m benchmarks.web`. What it needs stands in docs/performance.md."""
