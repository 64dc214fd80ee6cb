"""Names as ids."""

from __future__ import annotations

import re


def slug(name: str, otherwise: str) -> str:
    """The name in small letters, digits and hyphens, up to 80; `otherwise` where none are left."""
    return re.sub(r"[\W_]+", "-", name.casefold())[:80].strip("-") or otherwise
