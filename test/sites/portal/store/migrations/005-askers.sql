-- Who asked for what, and not in which session: who lost theirs finds the request again.
ALTER TABLE requests RENAME COLUMN session TO asked;
CREATE INDEX requests_by_asked ON requests (asked, status);
