"""How press and worker talk: each message is its length in eight bytes, then that many bytes."""

from __future__ import annotations

import struct
from typing import IO, Final

LENGTH: Final = struct.Struct(">Q")
READY: Final = b"ready"
DONE: Final = b"+"
FAILED: Final = b"-"
"""What the worker says: ready at first, then a PDF after `DONE`, or why there is none after `FAILED`."""


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Send one message."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Wait for one message. None: the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None
