-- Each step is sealed over the seal of the step before it, so that a part of the file that is older than the rest shows.
-- Steps from before this change have no seal; the chain begins after them.
ALTER TABLE step ADD COLUMN seal BLOB;
-- A step whose words were erased for good keeps its seal and nothing else: a gap that is counted and passed over.
ALTER TABLE step ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));

-- What the chain came to: how many links, and the seal of the newest. Half-typed words and settings have a seal over all of them.
CREATE TABLE chain (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    links INTEGER NOT NULL CHECK (links >= 0),
    head BLOB NOT NULL,
    loose BLOB NOT NULL
) STRICT;
INSERT INTO chain (id, links, head, loose) VALUES (1, 0, zeroblob(32), zeroblob(32));

-- Rows that are right although history says otherwise of them: changed with their table, or left when something was erased.
CREATE TABLE standing (
    id INTEGER PRIMARY KEY,
    of TEXT NOT NULL,
    row INTEGER NOT NULL,
    whole TEXT NOT NULL CHECK (json_valid(whole)),
    UNIQUE (of, row)
) STRICT;
