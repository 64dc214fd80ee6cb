"""Usual slips in TOML, with their remedies."""

from __future__ import annotations

import re

from iliotimer.files.problems import shortened

LINE_READ = 200
"""Characters of a line in which a slip is looked for."""

_KEY = r"(?P<key>[\w-]+)\s*=\s*"
_END = r"\s*(?:[#,}\]]|$)"

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b"

_IN_THE_LINE = (
    (r"[\u2018-\u201f\u00ab\u00bb]", 'typographic quotes do not count in TOML; write "'),
    (r"^\s*//", "a comment begins with //; write #"),
    (r"(?:^|[{,])\s*(?P<key>[\w-]+)\s*:", "{key} has a colon; write {key} = ..."),
    (_KEY + "=", "{key} has two equals signs; write {key} = ..."),
    (_KEY + r"(?:[#,}]|$)", "{key} has no value; write one after the ="),
    (
        r"^\s*(?P<first>\w+)[ \t]+(?P<second>\w+)\s*=",
        "{first} {second} is a key with a space; write {first}_{second}, or quote a text",
    ),
    (_KEY + f"(?P<yes>(?i:true|yes|on)){_END}", "{key} = {yes} is not TOML; write {key} = true"),
    (_KEY + f"(?P<no>(?i:false|no|off)){_END}", "{key} = {no} is not TOML; write {key} = false"),
    (
        _KEY + r"(?P<text>\d+(?:-\d+){3})",
        '{key} = {text} is not in quotes; write {key} = "{text}"',
    ),
    (
        _KEY + r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})",
        "{key} = {day}.{month}.{year} is not TOML's date; write year-month-day, as in 2026-11-22",
    ),
    (
        _KEY + rf"(?!{_DAY})(?P<day>\d{{4}}-\d+-\d+)",
        "{key} = {day} is no date; write year-month-day, as in 2026-11-22",
    ),
    (
        r"^\s*" + _KEY + r"(?P<whole>\d+),(?P<part>\d+)",
        "{key} has a comma in its number; write {key} = {whole}.{part}",
    ),
    (
        _KEY + r"(?P<number>\d+(?:\.\d+)?)\s*[A-Za-z%]",
        "{key} has more than a number; write {key} = {number}",
    ),
    (
        _KEY + r"0+(?P<number>[1-9]\d*)",
        "{key} begins with a zero; write {key} = {number}",
    ),
    (
        _KEY + r"\.(?P<part>\d+)",
        "{key} has no digit before its point; write {key} = 0.{part}",
    ),
    (
        _KEY + r"(?P<whole>\d+)\.(?!\d)",
        "{key} has no digit after its point; write {key} = {whole}",
    ),
    (
        _KEY + rf"""(?P<text>(?!true\b|false\b|inf\b|nan\b)[^\W\d][^"'#=,{{}}\[\]]*?){_END}""",
        '{key} = {text} is not in quotes; write {key} = "{text}"',
    ),
    (
        _KEY + r"""[^\W\d][^"'#=,{}\[\]]*["']""",
        'the text of {key} does not begin with a quote; write {key} = "..."',
    ),
    (r",\s*\}", "a comma stands before }}; take it out"),
    (r"\}\s*\{", "a comma is missing between }} and {{; write }}, {{"),
    (
        r"^\s*\[+(?P<key>[\w.-]+)\]*\s*(?:#|$)",
        "the brackets of {key} do not match; write as many at the end as at the beginning",
    ),
    (
        r"^\s*(?P<text>[^=\"'\[\]{}#,]+)$",
        "{text} is neither a key with its value nor a [table]; write key = value",
    ),
)
"""Patterns of slips in the line that tomllib refused, each with its sentence."""

_IN_THE_DOCUMENT = (
    (
        r"Cannot overwrite a value.*\n\s*\[\[(?P<key>[\w.-]+)\]\]",
        "[[{key}]] comes after what is inside it, or after [{key}]; write [[{key}]] above all that",
    ),
    (
        r"(?:Cannot overwrite a value|Duplicate inline).*\n\s*(?P<key>[\w-]+)\s*=",
        "{key} stands twice in one table; keep one",
    ),
    (r"Cannot overwrite a value|Duplicate inline", "a key stands twice in one table; keep one"),
    (
        r"Cannot declare \('(?P<key>phase|variant|stage)',\) twice",
        "[{key}] has single brackets and stands twice; write [[{key}]] for each",
    ),
    (
        r"Cannot declare \('phase', 'exercise'\) twice",
        "[phase.exercise] has single brackets and stands twice; write [[phase.exercise]] for each",
    ),
    (r"Cannot declare \('(?P<key>\w+)',\) twice", "[{key}] stands twice; keep one"),
    (
        r"Cannot ",
        "this key already holds something else; write all that is in it in one place",
    ),
    (r"Invalid date", "this date does not exist; write year-month-day, as in 2026-11-22"),
    (r"Unescaped|Invalid hex|Escaped", r"a backslash in a text is written twice; write \\"),
)
"""Patterns of tomllib's reasons, and of the line after them, for which the line looks right."""

_OTHERWISE = (
    (
        r"Illegal character '\\n'|Unterminated string|Expected \"'",
        'a text has no closing quote; write " at its end',
    ),
    (r"Unclosed array", "a list is not closed, or lacks a comma; write , or ]"),
    (
        r"Unclosed inline|Invalid initial character for a key part",
        "a table in {{ }} lacks its }}, a key or a comma in this line; write it in one line",
    ),
    (
        r"Found invalid character|Illegal character",
        "there is a character here that TOML does not allow; take it out",
    ),
    (r"Expected '=' after a key", "a key has no = after it; write key = value"),
    (r"Expected newline", "something follows the value; write one key in a line"),
    (r"at the end of a", "a table's name is not closed; write ] at its end"),
    (r"Invalid value", "the value is neither text in quotes nor a number; write key = value"),
)


def explained(reason: str, line: str) -> str:
    """What is wrong in a line that tomllib refused for this reason, and what would be right."""
    shown = _without_texts(line[:LINE_READ])
    return (
        _sentence(_IN_THE_DOCUMENT, f"{reason}\n{shown}")
        or _sentence(_IN_THE_LINE, shown)
        or _sentence(_OTHERWISE, reason)
        or "this is not TOML; write key = value"
    )


def _sentence(slips: tuple[tuple[str, str], ...], text: str) -> str:
    for pattern, sentence in slips:
        slip = re.search(pattern, text)
        if slip is not None:
            parts = {name: shortened(part.strip()) for name, part in slip.groupdict().items()}
            return sentence.format(**parts)
    return ""


def _without_texts(line: str) -> str:
    """The line with its complete texts emptied, so that no slip is found inside one."""
    return re.sub(r'"(?:[^"\\]|\\.)*+"' + r"|'[^']*+'", '""', line)
