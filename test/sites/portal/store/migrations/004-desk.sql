-- What was done at the desk: by whom and when. Nothing here is ever changed.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- Of the one who logged in; empty where the desk asks for no login.
  fin TEXT NOT NULL,
  name TEXT NOT NULL,
  number TEXT NOT NULL,
  action TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX decisions_about ON decisions (number);
