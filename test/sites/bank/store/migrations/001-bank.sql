-- Who logs in, and what is signed. Names of challenges and sessions are SHA-256 of their cookie, hexadecimal.
CREATE TABLE challenges (name TEXT PRIMARY KEY, text TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE sessions (
  name TEXT PRIMARY KEY,
  -- JSON
  person TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  began_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  -- What is shown and signed, byte for byte.
  document BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'signedOnce', 'signed', 'sent', 'accepted', 'refused')),
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
