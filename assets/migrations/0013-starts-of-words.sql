-- Starts of words up to seven letters have an index of their own, so that no letter of a search costs more in a long log.
-- What is in it is put there anew by the program.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5 6 7', tokenize = 'ascii'
);
