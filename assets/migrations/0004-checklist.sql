-- The engagement checklist whole: next steps carried from one look-back to the next, and look-backs let go.

-- What she means to try next about one question, and in which look-back she set it. One that is neither done nor dropped is open.
CREATE TABLE next_step (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES review (id),
    question INTEGER NOT NULL CHECK (question BETWEEN 1 AND 255),
    words TEXT NOT NULL CHECK (words <> ''),
    -- From this day on it is among what to keep in mind.
    day TEXT CHECK (day = date(day)),
    done_on TEXT CHECK (done_on = date(done_on)),
    dropped_on TEXT CHECK (dropped_on = date(dropped_on)),
    CHECK (done_on IS NULL OR dropped_on IS NULL)
) STRICT;
CREATE INDEX next_step_of_review ON next_step (review);
CREATE INDEX next_step_waiting ON next_step (day) WHERE done_on IS NULL AND dropped_on IS NULL;

-- Each answer had room for one step; it becomes a step of its own, under the number of its answer.
INSERT INTO next_step (id, review, question, words)
SELECT id, review, question, next_step FROM review_answer WHERE next_step <> '';

-- The same for answers that undo may take back or bring again, so that a step never stays behind without its look-back.
INSERT INTO history (step, of, row, before, after)
SELECT step, 'next_step', row,
    CASE WHEN before ->> 'next_step' <> '' THEN json_object(
        'id', row, 'review', before -> 'review', 'question', before -> 'question', 'words', before ->> 'next_step') END,
    CASE WHEN after ->> 'next_step' <> '' THEN json_object(
        'id', row, 'review', after -> 'review', 'question', after -> 'question', 'words', after ->> 'next_step') END
FROM history
WHERE of = 'review_answer' AND (before ->> 'next_step' <> '' OR after ->> 'next_step' <> '')
ORDER BY id;

ALTER TABLE review_answer DROP COLUMN next_step;

-- Came with the made-up families, and goes with them.
ALTER TABLE review ADD COLUMN sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1));

-- Half-terms, by their first day, in which she chose not to be offered a look-back again.
CREATE TABLE look_back_let_go (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE CHECK (day = date(day))
) STRICT;

-- Whether a grown-up has been talked with is asked of all years.
CREATE INDEX entry_with ON entry (adult, kind, day) WHERE removed_at IS NULL;
