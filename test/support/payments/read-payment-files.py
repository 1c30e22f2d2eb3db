"""
Reads files of payments for a judge: JSON lines {"format", "content" (base64)} on standard input, one answer a line on standard
output. Python's own parsers where it has some (ElementTree, csv, json), small ones of its own for SWIFT and 1C; no line is shared
with the extension.

{"payments": [{"amount": ["1250.5", "KZT"] or null, "parts": {...}}], "agrees": [bool of what the file says of itself]} or null.
"""

import base64
import csv
import io
import json
import re
import sys
from decimal import Decimal
from xml.etree import ElementTree

BLANK = " \t\n\r\v\f\u00a0\ufeff\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


def parts_of(pairs):
    return {name: text for name, text in pairs if text is not None and text.strip(BLANK)}


def positive(text, currency):
    return [format(Decimal(text), "f"), currency] if Decimal(text) > 0 else None


def number(text):
    """What a person writes: a point, or a comma before one or two digits; nothing that could be thousands."""
    if re.fullmatch(r"[+-]?[0-9]{1,3}[.,][0-9]{3}", text):
        return None
    text = re.sub(r",([0-9]{1,2})\Z", r".\1", text)
    return text if re.fullmatch(r"[+-]?[0-9]{1,24}(\.[0-9]{1,8})?", text) else None


def written(text, currency, may_lack):
    found = number(text)
    known = re.fullmatch("[A-Z]{3}", currency) or (may_lack and currency == "")
    return positive(found, currency) if found and known else None


def total(payments):
    if any(payment["amount"] is None for payment in payments):
        return None
    return sum((Decimal(payment["amount"][0]) for payment in payments), Decimal(0))


# ISO 20022


def iso(content):
    root = ElementTree.fromstring(content)
    space = {"": re.match(r"\{(.*)\}", root.tag).group(1)}

    def text(element, *paths):
        for path in paths:
            found = element.find(path, space) if element is not None else None
            if found is not None:
                return found.text or ""
        return None

    message = root[0]
    payments = []
    groups = message.findall("PmtInf", space)
    for group in groups or [message]:
        for transfer in group.findall("CdtTrfTxInf", space):
            own = group if groups else transfer
            amount = transfer.find("IntrBkSttlmAmt", space)
            amount = transfer.find("Amt/InstdAmt", space) if amount is None else amount
            value, currency = (amount.text or "", amount.get("Ccy") or "") if amount is not None else ("", "")
            good = re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,5})?", value) and re.fullmatch("[A-Z]{3}", currency)
            purposes = [one.text or "" for one in transfer.findall("RmtInf/Ustrd", space)]
            parts = parts_of(
                [
                    ("payee", text(transfer, "Cdtr/Nm")),
                    ("payeeAccount", text(transfer, "CdtrAcct/Id/IBAN")),
                    ("payeeBankCode", text(transfer, "CdtrAgt/FinInstnId/BICFI", "CdtrAgt/FinInstnId/BIC")),
                    ("payer", text(own, "Dbtr/Nm")),
                    ("payerNumber", text(own, "Dbtr/Id/OrgId/Othr/Id")),
                    ("payerAccount", text(own, "DbtrAcct/Id/IBAN")),
                    ("payerBankCode", text(own, "DbtrAgt/FinInstnId/BICFI", "DbtrAgt/FinInstnId/BIC")),
                    ("purpose", "\n".join(purposes)),
                    ("purposeCode", text(transfer, "Purp/Cd")),
                    ("number", text(transfer, "PmtId/InstrId", "PmtId/EndToEndId")),
                    ("valueDate", text(own, "ReqdExctnDt/Dt", "ReqdExctnDt", "IntrBkSttlmDt")),
                ]
            )
            payments.append({"amount": positive(value, currency) if good else None, "parts": parts})
    agrees = []
    count = text(message, "GrpHdr/NbOfTxs")
    if count is not None:
        agrees.append(re.fullmatch("[0-9]{1,15}", count) is not None and int(count) == len(payments))
    control = text(message, "GrpHdr/CtrlSum")
    if control is not None:
        plain = re.fullmatch(r"[+-]?[0-9]{1,24}(\.[0-9]{1,8})?", control)
        agrees.append(plain is not None and total(payments) == Decimal(control))
    return payments, agrees


# SWIFT


def messages(text):
    for message in re.split(r"(?<=\n)(?=\{1:)|(?<=\n)(?=\{4:)(?<!\}\n)", text):
        start = re.search(r"\{4:\r?\n", message)
        body = re.match(r"(.*?)(?:^|\n)-\}", message[start.end() :], re.S).group(1)
        fields = []
        for line in body.replace("\r\n", "\n").split("\n"):
            tag = re.match(r":([0-9]{2}[A-Z]?):(.*)", line)
            if tag:
                fields.append([tag.group(1), [tag.group(2)]])
            elif fields:
                fields[-1][1].append(line)
        yield fields


