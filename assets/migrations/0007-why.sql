-- Why she works with parents: nine reasons in her order, each time she looked, and a journal that is hers alone.

CREATE TABLE ranking (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day = date(day)),
    -- The version of the reasons it was ranked under.
    wording TEXT NOT NULL CHECK (wording <> ''),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

-- By the word of the reason. Places are not unique: while two change places there is a moment when both have the same.
CREATE TABLE ranked_reason (
    id INTEGER PRIMARY KEY,
    ranking INTEGER NOT NULL REFERENCES ranking (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 255),
    -- NULL until she has said.
    agreement TEXT CHECK (agreement IN ('agree', 'partly', 'no')),
    why TEXT NOT NULL,
    serves_parents INTEGER NOT NULL CHECK (serves_parents IN (0, 1)),
    serves_children INTEGER NOT NULL CHECK (serves_children IN (0, 1)),
    serves_me INTEGER NOT NULL CHECK (serves_me IN (0, 1)),
    UNIQUE (ranking, reason)
) STRICT;

CREATE TABLE journal_page (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day = date(day)),
    words TEXT NOT NULL CHECK (words <> ''),
    ranking INTEGER REFERENCES ranking (id),
    review INTEGER REFERENCES review (id),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    CHECK (ranking IS NULL OR review IS NULL)
) STRICT;
CREATE INDEX journal_page_of_ranking ON journal_page (ranking);
CREATE INDEX journal_page_of_review ON journal_page (review);
