"""The JSON Schemas of session and program files, for editors."""

from __future__ import annotations

import json
from typing import Any

from iliotimer.files.doses import DOSE_KEYS, DOSES, HOLDS, TIME, DoseKeys
from iliotimer.files.program_shape import PROGRAM
from iliotimer.files.shape import MOST_VARIANTS, SESSION

Schema = dict[str, Any]

NO_LENGTH = "0-0-0-0"
ONE_NUMBER_OF_REPS: Schema = {"properties": {"reps": {"type": "integer"}}}


def session_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a session file, made from its checks.

    It accepts whatever `check` accepts. What it cannot say: ids that are unique, uses that lead
    somewhere, the length of the whole.
    """
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415 - slow, needed here only

    shape = GenerateJsonSchema().generate(SESSION.schema(), mode="validation")
    variant = shape["properties"]["variant"]["items"]
    exercise = shape["properties"]["phase"]["items"]["properties"]["exercise"]["items"]
    for table in (exercise, variant):
        table["anyOf"] = [_dose(dose) for dose in DOSES]
    for ladder in ("levels", "milder"):
        entries = exercise["properties"][ladder]
        entries["maxItems"] = MOST_VARIANTS
        entries["items"]["anyOf"] = [_part_of(dose) for dose in DOSES]
        _forbid_no_length(entries["items"])
    for table in (exercise, variant):
        _forbid_no_length(table)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "iliotimer session",
        **_without_titles(shape),
    }


def program_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a program file, made from its checks.

    What it cannot say: that only the last stage goes on for good, and which sessions there are.
    """
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415 - as above

    shape = GenerateJsonSchema().generate(PROGRAM.schema(), mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "iliotimer program",
        **_without_titles(shape),
    }


def schema_text(schema: Schema) -> str:
    """A JSON Schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _dose(dose: DoseKeys) -> Schema:
    """All keys that a dose needs, and none of another dose."""
    return {"required": [dose.mark, *dose.needs], **_part_of(dose)}


def _part_of(dose: DoseKeys) -> Schema:
    """No keys of another dose; a list of reps for holds only, and then without sets."""
    keys: Schema = dict.fromkeys(sorted(DOSE_KEYS - dose.keys), False)
    if dose is HOLDS:
        by_set = {"properties": {"reps": {"type": "array"}, "sets": False}}
        return {"properties": keys, "anyOf": [ONE_NUMBER_OF_REPS, by_set]}
    if dose is TIME:
        return {"properties": keys, "not": {"required": list(dose.may)}}
    return {"properties": keys, "allOf": [ONE_NUMBER_OF_REPS]}


def _forbid_no_length(table: Schema) -> None:
    for key in ("tempo", "breath"):
        table["properties"][key]["not"] = {"const": NO_LENGTH}


def _without_titles(schema: Any) -> Any:
    """The schema without pydantic's titles, which only repeat the keys."""
    if isinstance(schema, dict):
        return {
            key: _without_titles(value)
            for key, value in schema.items()
            if key != "title" or not isinstance(value, str)
        }
    return [_without_titles(each) for each in schema] if isinstance(schema, list) else schema
