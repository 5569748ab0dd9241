"""Clock times and parts of the day, with their zone, and the day they belong to."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.lexicon import lexicon, meaning, phrase, plain
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading

PART = (
    r"(?P<daypart>morning|afternoon|evening|night|dawn|dusk|noon|midnight|midday|nightfall|daybreak|sunrise|sunset"
    r"|first light|(?:early|small) hours)"
)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    named = "<zone=z>|(?:GMT|UTC) ?[+-]\\d{1,2}|(?-i:[A-Z])[a-z]+ time"
    zone = rf"(?: ?(?P<zone>{named})| ?\((?P<zone2>{named.replace('=z', '=z2')})\))?"
    half = r" ?(?P<half>[ap]\.?m\.?)"
    half2 = half.replace("half", "half2")
    military = r"(?P<hours>[01]\d|2[0-4])[0-5]\d(?= ?(?:hours|hrs|GMT|UTC|local time))"
    digits = rf"(?:(?P<time><clock=c>)(?:{half})?|(?P<hour>1[0-2]|0?[1-9]){half2}|{military})"
    early = "(?:(?P<early>early|late) (?:in |on )?)?(?:the )?(?:(?P<early2>early|late) )?"
    return (
        Rule("clock", phrase(rf"{digits}(?: ?(?:hours|hrs?|o['’]clock)\b)?{zone}"), _clock),
        Rule("o'clock", phrase(r"<number> o['’]clock(?: in the <daypart>)?"), _oclock),
        Rule("part of day of", phrase(rf"{early}{PART}(?: hours)?(?: of|,| on)(?= )"), _part_before),
        Rule(
            "night into",
            phrase(r"(?:overnight|(?:in |during )?the night) (?P<into>into|from|between)(?= )"),
            _night_into,
        ),
        Rule("early on", phrase(r"(?:very )?(?P<early>early|late) on(?= )"), _early_on),
        Rule("part of day", phrase(rf"(?:the )?(?:(?P<early>early|late) )?{PART}(?: hours)?"), _part),
        Rule("overnight", phrase(r"overnight"), _overnight),
    )


def clock_value(match: Match) -> str | None:
    """The hour and minute of a clock time as "T17:30", with its offset from Greenwich where a zone is named."""
    words = match.groupdict()
    half = (words["half"] or words["half2"] or "").lower().replace(".", "")
    if words["hours"]:
        digits = re.match(r"\d{4}", match[0])
        assert digits is not None
        hour, minute = int(digits[0][:2]), int(digits[0][2:])
    elif words["time"]:
        hour, minute = (int(piece) for piece in re.split(r"[:.]", words["time"])[:2])
    else:
        hour, minute = int(words["hour"]), 0
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "pm")
    return f"T{hour:02d}:{minute:02d}{_offset(words['zone'] or words['zone2'])}" if hour <= 24 else None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if signed := re.search(r"([+-])(\d{1,2})$", zone):
        return f"{signed[1]}{int(signed[2]):02d}:00"
    return lexicon()["zone"].get(plain(zone), "")


def _clock(match: Match, narrative: Narrative) -> Reading | None:
    words = match.groupdict()
    if words["time"] and not (
        words["half"] or words["zone"] or words["zone2"] or (":" in words["time"] and _is_clock(match, narrative))
    ):
        return None
    value = clock_value(match)
    return Reading(Span(*match.span()), "TIME", value) if value else None


def _is_clock(match: Match, narrative: Narrative) -> bool:
    """Not a score or a verse: a time comes after at, by, until, from …, a date, or before hours."""
    before = narrative.text[max(0, match.start() - 14) : match.start()]
    return bool(
        re.search(
            r"\b(?:at|by|until|till|from|to|between|and|around|about|before|after|since|approximately|precisely|on)\s+$|[(,-]\s*$|\d\s+$",
            before,
            re.I,
        )
    ) or bool(re.search(r"(?:hours|hrs?|o.clock)$", match[0]))


def _oclock(match: Match, _: Narrative) -> Reading | None:
    hour = int(meaning("number", match["number"]))
    if hour > 12:
        return None
    late = (match["daypart"] or "").lower() in ("afternoon", "evening")
    return Reading(Span(*match.span()), "TIME", f"T{hour % 12 + 12 * late if late else hour:02d}:00")


def _part_before(match: Match, narrative: Narrative) -> Reading | None:
    """ "the morning of" and "early on": the day comes next and the two are joined afterwards."""
    value = meaning("part of day", match["daypart"])
    early = match["early"] or match["early2"]
    mod = {"early": "START", "late": "END"}.get((early or "").lower())
    following = next((each for each in narrative.ahead if each.start() >= match.end()), None)
    if following is None or narrative.text[match.end() : following.start()].strip():
        return None
    words = following.groupdict()
    if not (words.get("day") or words.get("weekday") or words.get("d") or words.get("holiday") or words.get("word")):
        return None
    return Reading(
        Span(match.start(), match.end()), "TIME", value if value[0] == "T" else f"T{value}", mod=mod, rule="joins"
    )


def _night_into(match: Match, narrative: Narrative) -> Reading | None:
    """ "overnight into Sunday" is the night before, on the day named; "from Saturday to Sunday" that of the first."""
    following = next((each for each in narrative.ahead if each.start() >= match.end()), None)
    if following is None or narrative.text[match.end() : following.start()].strip():
        return None
    rule = "joins the eve" if match["into"].lower() == "into" else "joins"
    return Reading(Span(*match.span()), "TIME", "TNI", rule=rule)


def _early_on(match: Match, narrative: Narrative) -> Reading | None:
    following = next((each for each in narrative.ahead if each.start() >= match.end()), None)
    if following is None or narrative.text[match.end() : following.start()].strip():
        return None
    words = following.groupdict()
    if not (words.get("day") or words.get("weekday")):
        return None
    mod = {"e": "START", "l": "END"}[match["early"][0].lower()]
    return Reading(Span(*match.span()), "DATE", "", mod=mod, rule="joins")


def _part(match: Match, narrative: Narrative) -> Reading | None:
    value = meaning("part of day", match["daypart"])
    before = narrative.text[max(0, match.start() - 10) : match.start()]
    if not re.search(
        r"\b(?:in|at|by|until|during|through|on|before|after|since|around|from|the|one)\s+$", before, re.I
    ):
        return None
    mod = {"early": "START", "late": "END"}.get((match["early"] or "").lower())
    return Reading(Span(*match.span()), "TIME", value if value[0] == "T" else f"T{value}", mod=mod)


def _overnight(match: Match, narrative: Narrative) -> Reading:
    return Reading(Span(*match.span()), "TIME", f"T{meaning('part of day', match[0])}")


def joined(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings, with "the morning of" and "early on" drawn together with the day that follows into one time.

    The night of 5-6 August is one night, that of the fifth.
    """
    out: list[Reading] = []
    for reading in readings:
        opening = out[-1] if out else None
        if opening and opening.rule.startswith("joins"):
            day = reading.value.split("T")[0]
            days = reading.days
            if opening.rule == "joins the eve":
                days, day = periods.days(day), periods.shifted(day, "day", -1) or day
            span = Span(opening.span.start, reading.span.end)
            kind = "TIME" if opening.value else reading.type
            rule = "night" if opening.value == "TNI" else ""
            value, mod = day + opening.value, opening.mod or reading.mod
            out[-1] = replace(reading, span=span, type=kind, value=value, mod=mod, rule=rule, days=days)
        elif opening and opening.rule == "night" and _next_morning(opening, reading, text):
            out[-1] = replace(opening, span=Span(opening.span.start, reading.span.end), rule="")
        else:
            out.append(reading)
    return out


