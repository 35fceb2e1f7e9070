"""Html as values, so that no text can reach a page unescaped: what is not ``Safe`` is escaped."""

from html import escape


class Safe(str):
    """Html, as opposed to text that merely looks like it."""

    __slots__ = ()


def safe(content: str) -> Safe:
    """Escape a text; leave html as it is."""
    # only the browser's parser reads a page, and it takes a raw carriage return for a newline
    return content if isinstance(content, Safe) else Safe(escape(content).replace("\r", "&#13;"))


def join(*parts: str) -> Safe:
    """Set texts and html one after another."""
    return Safe("".join(map(safe, parts)))


def element(name: str, /, *parts: str, **attributes: str | None) -> Safe:
    """Make an element of its content; an attribute that is ``None`` is left out.

    A trailing underscore in an attribute's name is dropped and others become hyphens
    (``class_``, ``aria_label``).

    >>> element("b", "a < b", class_="x")
    '<b class="x">a &lt; b</b>'
    """
    return Safe(f"{start(name, **attributes)}{join(*parts)}</{name}>")


def start(name: str, /, **attributes: str | None) -> Safe:
    """Make a start tag alone."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{told}>")
