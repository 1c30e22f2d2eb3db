-- Documents of every kind, drafts among them. The number of one that was removed is nobody's again.
ALTER TABLE signatures RENAME TO old_signatures;
ALTER TABLE payments RENAME TO old_payments;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'application', 'statement', 'salary')),
  -- What is shown and signed, byte for byte: it changes in drafts alone.
  document BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'new', 'signedOnce', 'signed', 'sent', 'accepted', 'refused')),
  refusal TEXT,
  CHECK ((status = 'refused') = (refusal IS NOT NULL))
);

CREATE TABLE signatures (
  payment INTEGER NOT NULL REFERENCES payments (id),
  place INTEGER NOT NULL CHECK (place IN (1, 2)),
  -- JSON
  signer TEXT NOT NULL,
  -- DER of the CMS.
  signature BLOB NOT NULL,
  PRIMARY KEY (payment, place)
) WITHOUT ROWID;

INSERT INTO payments SELECT id, 'payment', document, status, refusal FROM old_payments;
INSERT INTO signatures SELECT * FROM old_signatures;
DROP TABLE old_signatures;
DROP TABLE old_payments;