def _next_morning(night: Reading, reading: Reading, text: str) -> bool:
    linked = re.fullmatch(r"\s*(?:-|–|/|to|and)\s*", text[night.span.end : reading.span.start])
    return bool(linked) and reading.value == periods.shifted(night.value, "day", 1)


_NEAR = re.compile(r"\)?\s*(?:,|\(|on|of|,? on|in)?\s*(?:the\s+)?", re.I)


def dated(readings: Sequence[Reading], narrative: Narrative) -> list[Reading]:
    """Give each clock time its day: the date beside it, else the day of the narrative, else that of publication."""
    out: list[Reading] = []
    before: Reading | None = None
    for index, reading in enumerate(readings):
        if reading.type == "TIME" and reading.value.startswith("T"):
            reading = _dated(reading, before, _day_beside(readings[index : index + 3], narrative.text), narrative)
        if _names_day(reading):
            before = reading
        out.append(reading)
    return out


def _day_beside(near: Sequence[Reading], text: str) -> Reading | None:
    """The day right after the first of these: "8.30 am on Monday", "8.30 am (0530 GMT) on Monday"."""
    if len(near) == 3 and near[1].value.startswith("T") and text[near[0].span.end : near[1].span.start] == " (":
        near = near[1:]
    return near[1] if len(near) > 1 and _beside(near[0], near[1], text) else None


def _dated(time: Reading, before: Reading | None, following: Reading | None, narrative: Narrative) -> Reading:
    if following:
        clock = time.value
        if following.value[-2:] in ("AF", "EV", "NI") and (early := re.match(r"T(0\d|1[01]):", clock)):
            clock = f"T{int(early[1]) + 12}{clock[3:]}"
        return replace(time, value=following.value.split("T")[0] + clock, anchor=_note(following))
    if before and (narrative.told() or _just_before(before, time, narrative)):
        return replace(time, value=before.value.split("T")[0] + time.value, anchor=_note(before))
    day = narrative.published.isoformat() if narrative.published and not narrative.historical else "XXXX-XX-XX"
    return replace(time, value=day + time.value, anchor=narrative.publication())


def _note(reading: Reading) -> str:
    return f"span {reading.span.start}:{reading.span.end} {reading.value}"


def _just_before(day: Reading, time: Reading, narrative: Narrative) -> bool:
    """Whether a day stands in the same sentence, for a clock time also in the one before of the same paragraph."""
    here, there = (narrative.parsed.tokens_in(reading.span)[:1] for reading in (day, time))
    parted = "\n" in narrative.text[day.span.end : time.span.start] or not time.value[1:2].isdigit()
    return bool(here and there) and there[0].sentence - here[0].sentence <= (not parted)


def _names_day(reading: Reading) -> bool:
    return reading.type in ("DATE", "TIME") and bool(re.match(r"\d{4}-\d\d-\d\d", reading.value))


def _beside(time: Reading, date: Reading, text: str) -> bool:
    return _names_day(date) and bool(_NEAR.fullmatch(text, time.span.end, date.span.start))
