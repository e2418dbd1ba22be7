"""Load from wrk, a load generator of its own process: what it counts is no work of Python's."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SCRIPT = """
wrk.headers["Accept-Encoding"] = "gzip, br"
local paths = {}
local name = nil
function init(args)
  name = args[2]
  for path in io.lines(args[1]) do paths[#paths + 1] = path end
end
local n = 0
function request()
  n = n + 1
  if name then wrk.headers["Host"] = name .. n .. ".example" end
  return wrk.format("GET", paths[n % #paths + 1])
end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('{"requests": %d, "seconds": %.6f, "median": %.3f, "p99": %.3f, "errors": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """What came of a load: requests a second, milliseconds, and requests that got no good answer."""

    rate: float
    median: float
    p99: float
    requests: int
    errors: int


def load(url: str, paths: Iterable[str], *, connections: int = 8, seconds: int = 5, fresh: str = "") -> Load:
    """Ask for the paths in turn. `fresh`: each time under another name of the host, so nothing is kept."""
    with tempfile.TemporaryDirectory() as folder:
        script, listed = Path(folder, "script.lua"), Path(folder, "paths")
        script.write_text(SCRIPT, encoding="utf-8")
        listed.write_text("\n".join(paths), encoding="utf-8")
        command: list[str | Path] = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--latency",
            "-s",
            script,
            url,
            "--",
        ]
        command += [listed, *([fresh] if fresh else [])]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(said[said.rindex('{"requests"') :])
    return Load(
        rate=found["requests"] / found["seconds"],
        median=found["median"],
        p99=found["p99"],
        requests=found["requests"],
        errors=found["errors"],
    )
