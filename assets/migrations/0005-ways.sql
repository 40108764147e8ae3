-- Ways a family is involved: several at once, each from a day and until a day. They are ended, never taken away.

CREATE TABLE involvement (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    way TEXT NOT NULL CHECK (way IN ('from home', 'helps here', 'learns with us', 'not just now, by choice', 'not just now, would like to',
        'shapes plans', 'works with us')),
    since TEXT NOT NULL CHECK (since = date(since)),
    -- The day it ended; NULL while it is so.
    until TEXT CHECK (until = date(until) AND until >= since),
    reason TEXT NOT NULL,
    -- What might make it easier, for those who would like to.
    easier TEXT NOT NULL,
    evidence TEXT NOT NULL,
    note INTEGER REFERENCES entry (id),
    privacy TEXT NOT NULL CHECK (privacy IN ('private', 'sensitive')),
    -- The version of the wording it was noted under.
    wording TEXT NOT NULL CHECK (wording <> '')
) STRICT;
CREATE INDEX involvement_of_family ON involvement (family);
