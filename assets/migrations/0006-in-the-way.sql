-- What gets in the way of taking part, and where a family was pointed for help. Told in confidence: nothing here is in the index of find.

CREATE TABLE pressure (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    -- The word of assets/in-the-way.toml, and the version of it that she read.
    which TEXT NOT NULL CHECK (which <> ''),
    wording TEXT NOT NULL,
    words TEXT NOT NULL,
    what_i_do TEXT NOT NULL,
    noted_on TEXT NOT NULL CHECK (noted_on = date(noted_on)),
    eased_on TEXT CHECK (eased_on = date(eased_on)),
    ask_on TEXT CHECK (ask_on = date(ask_on)),
    asked_on TEXT CHECK (asked_on = date(asked_on)),
    -- A time to talk that she picked, and in what manner.
    talk_on TEXT CHECK (talk_on = date(talk_on)),
    talk_how TEXT NOT NULL
) STRICT;
CREATE INDEX pressure_of_family ON pressure (family);

CREATE TABLE signpost (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    service TEXT NOT NULL CHECK (service <> ''),
    offered_on TEXT NOT NULL CHECK (offered_on = date(offered_on)),
    taken_up TEXT NOT NULL CHECK (taken_up IN ('not asked', 'yes', 'not yet', 'not for us')),
    answered_on TEXT CHECK (answered_on = date(answered_on)),
    follow_up TEXT NOT NULL,
    follow_up_on TEXT CHECK (follow_up_on = date(follow_up_on))
) STRICT;
CREATE INDEX signpost_of_family ON signpost (family);
