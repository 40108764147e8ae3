-- The toy library in full: what is known of each thing, and how a loan went at home.

-- Pieces as counted when all are there; ages in months; NULL where nobody has said.
ALTER TABLE thing ADD COLUMN watch_for TEXT NOT NULL DEFAULT '';
ALTER TABLE thing ADD COLUMN pieces INTEGER CHECK (pieces > 0);
ALTER TABLE thing ADD COLUMN condition TEXT NOT NULL DEFAULT 'good' CHECK (condition IN ('good', 'like new', 'well used', 'needs mending'));
ALTER TABLE thing ADD COLUMN missing TEXT NOT NULL DEFAULT '';
ALTER TABLE thing ADD COLUMN out_of_action_on TEXT CHECK (out_of_action_on = date(out_of_action_on));
ALTER TABLE thing ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE thing ADD COLUMN suits_from INTEGER CHECK (suits_from >= 0);
ALTER TABLE thing ADD COLUMN suits_to INTEGER CHECK (suits_to >= 0);
-- How long it usually goes for; NULL takes what its kind usually does.
ALTER TABLE thing ADD COLUMN days INTEGER CHECK (days BETWEEN 1 AND 365);

-- Further reasons why a thing matters; the first stays with the thing.
CREATE TABLE thing_reason (
    id INTEGER PRIMARY KEY,
    thing INTEGER NOT NULL REFERENCES thing (id),
    words TEXT NOT NULL CHECK (words <> '')
) STRICT;
CREATE INDEX thing_reason_of_thing ON thing_reason (thing);

-- Whether the reason she gave landed at home.
ALTER TABLE loan ADD COLUMN landed TEXT NOT NULL DEFAULT 'not asked' CHECK (landed IN ('not asked', 'yes', 'unsure', 'no'));
