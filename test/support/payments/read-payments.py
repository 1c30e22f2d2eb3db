"""
Reads payments for a judge: documents as JSON lines {"type", "content" (base64)} on standard input, one answer a line on standard
output. It knows the rules for amounts and has Python's own parsers (json, expat), but shares no line with the extension's readers.

{"fields": [[path, text]], "amount": ["1250.50", "KZT"] or null}; fields: null where the parser refuses the document.
"""

import base64
import json
import re
import sys
from decimal import Decimal
from xml.parsers import expat

AMOUNTS = {"amount", "sum", "сумма", "məbləğ", "instdamt", "amt"}
TOTALS = {"total", "totalamount", "ctrlsum", "итого"}
CURRENCIES = {"currency", "ccy", "валюта"}


class Number(str):
    """As it is written."""


class Literal(str):
    pass


class Group(list):
    """Of (name, value); `attributes` says which of them are attributes of an element."""

    attributes = frozenset()


def from_json(content):
    text = content.decode("utf-8", "strict")

    def refuse(word):
        raise ValueError(word)

    def members(pairs):
        return Group(pairs)

    def whole(value):
        if isinstance(value, list) and not isinstance(value, Group):
            return Group((str(place + 1), whole(item)) for place, item in enumerate(value))
        if isinstance(value, Group):
            return Group((name, whole(item)) for name, item in value)
        if value is True or value is False or value is None:
            return Literal(json.dumps(value))
        return value

    read = json.loads(
        text, object_pairs_hook=members, parse_int=Number, parse_float=Number, parse_constant=refuse
    )
    value = whole(read)
    return value if isinstance(value, Group) else Group([("", value)])


def from_xml(content):
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    open_elements = [["", Group(), [], 0]]

    def start(name, attributes):
        pairs = list(zip(attributes[::2], attributes[1::2]))
        open_elements.append([name, Group(pairs), [], len(pairs)])

    def end(_):
        name, children, texts, count = open_elements.pop()
        text = "".join(texts)
        if children or count:
            if text.strip(" \t\r\n"):
                children.append(("", text))
            children.attributes = frozenset(range(count))
            value = children
        else:
            value = text
        open_elements[-1][1].append((name, value))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: open_elements[-1][2].append(text)
    parser.Parse(content, True)
    return open_elements[0][1]


def flat(group, path=()):
    for name, value in group:
        here = (*path, name)
        if isinstance(value, Group):
            yield ["/".join(here), None]
            yield from flat(value, here)
        else:
            yield ["/".join(here), str(value)]


def plain_name(name):
    return re.sub(r"[_\-. ]", "", name.rpartition(":")[2].lower())


def kind_of(name):
    plain = plain_name(name)
    for kind, names in (("amount", AMOUNTS), ("total", TOTALS), ("currency", CURRENCIES)):
        if plain in names:
            return kind
    return None


def number_of(value):
    """Of a plain number; None for what two people could read as two numbers."""
    if isinstance(value, Literal):
        return None
    text = str(value)
    if not isinstance(value, Number):
        if re.fullmatch(r"[+-]?[0-9]{1,3}[.,][0-9]{3}", text):
            return None
        if re.search(r",[0-9]{1,2}\Z", text):
            text = ".".join(text.rsplit(",", 1))
    return Decimal(text) if re.fullmatch(r"[+-]?[0-9]{1,24}(\.[0-9]{1,8})?", text) else None


class Found:
    def __init__(self):
        self.amounts, self.totals, self.currencies, self.unclear = [], [], [], False

    def note(self, kind, value):
        {"amount": self.amounts, "total": self.totals, "currency": self.currencies}.get(kind, []).append(value)

    def numbers(self):
        return len(self.amounts) + len(self.totals)

    def look(self, group):
        for name, value in group:
            kind = kind_of(name)
            if not isinstance(value, Group):
                self.note(kind, value)
                continue
            if kind == "amount" and any(plain_name(inner) == "value" for inner, _ in value):
                self.look_at_value(value)
                continue
            count = len(value.attributes)
            own = value[-1][1] if count and value[-1][0] == "" and len(value) == count + 1 else None
            if own is not None:
                self.note(kind, own)
            before = self.numbers()
            self.look(value if own is None else Group(value[:-1]))
            if kind == "currency" or (kind and own is None and self.numbers() == before):
                self.unclear = True

    def look_at_value(self, group):
        """A value in an amount: with its currency, with a fraction, and with nothing beside it."""
        members = {plain_name(name) if plain_name(name) == "value" else kind_of(name): inner for name, inner in group}
        value = members.get("value")
        clear = len(group) == 2 and "currency" in members and isinstance(value, str)
        if clear and re.search(r"[.,][0-9]+\Z", value):
            self.note("amount", value)
            self.note("currency", members["currency"])
        else:
            self.unclear = True


def amount_of(group):
    found = Found()
    found.look(group)
    numbers = [number_of(value) for value in found.amounts + found.totals]
    currencies = {str(value) for value in found.currencies}
    if found.unclear or len(found.amounts) > 1 or len(currencies) != 1 or not numbers or None in numbers:
        return None
    [currency] = currencies
    if not re.fullmatch("[A-Z]{3}", currency) or len(set(numbers)) > 1 or numbers[0] <= 0:
        return None
    return [format(numbers[0], "f"), currency]


for line in sys.stdin:
    document = json.loads(line)
    content = base64.b64decode(document["content"])
    try:
        group = (from_json if "json" in document["type"] else from_xml)(content)
        answer = {"fields": list(flat(group)), "amount": amount_of(group)}
    except (ValueError, expat.ExpatError, RecursionError, LookupError):
        answer = {"fields": None, "amount": None}
    print(json.dumps(answer), flush=False)
