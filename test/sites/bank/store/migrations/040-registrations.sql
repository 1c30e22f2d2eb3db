-- Acts of acceptance: who may register, with which initial key, and how far they have come.
CREATE TABLE acts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL UNIQUE,
  -- JSON
  person TEXT NOT NULL,
  years INTEGER NOT NULL,
  -- Of the one-time code (RFC 7914).
  salt BLOB NOT NULL,
  code BLOB NOT NULL,
  wrong_codes INTEGER NOT NULL DEFAULT 0,
  until INTEGER NOT NULL,
  -- DER: of the initial key, and of who vouches for it.
  initial_certificate BLOB NOT NULL,
  initial_authority BLOB NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'confirmed', 'requested', 'certified', 'registered')),
  -- JSON
  place TEXT,
  -- DER: the PKCS#10, the CMS by the initial key around it, and what the centre made of it.
  request BLOB,
  signed BLOB,
  certificate BLOB,
  CHECK (status = 'open' OR place IS NOT NULL),
  CHECK (status IN ('open', 'confirmed') OR (request IS NOT NULL AND signed IS NOT NULL)),
  CHECK (status IN ('open', 'confirmed', 'requested') OR certificate IS NOT NULL)
);

-- Browsers of those who gave their code. Names are SHA-256 of their cookie, hexadecimal.
CREATE TABLE registrations (
  name TEXT PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES acts (id),
  until INTEGER NOT NULL
) WITHOUT ROWID;