def coded(lines):
    found, last = {}, None
    for line in lines:
        name = re.match(r"//?([A-Z0-9]{1,12})/(.*)", line, re.S)
        if name:
            last = name.group(1)
            found[last] = name.group(2)
        elif last is None:
            return None
        else:
            found[last] += "\n" + line
    return found


def one(fields, *tags):
    return next((lines for tag, lines in fields if tag in tags), None)


def party(lines):
    if lines is None:
        return {}
    head = re.fullmatch(r"(?:/[DC]/|/)?([^/]*)", lines[0])
    account = head.group(1) if head else None
    named = coded(lines[1:]) if len(lines) > 1 else None
    named = coded(lines) if named is None else named
    if named is not None:
        codes = [named.get("IRS"), named.get("SECO")]
        return {
            "account": account if account is not None else named.get("D", named.get("C")),
            "name": named.get("NAME"),
            "number": named.get("IDN", named.get("RNN")),
            "code": None if None in codes else "".join(code.strip(BLANK) for code in codes),
        }
    own = account if lines[0].startswith("/") else None
    rest = lines[1:] if own is not None else lines
    return {"account": own, "name": rest[0] if rest else None}


def bank(lines):
    return next((line for line in lines or [] if not line.startswith("/")), None)


def day(text):
    return None if text is None else re.sub(r"\A([0-9]{2})([0-9]{2})([0-9]{2})\Z", r"20\1-\2-\3", text)


def swift_parts(fields):
    payer, payee = party(one(fields, "50", "50A", "50F", "50K")), party(one(fields, "59", "59A", "59F"))
    lines = one(fields, "70")
    named = coded(lines) if lines else None
    purpose = "\n".join(lines) if lines else None
    if named is not None and ("ASSIGN" in named or any(code in named for code in ("KNP", "NUM", "OPV", "SO", "FM"))):
        purpose = named.get("ASSIGN")
    named = named or {}
    reference, value = one(fields, "20"), one(fields, "32A")
    return parts_of(
        [
            ("payee", payee.get("name")),
            ("payeeNumber", payee.get("number")),
            ("payeeAccount", payee.get("account")),
            ("beneficiaryCode", payee.get("code")),
            ("payeeBankCode", bank(one(fields, "57", "57A", "57B", "57C", "57D"))),
            ("payer", payer.get("name")),
            ("payerNumber", payer.get("number")),
            ("payerAccount", payer.get("account")),
            ("payerCode", payer.get("code")),
            ("payerBankCode", bank(one(fields, "52", "52A", "52B", "52C", "52D"))),
            ("purpose", purpose),
            ("purposeCode", named.get("KNP")),
            ("budgetCode", named.get("BCLASS")),
            ("number", named.get("NUM", "\n".join(reference) if reference else None)),
            ("date", day(named.get("DATE"))),
            ("valueDate", day("\n".join(value)[:6] if value else None)),
        ]
    )


def swift_amount(lines, with_day):
    found = re.fullmatch(r"([0-9]{6})?([A-Z]{3})([0-9]{1,12}),([0-9]{0,3})", "\n".join(lines or []))
    if not found or (found.group(1) is not None) != with_day:
        return None
    return positive(f"{found.group(3)}.{found.group(4) or '0'}", found.group(2))


def swift(content):
    text = decoded(content, ("utf-8", "cp1251"))
    found = list(messages(text))
    return [{"amount": swift_amount(one(fields, "32A"), True), "parts": swift_parts(fields)} for fields in found], []


def swift102(content):
    [fields] = messages(decoded(content, ("utf-8", "cp1251")))
    outside, sequences = [], []
    for field in fields:
        if field[0] == "21":
            sequences.append([field])
        elif field[0] == "32A" or not sequences or closed:
            closed = field[0] == "32A"
            outside.append(field)
            continue
        else:
            sequences[-1].append(field)
        closed = False
    shared = swift_parts([field for field in outside if field[0] != "32A"])
    payments = []
    for own in sequences:
        named = coded(one(own, "70") or [""]) or {}
        person = " ".join(part for part in (named.get(name, "").strip(BLANK) for name in ("FM", "NM", "FT")) if part)
        parts = {**shared, **swift_parts(own)}
        parts.update(parts_of([("person", person), ("personNumber", named.get("IDN")), ("personAccount", named.get("LA"))]))
        parts.update(parts_of([("number", "\n".join(one(own, "21")))]))
        payments.append({"amount": swift_amount(one(own, "32B"), False), "parts": parts})
    stated = one(outside, "32A")
    if stated is None:
        return payments, []
    amount = swift_amount(stated, True)
    currencies = {payment["amount"][1] for payment in payments if payment["amount"]}
    same = amount is not None and currencies <= {amount[1]} and total(payments) == Decimal(amount[0])
    return payments, [same]


