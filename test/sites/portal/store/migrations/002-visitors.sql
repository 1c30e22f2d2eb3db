-- Who is in front of the screen: sessions, pictures to be read, tries that are counted, and what was sent to people.
CREATE TABLE sessions (
  -- SHA-256 of the cookie, hexadecimal: who reads this table cannot take a session over.
  name TEXT PRIMARY KEY,
  until INTEGER NOT NULL,
  -- JSON
  data TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE captchas (
  id TEXT PRIMARY KEY,
  until INTEGER NOT NULL,
  letters TEXT NOT NULL,
  -- Of the way without the picture: they are told in words.
  digits TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tries (about TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX tries_about ON tries (about, at);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_at INTEGER NOT NULL
);
CREATE INDEX messages_to ON messages (address);
