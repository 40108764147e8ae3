-- How the log is kept. One fact, one place; choices as the words of src/domain; days as YYYY-MM-DD.
-- Every table that undo covers has exactly one INTEGER PRIMARY KEY, by which its rows are put back.

CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    home_languages TEXT NOT NULL,
    reads_english TEXT NOT NULL CHECK (reads_english IN ('not asked', 'yes', 'a little', 'no')),
    interpreter TEXT NOT NULL,
    prefers TEXT NOT NULL,
    channel TEXT NOT NULL,
    channel_security TEXT NOT NULL,
    best_time TEXT NOT NULL,
    likes_to_hear TEXT NOT NULL,
    how_much TEXT NOT NULL,
    avoid TEXT NOT NULL,
    partnership TEXT NOT NULL,
    left_on TEXT CHECK (left_on = date(left_on)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE adult (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    parental_responsibility INTEGER CHECK (parental_responsibility IN (0, 1)),
    may_collect INTEGER NOT NULL CHECK (may_collect IN (0, 1)),
    contact TEXT NOT NULL,
    household TEXT NOT NULL
) STRICT;
CREATE INDEX adult_of_family ON adult (family);

CREATE TABLE child (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    born TEXT CHECK (born = date(born)),
    key_person TEXT NOT NULL,
    key_person_told_on TEXT CHECK (key_person_told_on = date(key_person_told_on)),
    started_on TEXT CHECK (started_on = date(started_on)),
    left_on TEXT CHECK (left_on = date(left_on))
) STRICT;
CREATE INDEX child_of_family ON child (family);

CREATE TABLE usual_day (
    id INTEGER PRIMARY KEY,
    child INTEGER NOT NULL REFERENCES child (id),
    weekday TEXT NOT NULL CHECK (weekday IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
    arrives TEXT CHECK (arrives IS NULL OR time(arrives) IS NOT NULL),
    collected TEXT CHECK (collected IS NULL OR time(collected) IS NOT NULL),
    collector INTEGER REFERENCES adult (id),
    UNIQUE (child, weekday)
) STRICT;
CREATE INDEX usual_day_of_collector ON usual_day (collector);

CREATE TABLE key_day (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    day TEXT NOT NULL CHECK (day = date(day)),
    yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
    what TEXT NOT NULL
) STRICT;
CREATE INDEX key_day_of_family ON key_day (family);

-- The spine: whatever is written about one family on one day.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family (id),
    kind TEXT NOT NULL CHECK (kind IN ('chat', 'observation', 'from-home', 'try', 'loan', 'answer')),
    day TEXT NOT NULL CHECK (day = date(day)),
    made_at TEXT NOT NULL CHECK (datetime(made_at) IS NOT NULL),
    adult INTEGER REFERENCES adult (id),
    how TEXT NOT NULL CHECK (how IN ('at the door', 'phone', 'message', 'sat down')),
    started_by TEXT NOT NULL CHECK (started_by IN ('not said', 'me', 'parent')),
    rushed INTEGER NOT NULL CHECK (rushed IN (0, 1)),
    words TEXT NOT NULL,
    heard TEXT NOT NULL,
    changed_practice INTEGER NOT NULL CHECK (changed_practice IN (0, 1)),
    privacy TEXT NOT NULL CHECK (privacy IN ('shareable', 'private', 'sensitive')),
    removed_at TEXT CHECK (removed_at IS NULL OR datetime(removed_at) IS NOT NULL)
) STRICT;
-- Lists are read backwards from these without sorting, so a page costs the same however long the log is.
-- They run oldest first, because rows that are added at the end fill their pages.
CREATE INDEX entry_by_day ON entry (day, id, kind, privacy) WHERE removed_at IS NULL;
CREATE INDEX entry_of_family ON entry (family, day, id, kind, privacy) WHERE removed_at IS NULL;
CREATE INDEX entry_of_kind ON entry (kind, day, id, privacy, family) WHERE removed_at IS NULL;
CREATE INDEX entry_written ON entry (made_at, kind) WHERE removed_at IS NULL;

CREATE TABLE entry_child (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    child INTEGER NOT NULL REFERENCES child (id),
    UNIQUE (entry, child)
) STRICT;
CREATE INDEX entry_child_of_child ON entry_child (child, entry);

CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry_label (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    label INTEGER NOT NULL REFERENCES label (id),
    UNIQUE (entry, label)
) STRICT;
CREATE INDEX entry_label_of_label ON entry_label (label);

CREATE TABLE thing (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('toy', 'book', 'story sack', 'game', 'instrument', 'recipe bag', 'other')),
    reason TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE loan (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    thing INTEGER NOT NULL REFERENCES thing (id),
    why TEXT NOT NULL,
    due TEXT NOT NULL CHECK (due = date(due)),
    back_on TEXT CHECK (back_on = date(back_on)),
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX loan_of_thing ON loan (thing);
CREATE INDEX loan_out ON loan (due) WHERE back_on IS NULL;
CREATE INDEX loan_back ON loan (back_on) WHERE back_on IS NOT NULL;

CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    adult INTEGER NOT NULL REFERENCES adult (id),
    day TEXT NOT NULL CHECK (day = date(day)),
    how TEXT NOT NULL CHECK (how IN ('told at the door', 'message', 'printed', 'book'))
) STRICT;
CREATE INDEX share_of_entry ON share (entry);

CREATE TABLE answer (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    answers INTEGER REFERENCES entry (id)
) STRICT;
CREATE INDEX answer_to ON answer (answers);

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    entry INTEGER REFERENCES entry (id),
    due TEXT NOT NULL CHECK (due = date(due)),
    words TEXT NOT NULL,
    done_on TEXT CHECK (done_on = date(done_on))
) STRICT;
CREATE INDEX reminder_of_entry ON reminder (entry);
CREATE INDEX reminder_waiting ON reminder (due, id) WHERE done_on IS NULL;

