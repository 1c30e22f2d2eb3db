-- What is paid for: certificates and ordered tokens. Amounts in qəpik.
CREATE TABLE orders (
  act TEXT PRIMARY KEY,
  buyer TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100),
  ordered_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE payments (
  invoice TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('certificate', 'token')),
  -- Number of the request, or of the act: one payment for each.
  about TEXT NOT NULL UNIQUE,
  payer TEXT NOT NULL,
  amount INTEGER NOT NULL,
  fee INTEGER NOT NULL,
  "transaction" TEXT,
  paid_at INTEGER,
  CHECK (("transaction" IS NULL) = (paid_at IS NULL))
) WITHOUT ROWID;
