-- Observations whole: what they were about, who heard of them and how, the stories they are part of, and things to try at home.

-- A parent asked that these words be part of the child's record.
ALTER TABLE entry ADD COLUMN for_record INTEGER NOT NULL DEFAULT 0 CHECK (for_record IN (0, 1));

-- Whether it was told in the language they read; unknown until she says.
ALTER TABLE share ADD COLUMN in_their_language INTEGER CHECK (in_their_language IN (0, 1));

-- What an observation leads to; only those that lead somewhere have a row.
CREATE TABLE observation (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    next_step TEXT NOT NULL,
    at_home TEXT NOT NULL
) STRICT;

-- Areas of learning of her own, beside those of the framework.
CREATE TABLE own_area (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE CHECK (word <> ''),
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

-- By the word of the framework, or of an area of her own.
CREATE TABLE entry_area (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    area TEXT NOT NULL CHECK (area <> ''),
    UNIQUE (entry, area)
) STRICT;

-- Characteristics of learning, by the word of the framework.
CREATE TABLE entry_way (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    way TEXT NOT NULL CHECK (way <> ''),
    UNIQUE (entry, way)
) STRICT;

-- One entry led to another. An answer belongs to its entry without a row here.
CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    earlier INTEGER NOT NULL REFERENCES entry (id),
    later INTEGER NOT NULL REFERENCES entry (id),
    UNIQUE (earlier, later),
    CHECK (earlier <> later)
) STRICT;
CREATE INDEX link_to ON link (later);

-- Things to try at home, kept once and given to many.
CREATE TABLE idea (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('activity', 'song', 'recipe', 'link', 'book')),
    title TEXT NOT NULL CHECK (title <> ''),
    folded TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

-- What was given to whom; what was written before there was a collection has no row.
CREATE TABLE giving (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    idea INTEGER NOT NULL REFERENCES idea (id),
    tried TEXT NOT NULL CHECK (tried IN ('not asked', 'yes', 'not yet', 'not for us')),
    happened TEXT NOT NULL
) STRICT;
CREATE INDEX giving_of_idea ON giving (idea);