CREATE TABLE reminder_child (
    id INTEGER PRIMARY KEY,
    reminder INTEGER NOT NULL REFERENCES reminder (id),
    child INTEGER NOT NULL REFERENCES child (id),
    UNIQUE (reminder, child)
) STRICT;
CREATE INDEX reminder_child_of_child ON reminder_child (child);

-- A usual day on which a child was not here: no gap in the pictures.
CREATE TABLE away (
    id INTEGER PRIMARY KEY,
    child INTEGER NOT NULL REFERENCES child (id),
    day TEXT NOT NULL CHECK (day = date(day)),
    UNIQUE (day, child)
) STRICT;
CREATE INDEX away_of_child ON away (child);

-- Half-terms and holidays: no gap either.
CREATE TABLE break (
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL CHECK (first = date(first)),
    last TEXT NOT NULL CHECK (last = date(last)),
    name TEXT NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    CHECK (first <= last)
) STRICT;

-- Evenings whose leftovers she chose not to be offered again.
CREATE TABLE round_let_go (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE CHECK (day = date(day))
) STRICT;

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day = date(day)),
    -- The version of the questions it was answered under.
    wording TEXT NOT NULL
) STRICT;

CREATE TABLE review_answer (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES review (id),
    question INTEGER NOT NULL CHECK (question BETWEEN 1 AND 255),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'could do more', 'not yet')),
    note TEXT NOT NULL,
    next_step TEXT NOT NULL,
    UNIQUE (review, question)
) STRICT;

-- Half-typed words and settings are not part of what undo covers.
CREATE TABLE draft (
    place TEXT PRIMARY KEY,
    text TEXT NOT NULL CHECK (text <> ''),
    caret INTEGER NOT NULL CHECK (caret >= 0),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL)
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One step is what one key press saved; its history rows hold every changed row before and after.
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX step_undone ON step (id) WHERE undone = 1;

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id),
    of TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX history_of_step ON history (step);
CREATE INDEX history_of_changed_entry ON history (row) WHERE of = 'entry' AND before IS NOT NULL AND after IS NOT NULL;

-- Text folded and cut into words by the program, so the plainest tokenizer and no copy of the text suffice.
-- Rows are numbered so that the newest entry has the lowest number: reading on is quick, reading back is not.
CREATE VIRTUAL TABLE search USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
);
