-- Certificates that have logged in or that the bank had issued, and how they are renewed.
CREATE TABLE profiles (
  -- SHA-256 of the certificate, hexadecimal.
  fingerprint TEXT PRIMARY KEY,
  -- The person's; empty when there is none.
  number TEXT NOT NULL,
  -- DER.
  certificate BLOB NOT NULL,
  -- JSON: whom it names.
  subject TEXT NOT NULL,
  -- Fingerprint of the one that is used instead.
  replaced_by TEXT
) WITHOUT ROWID;

CREATE TABLE renewals (
  id INTEGER PRIMARY KEY,
  -- Under this name the signer makes one key and one request, however often it is asked.
  reference TEXT NOT NULL UNIQUE,
  -- Each is renewed once.
  profile TEXT NOT NULL UNIQUE REFERENCES profiles (fingerprint),
  status TEXT NOT NULL CHECK (status IN ('described', 'accepted', 'issued', 'installed', 'inService')),
  -- DER of the PKCS#10 request, and of the CMS by the old key that it came in.
  request BLOB,
  signed BLOB,
  -- DER of the new certificate, and of the PKCS#7 with its issuers.
  certificate BLOB,
  bundle BLOB,
  CHECK ((status = 'described') = (request IS NULL)),
  CHECK ((request IS NULL) = (signed IS NULL)),
  CHECK ((status IN ('described', 'accepted')) = (certificate IS NULL)),
  CHECK ((certificate IS NULL) = (bundle IS NULL))
);