# 1C


def decoded(content, encodings):
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("no character set")


NAMES = {
    "payee": "ПолучательНаименование",
    "payeeNumber": "ПолучательБИН_ИИН",
    "payeeAccount": "ПолучательИИК",
    "payeeBankCode": "ПолучательБанкБИК",
    "payer": "ПлательщикНаименование",
    "payerNumber": "ПлательщикБИН_ИИН",
    "payerAccount": "ПлательщикИИК",
    "payerBankCode": "ПлательщикБанкБИК",
    "purpose": "НазначениеПлатежа",
    "purposeCode": "КодНазначенияПлатежа",
    "number": "НомерДокумента",
    "date": "ДатаДокумента",
}


def one_c(content):
    text = decoded(content, ("utf-8", "cp1251"))
    payments = []
    for document in re.findall(r"^СекцияДокумент=.*?\n(.*?)^КонецДокумента\r?$", text, re.S | re.M):
        fields = dict(line.rstrip("\r").split("=", 1) for line in document.strip("\r\n").split("\n"))
        fields = {name.lower(): re.sub(r"\AИНН [0-9]{10,12} (?=\S)", "", value) for name, value in fields.items()}
        parts = parts_of([(part, fields.get(name.lower())) for part, name in NAMES.items()])
        currency = fields.get("валюта", "")
        amount = written(fields.get("сумма", ""), "" if not currency.strip(BLANK) else currency, True)
        payments.append({"amount": amount, "parts": parts})
    return payments, []


# Tables and JSON

COLUMNS = {
    "number": "number",
    "num": "number",
    "получатель": "payee",
    "payeebin": "payeeNumber",
    "получательиик": "payeeAccount",
    "təyinat": "purpose",
}


def plain_name(name):
    return re.sub(r"[_\-. ]", "", re.sub(r"\A[^\W\d][\w.\-]*:", "", name.strip(BLANK)).lower())


def table(content):
    text = decoded(content, ("utf-8-sig", "cp1251"))
    header = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=header.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    names = [plain_name(name) for name in rows[0]]
    payments = []
    for row in rows[1:]:
        if not row:
            continue
        cells = dict(zip(names, row))
        parts = parts_of([(part, cells.get(name)) for name, part in COLUMNS.items()])
        currency = cells["валюта"].strip(BLANK) if "валюта" in cells else ""
        amount = written(cells["сумма"].strip(BLANK), currency, "валюта" not in cells)
        payments.append({"amount": amount, "parts": parts})
    return payments, []


class Number(str):
    pass


def member(fields, name):
    """By its name as names are compared; none where two have it."""
    found = [value for written, value in fields.items() if plain_name(written) == name]
    return found[0] if len(found) == 1 else None


def json_list(content):
    read = json.loads(content.decode(), parse_int=Number, parse_float=Number)
    payments = []
    for order in member(read, "payments"):
        value, currency = member(order, "amount"), member(order, "currency")
        amount = None
        if isinstance(value, str) and isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency):
            plain = str(value) if isinstance(value, Number) else number(value)
            if plain and re.fullmatch(r"[+-]?[0-9]{1,24}(\.[0-9]{1,8})?", plain):
                amount = positive(plain, currency)
        parts = {}
        if amount:
            for side in ("payee", "payer"):
                inner = member(order, side) or {}
                parts.update({side: member(inner, "name"), side + "Account": member(inner, "account")})
            parts.update({"purpose": member(order, "purpose"), "date": member(order, "date")})
        payments.append({"amount": amount, "parts": parts_of(parts.items())})
    agrees = []
    for written, value in read.items():
        stated = plain_name(written)
        if stated == "count":
            agrees.append(str(value) == str(len(payments)))
        if stated == "total":
            plain = re.fullmatch(r"[+-]?[0-9]{1,24}(\.[0-9]{1,8})?", str(value))
            agrees.append(plain is not None and total(payments) == Decimal(str(value)))
    return payments, agrees


READERS = {"pain": iso, "pacs": iso, "mt": swift, "mt102": swift102, "1c": one_c, "csv": table, "json": json_list}

for line in sys.stdin:
    document = json.loads(line)
    try:
        payments, agrees = READERS[document["format"]](base64.b64decode(document["content"]))
        answer = {"payments": payments, "agrees": agrees}
    except Exception as fault:  # whatever Python cannot read, it has no say about
        answer = {"fault": repr(fault)}
    print(json.dumps(answer))
