-- The index is put in order a little at every save, not in a large piece at every fiftieth, which she would wait for.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
