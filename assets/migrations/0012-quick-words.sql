-- Quick words of her own, and how often each is used. One that came with the program has no words here until she changes it.
CREATE TABLE quick_words (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    used INTEGER NOT NULL CHECK (used >= 0)
) STRICT;
