"""Handbook pages as HTML: Qt reads the Markdown, and what it says of fonts and colours is left to a style sheet."""

import re

from PySide6.QtGui import QTextDocument

_BODY = re.compile(r"<body[^>]*>\n?(.*)</body>", re.DOTALL)
_HEADING = re.compile(r"<(h\d)[^>]*><span[^>]*>(.*?)</span></\1>")
_QUOTE = re.compile(r'<p style="[^"]*margin-left:40px[^"]*">')
_STRONG = re.compile(r'<span style="[^"]*font-weight:[67]00[^"]*">(.*?)</span>')
_SLANTED = re.compile(r'<span style="[^"]*font-style:italic[^"]*">(.*?)</span>')
_CODE = re.compile(r"<span style=\"[^\"]*font-family:'monospace'[^\"]*\">(.*?)</span>")
_SPAN = re.compile(r"</?span[^>]*>")
_LOOKS = re.compile(r' (?:style|border|cellpadding|title)="[^"]*"')
_LINK = re.compile(r'href="([\w-]+)\.md(#[\w-]*)?"')
_TITLE = re.compile(r"<h1>(.*?)</h1>")

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>
<body>
{body}
</body></html>
"""


def body_of(markdown: str) -> str:
    """A page's HTML without its frame; links to other pages end in `.html`."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    found = _BODY.search(document.toHtml())
    html = found[1] if found else ""
    for looks, plain in (
        (_HEADING, r"<\1>\2</\1>"),
        (_QUOTE, '<p class="note">'),
        (_STRONG, r"<b>\1</b>"),
        (_SLANTED, r"<i>\1</i>"),
        (_CODE, r"<code>\1</code>"),
        (_SPAN, ""),
        (_LOOKS, ""),
    ):
        html = looks.sub(plain, html)
    return _LINK.sub(r'href="\1.html\2"', html)


def page_of(markdown: str, style: str) -> str:
    """A page whole, for any browser."""
    body = body_of(markdown)
    return _PAGE.format(title=title_of(body), style=style, body=body)


def title_of(html: str) -> str:
    """The page's first heading."""
    found = _TITLE.search(html)
    return found[1] if found else ""
