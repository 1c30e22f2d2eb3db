-- The register: requests with their certificates, and numbers that never come twice.
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE requests (
  number TEXT PRIMARY KEY,
  registered_at INTEGER NOT NULL,
  -- Of documents; until then they are brought, or the request is cancelled.
  deadline INTEGER NOT NULL,
  -- JSON
  application TEXT NOT NULL,
  request BLOB NOT NULL,
  -- SHA-256 of the subjectPublicKeyInfo, hexadecimal.
  key TEXT NOT NULL UNIQUE,
  -- Of the browser that sent it.
  session TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'postponed', 'cancelled', 'issued')),
  reason TEXT NOT NULL DEFAULT '',
  leaf BLOB,
  bundle BLOB,
  CHECK ((status = 'issued') = (leaf IS NOT NULL AND bundle IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX requests_by_status ON requests (status, deadline);

CREATE TABLE certificates (
  -- DER of the serial number, hexadecimal.
  serial TEXT PRIMARY KEY,
  revoked_at INTEGER,
  reason TEXT,
  CHECK ((revoked_at IS NULL) = (reason IS NULL))
) WITHOUT ROWID;

-- The keys of the centre and what was certified with them, so that it is the same centre after a restart.
CREATE TABLE authorities (level TEXT PRIMARY KEY, key BLOB NOT NULL, certificate BLOB NOT NULL) WITHOUT ROWID;
