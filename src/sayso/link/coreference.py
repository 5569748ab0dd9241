"""Who each source of a report is: its phrases are met in reading order, names and bodies first, pronouns among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.link.actors import Actors
from sayso.link.asking import answers, asks, put_to, within_question
from sayso.link.bodies import from_table
from sayso.link.capitals import settle
from sayso.link.cast import Cast
from sayso.link.descriptions import read
from sayso.link.entities import Entity, Mentioned
from sayso.link.later import bare, fighters, groups, in_full, public, unheld
from sayso.link.meeting import meet
from sayso.link.nouns import noun
from sayso.link.parties import named_later
from sayso.link.phrases import joint, phrases, worth_meeting
from sayso.link.pronouns import GENDER, SECOND, Scene, antecedent
from sayso.link.references import Reference
from sayso.link.setting import Setting
from sayso.link.words import words as wordset
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, covers, joined
from sayso.text.quotes import quotations
from sayso.text.tokens import Parsed, Token

HUMAN = frozenset({"person", "role", "people"})
"""Shapes of those who are "who"."""
SUBJECT = frozenset({"nsubj", "nsubjpass"})


class Reading:
    """One walk through a report that says of each attribution who its source is (several, if it is a joint one)."""

    def __init__(self, document: Document, parsed: Parsed, attributions: Sequence[Attribution], actors: Actors) -> None:
        self.parsed = parsed
        self.setting = Setting(document, parsed, actors)
        self.cast = Cast(self.setting)
        self.by_id = {one.id: one for one in attributions}
        self.sources: dict[str, list[Entity]] = {}
        self.latest: list[Entity] = []
        self.before: Attribution | None = None
        self.said_by: Spans = ()
        self.phrase_at: dict[int, list[Token]] = {}
        self.quotations = [one.span for one in quotations(document.text, document.claim_spans())]
        self.quoted: Spans = joined(self.quotations)
        self._walk([one for one in attributions if one.source])
        self._witnesses()
        everybody = self.cast.entities
        self.sources = {key: [in_full(one, everybody) for one in found] for key, found in self.sources.items()}
        later = named_later(self.cast)
        self.sources = {
            key: [part for one in found for part in (later[id(one)].members if id(one) in later else (one,))]
            for key, found in self.sources.items()
        }
        self._users_group()
        speaking = {id(one): one for found in self.sources.values() for one in found}
        if any(bare(one) for one in speaking.values()):
            known = public(everybody, self.setting.alone)
            self.sources = {key: [unheld(one, known) for one in found] for key, found in self.sources.items()}
        speaking = {id(one): one for found in self.sources.values() for one in found}
        states = [one.state for one in self.cast.entities if one.state and self.setting.states.of(one.state)]
        settle(list(speaking.values()), states, self.setting.home)

    def _walk(self, attributions: list[Attribution]) -> None:
        taken = self.said_by = joined(span for one in attributions for span in one.source)
        items: list[tuple[int, int, Attribution | list[Token]]] = [
            (one.source[0].start, 0, one) for one in attributions
        ]
        starts = [source.start for source in taken]
        for number, phrase in enumerate(phrases(self.parsed), 1):
            span = Span(phrase[0].start, phrase[-1].end)
            self.phrase_at[span.end] = phrase
            before = bisect_left(starts, span.end) - 1
            if before < 0 or taken[before].end <= span.start:
                items.append((span.start, number, phrase))
        seen: dict[Spans, list[Entity]] = {}
        for _, _, item in sorted(items, key=lambda item: item[:2]):
            if isinstance(item, Attribution):
                if item.source not in seen:
                    seen[item.source] = self.sources.get(item.id) or self._source(item)
                self.sources[item.id] = seen[item.source]
                self._spoke(item)
            else:
                self._passing(item)

    def _spoke(self, one: Attribution) -> None:
        """Remember who spoke, if nobody's words hold theirs, and of which state."""
        if len(self.sources[one.id]) == 2:
            self.cast.pair = tuple(self.sources[one.id])
        for entity in self.sources[one.id][:1]:
            if one.within is None:
                self.latest.append(entity)
                self.before = one
            self.cast.speaking = entity

    def _passing(self, tokens: list[Token]) -> None:
        """Somebody mentioned outside every source."""
        reference = read(tokens)
        owner = reference.owner if reference is not None and reference.shape in {"people", "document"} else None
        if reference is not None and reference.beside is not None and owner is not None and owner.shape == "role":
            owner.beside = reference.beside  # the report of the chief of defence, General Orn
            reference = owner
        if reference is not None and not worth_meeting(reference):
            reference = reference.owner
        if reference is not None and worth_meeting(reference):
            self._refer(reference, tokens, Scene(self._place(tokens)))

    def _source(self, one: Attribution) -> list[Entity]:
        tokens = self._telling(one)
        outer = self._outer(one)
        found: list[Entity] = []
        for part in joint(self.parsed, tokens):
            place = self._place(part)
            place.subject = True
            direct = covers(self.quoted, place.span) or self._in_turn(one)
            reference = read(part)
            scene = Scene(place, outer=outer, direct=direct)
            if reference is None:
                continue
            if reference.shape == "pronoun" or reference.owner is not None:
                quoting = self._quoting(one, place.span)
                inner = self.by_id.get(one.within or "")
                asked = inner is not None and within_question(self.parsed, inner, part)
                scene = Scene(place, self._apart(one, part), outer, direct, quoting, asked, self._asker(one))
            reference.aged = any(token.text == "old" for token in part)
            if reference.shape == "name" and self._aged(part):
                reference.shape, reference.noun = "person", reference.noun or noun("resident")
            if reference.count == "one" and not reference.noun:
                reference.plural = False
            asked = reference.shape == "pronoun" and reference.words in SECOND
            entity = self._addressed(one) if asked else self._refer(reference, part, scene)
            if entity is not None:
                found.extend(entity.members or (entity,))
        return found

    def _users_group(self) -> None:
        """ "The rebels" are the one armed group of the user's table where the report names none."""
        known = self.setting.actors.group_of_user
        if known is None or groups(self.cast.entities):
            return
        for found in self.sources.values():
            if len(found) == 1 and fighters(found[0]):
                found[0] = from_table(self.cast, (known,))

    def _witnesses(self) -> None:
        """Whoever holds no office and tells in the first person what they lived through is a witness."""
        for one in self.by_id.values():
            speaker = next(iter(self.sources.get(one.id, ())), None)
            if speaker is None or speaker.kind != "person" or speaker.roles or speaker.shape not in HUMAN:
                continue
            said = {token.lower for span in one.content for token in self.parsed.tokens_in(span)}
            if not said.isdisjoint(wordset("first person")):
                speaker.kind = "witness"

    def _in_turn(self, one: Attribution) -> bool:
        """Whether an attribution stands in somebody's turn of a transcript: a source, no cue, a colon."""
        outer = self.by_id.get(one.within or "")
        return outer is not None and self._turn(outer)

    def _turn(self, one: Attribution) -> bool:
        end = one.source[-1].end if one.source else 0
        return bool(one.source) and not one.cue and self.parsed.text[end : end + 1] == ":"

    def _addressed(self, one: Attribution) -> Entity | None:
        """Whom "you" means in an interviewer's words: whoever has the next turn."""
        turns = [
            other for other in self.by_id.values() if self._turn(other) and other.source[0].start > one.source[0].start
        ]
        if one.within is not None or not turns:
            return None
        following = min(turns, key=lambda other: other.source[0].start)
        if following.id not in self.sources:
            self.sources[following.id] = self._source(following)
        return next(iter(self.sources[following.id]), None)

    def _apart(self, one: Attribution, tokens: list[Token]) -> Spans:
        """What a pronoun as source cannot refer into: words it introduces, quotations before it, what is put to it."""
        source, put = Span(tokens[0].start, tokens[-1].end), put_to(self.parsed, tokens)
        if covers(one.content, source):
            return put
        return put + tuple(
            span
            for span in one.content
            if span.start > source.start or covers(self.quoted, Span(span.start + 1, span.start + 2))
        )

    def _asker(self, one: Attribution) -> Entity | None:
        """Who asked the question that this saying answers, if the saying before it was one."""
        if self.before is None or one.within is not None or not answers(self.parsed.text, one):
            return None
        return next(iter(self.sources.get(self.before.id, ())), None) if asks(self.parsed.text, self.before) else None

    def _telling(self, one: Attribution) -> list[Token]:
        """The words of a source, with a title before them; of one in pieces the piece that tells most."""
        pieces = [list(self.parsed.tokens_in(span)) for span in one.source]
        if len(pieces) > 1:
            read_as = {at: reference for at, piece in enumerate(pieces) if (reference := read(piece))}
            named = [at for at, reference in read_as.items() if reference.shape == "person" or reference.beside]
            return pieces[next(iter(named or [at for at, ref in read_as.items() if ref.noun] or [0]))]
        phrase = self.phrase_at.get(one.source[0].end)
        if phrase is not None and phrase[0].start < one.source[0].start:
            whole, alone = read(phrase), read(pieces[0])
            titled = (
                whole is not None and whole.noun is not None and (whole.shape == "person" or whole.beside is not None)
            )
            if titled and alone is not None and alone.name and alone.shape in {"name", "person"} and not alone.noun:
                return phrase
        return pieces[0]

    def _around(self, one: Attribution) -> Iterator[Attribution]:
        """The attributions in whose content one stands, the innermost first."""
        while (outer := self.by_id.get(one.within or "")) is not None:
            yield outer
            one = outer

    def _outer(self, one: Attribution) -> Entity | None:
        return next(filter(None, (self._who(outer, one) for outer in self._around(one))), None)

    def _who(self, outer: Attribution, inner: Attribution) -> Entity | None:
        """Who speaks the words around another source, also where their own source comes further on."""
        if outer.source and outer.id not in self.sources and outer.source[0].start > inner.source[0].start:
            self.sources[outer.id] = self._source(outer)
        return next(iter(self.sources.get(outer.id, ())), None)

    def _quoting(self, one: Attribution, source: Span) -> Entity | None:
        """Whose very words a source stands in: the innermost attribution around it that quotes, or has its turn."""
        marks = [mark for mark in self.quotations if mark.contains(source)]
        mark = min(marks, key=lambda mark: mark.end - mark.start, default=None)
        for outer in self._around(one):
            if self._turn(outer) or (
                mark is not None and any(piece.start <= mark.start + 1 < piece.end for piece in outer.content)
            ):
                return self._who(outer, one)
        return None

    def _aged(self, tokens: list[Token]) -> bool:
        """Whether an age stands after a name as its apposition ("Farrokh, 52,")."""
        at = tokens[-1].index + 1
        after = [token.text for token in self.parsed.tokens[at : at + 3]]
        return len(after) > 1 and after[0] == "," and after[1].isdigit() and 9 < int(after[1]) < 100

    def _refer(self, reference: Reference, tokens: list[Token], scene: Scene) -> Entity | None:
        owner = None
        for phrase in (reference, reference.beside):
            if phrase is not None and phrase.owner is not None and phrase.owner.shape == "pronoun":
                owner = antecedent(phrase.owner.words, self.cast, scene, latest=self.latest)
                if owner is not None and owner.candidates:
                    owner = None
                if owner is not None and not owner.gender:
                    owner.gender = GENDER.get(phrase.owner.words, "")
                break
        if reference.shape == "pronoun":
            entity = self._before(reference, tokens) if reference.words in {"who", "whom"} else None
            entity = entity or antecedent(reference.words, self.cast, scene, latest=self.latest)
            if entity is not None and not entity.candidates:
                entity.places.append(scene.place)
                if not entity.gender and reference.words in {"he", "she"}:
                    entity.gender = "m" if reference.words == "he" else "f"
            return entity
        return meet(self.cast, reference, scene.place, owner)

    def _before(self, reference: Reference, tokens: list[Token]) -> Entity | None:
        """Whom "who" means: the people that the words just before it name, if these are a noun phrase."""
        at = tokens[0].index - 1
        while at > 0 and self.parsed.tokens[at].text in {",", "(", "–", "—"}:
            at -= 1
        last = self.parsed.tokens[at]
        phrase = self.phrase_at.get(last.end)
        if phrase is None:
            nobody = last.tag in {"DT", "PRP"} and last.lower not in {"he", "she"}
            return Entity(reference.words, "unresolved", "unresolved", candidates=("?",)) if nobody else None
        span, said = Span(phrase[0].start, phrase[-1].end), read(phrase)
        people = [one for one in self.cast.entities if one.shape in HUMAN]
        begun = (one for one in people if any(place.span.start == span.start for place in one.places))
        ended = (one for one in people if any(place.span.end == span.end for place in one.places))
        if (met := next(begun, None) or next(ended, None)) is not None:
            return met
        fresh = said is not None and said.shape in HUMAN and worth_meeting(said)
        return meet(self.cast, said, self._place(phrase)) if said is not None and fresh else None

    def _place(self, tokens: Sequence[Token]) -> Mentioned:
        span = Span(tokens[0].start, tokens[-1].end)
        subject = any(token.dep in SUBJECT for token in tokens)
        return Mentioned(span, tokens[0].sentence, covers(self.quoted, span), subject)
