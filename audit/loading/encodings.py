"""From the bytes of a file to its characters, and what to say when they are no text."""

from __future__ import annotations

import codecs
import re

from audit.document import line_starts
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

# <meta charset="windows-1252">; <meta http-equiv=… content="text/html; charset=iso-8859-1">
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # where a page declares its encoding
# To browsers, the old names of ASCII and Latin-1 mean the encoding of Windows.
_AS_WINDOWS = frozenset({"ascii", "iso8859-1"})
_SAMPLE, _LEAST = 50_000, 50  # bytes that a detector looks at
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1256", "iso8859-2"})
_SIGN_INSIDE = re.compile(r"[^\W\d_][¹³¿±¶¼º¾¦][^\W\d_]")  # zosta³a for została
_NEWSROOMS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "iso8859_5", "koi8_r",
    "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip


def check(encoding: str | None) -> None:
    """See that an encoding that the user named exists.

    Raises:
        AuditError: it does not, or it is not one of text.
    """
    try:
        "".encode(encoding or "utf-8")
        b"".decode(encoding or "utf-8")
    except (LookupError, ValueError) as error:
        raise AuditError(
            f"no encoding is called “{encoding}”; try utf-8, latin-1, cp1252 or utf-16"
        ) from error


def declared(data: bytes) -> str | None:
    r"""The encoding that a page of HTML says it has, where it is needed: the page is no UTF-8.

    >>> declared(b'<meta charset="latin1"><p>caf\xe9'), declared(b'<meta charset="latin1"><p>tea')
    ('cp1252', None)
    """
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _DECLARED.search(data[:_HEAD])
        try:
            name = codecs.lookup(found[1].decode("ascii")).name if found else None
            check(name)
        except (LookupError, AuditError):
            return None
        return "cp1252" if name in _AS_WINDOWS else name
    return None


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
    before = data[: error.start].decode(name, "replace")
    starts = line_starts(before)
    column = len(before[starts[-1] :].encode(f"{name}-le" if name in ("utf-16", "utf-32") else name)) + 1
    byte = data[error.start] if error.start < len(data) else 0
    why = f"not {name.upper()}: byte {column} of the line is 0x{byte:02X}"
    return FileError(path, f"{why}; {_advice(data, name)}", len(starts))


def _advice(data: bytes, name: str) -> str:
    """What may be done about bytes that are not in the encoding taken for theirs."""
    read = data.decode(name, "replace")
    bad = read.count("\ufffd")
    if name == "utf-8" and sum(character > "\x7f" for character in read) > 5 * bad:
        return "nearly all else is UTF-8, so mend it there"
    return f"if you know the encoding, name it, e.g. --encoding {likely(data)}"


def likely(data: bytes) -> str:
    r"""The encoding that bytes which are no UTF-8 probably have.

    A detector tells the alphabets apart, and the Mac. Between the Latin encodings of Windows
    it guesses, so there the characters decide: signs inside words are letters of another.

    >>> likely(b"\x93Non\x94, dit-il"), likely(b"caf\xe9")
    ('cp1252', 'latin-1')
    """
    first = next((at for at, byte in enumerate(data) if byte > 0x7F), 0)
    sample = data[max(0, first - 500) : first + _SAMPLE]
    found = _detected(sample) if len(sample) >= _LEAST else ""
    if found and found not in _LATIN:
        return found
    try:
        western = sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    if len(_SIGN_INSIDE.findall(western)) > 1:
        return "iso8859-2" if found == "iso8859-2" else "cp1250"
    return "cp1252" if any(0x80 <= byte < 0xA0 for byte in sample) else "latin-1"


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # only wanted once something is wrong

    best = from_bytes(sample, cp_isolation=list(_NEWSROOMS)).best()
    return best.encoding.replace("_", "-") if best else ""
