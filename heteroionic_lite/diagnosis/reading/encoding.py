r"""Bytes to text: a mark before it, UTF-8, or what spreadsheets of the west write.

>>> decoded(b"\xef\xbb\xbfc;R", "a.csv"), decoded("25 °C".encode("cp1252"), "a.csv")
(('c;R', ()), ('25 °C', ('read as Windows-1252',)))
"""

from heteroionic_lite.diagnosis.faults import Fault
from heteroionic_lite.diagnosis.reading.faults import fault, notice, rules

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FEW = 4  # bytes that are shown of what is no text
_SAMPLE = 4096


def decoded(content: bytes | str, name: str) -> tuple[str, tuple[str, ...]] | Fault:
    """The text and what was assumed of it, or what keeps it from being one; text stays as it is."""
    found = (content, ()) if isinstance(content, str) else _of_bytes(content, name)
    if isinstance(found, Fault):
        return found
    text = found[0].removeprefix("\ufeff")
    return (text, found[1]) if text.strip() else fault("EMPTY", f=name)


def _of_bytes(content: bytes, name: str) -> tuple[str, tuple[str, ...]] | Fault:
    limits = rules()["limits"]
    if len(content) > limits["bytes"]:
        return fault("TOO_LARGE", f=name, size=f"{len(content)} bytes", most=limits["bytes"])
    if not content.strip():
        return fault("EMPTY", f=name)
    marked = next((one for one in _MARKS if content.startswith(one[0])), None)
    if marked:
        return content.removeprefix(marked[0]).decode(marked[1], errors="replace"), ()
    if _is_binary(content):
        return fault("BINARY", f=name, bytes=content[:_FEW].hex(" "))
    return _unmarked(content, name)


def _unmarked(content: bytes, name: str) -> tuple[str, tuple[str, ...]] | Fault:
    try:
        return content.decode(), ()
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), (notice("cp1252"),)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return fault("ENCODING", f=name, L=line, byte=f"{content[error.start]:02x}")


def _is_binary(content: bytes) -> bool:
    """Control characters that no text has; a few are let through, since files have them."""
    sample = content[:_SAMPLE]
    controls = sum(byte < ord(" ") and byte not in b"\t\n\r\f\x1a" for byte in sample)
    return b"\0" in sample or controls > len(sample) // 100
