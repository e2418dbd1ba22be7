"""How fast it is: `python -m benchmarks`. Times differ between machines, ratios to a plain loop hardly."""
