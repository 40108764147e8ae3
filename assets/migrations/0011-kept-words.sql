-- Words she uses that no dictionary has: spelling knows them from then on.
CREATE TABLE kept_word (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL CHECK (word <> ''),
    -- Without capitals, accents and apostrophes.
    folded TEXT NOT NULL UNIQUE
) STRICT;
