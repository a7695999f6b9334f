"""From the bytes of a file to its characters, and what to say when they are no text."""

from __future__ import annotations

import codecs

from audit.errors import AuditError, FileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
)


def check(encoding: str | None) -> None:
    """See that an encoding that the user named exists.

    Raises:
        AuditError: it does not, or it is not one of text.
    """
    try:
        "".encode(encoding or "utf-8")
        b"".decode(encoding or "utf-8")
    except (LookupError, ValueError) as error:
        raise AuditError(f"unknown encoding {encoding!r}; try utf-8, latin-1, cp1252 or utf-16") from error


def decode(data: bytes, path: str, encoding: str | None = None) -> str:
    """The characters of a file, without its byte-order mark.

    UTF-8 is taken for granted where there is neither a mark nor a named encoding.

    Raises:
        FileError: the bytes are no text, or not in that encoding.
    """
    for head, what in _FOREIGN:
        if data.startswith(head):
            raise FileError(path, f"this is {what}; save it as plain text or Markdown first")
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    name = encoding or marked or "utf-8"
    if not (encoding or marked) and b"\0" in data:
        raise FileError(path, _binary(data))
    try:
        text = data.decode(name)
    except UnicodeError as error:
        raise _bad_bytes(data, path, name, error) from error
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise FileError(path, "a binary file, not text (it holds NUL characters)")
    return text


def _binary(data: bytes) -> str:
    """What to say of bytes with NUL among them; every second one NUL is the look of UTF-16."""
    head = data[:2000]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        nuls = head[first::2].count(0)
        if nuls > 0.7 * len(head[first::2]) and head[1 - first :: 2].count(0) < 0.1 * len(head) / 2:
            return f"binary, or UTF-16 without a byte-order mark; if it is text, use --encoding {name}"
    return "a binary file, not text (it holds NUL bytes)"


def _bad_bytes(data: bytes, path: str, name: str, error: UnicodeError) -> FileError:
    if not isinstance(error, UnicodeDecodeError):
        return FileError(path, f"not {name.upper()} text")
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - data.rfind(b"\n", 0, error.start)
    byte = data[error.start] if error.start < len(data) else 0
    why = f"not {name.upper()}: byte {column} of the line is 0x{byte:02X}"
    return FileError(path, f"{why}; if you know the encoding, name it, e.g. --encoding {likely(data)}", line)


def likely(data: bytes) -> str:
    r"""The encoding that bytes which are no UTF-8 probably have: Windows quotation marks or none.

    >>> likely(b"\x93Non\x94, dit-il"), likely(b"caf\xe9")
    ('cp1252', 'latin-1')
    """
    try:
        windows = any(0x80 <= byte < 0xA0 for byte in data)
        data.decode("cp1252")
    except UnicodeDecodeError:
        windows = False
    return "cp1252" if windows else "latin-1"
