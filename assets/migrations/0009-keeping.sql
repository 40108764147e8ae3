-- What was erased for good: when, and what can be told of it without a name.
CREATE TABLE erasing (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    -- The rows that copies may still hold, by number and by when they were first written; NULL once every copy in reach is done.
    under_way TEXT CHECK (json_valid(under_way)),
    -- Days and counts only.
    receipt TEXT NOT NULL
) STRICT;

-- What was removed, for putting it back.
CREATE INDEX entry_removed ON entry (removed_at) WHERE removed_at IS NOT NULL;
