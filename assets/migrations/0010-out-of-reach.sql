-- A second place that was out of reach when something was erased: its copies are done when it is there again.
ALTER TABLE erasing ADD COLUMN place TEXT;
-- The rows that copies there may still hold, like under_way; NULL once they are done.
ALTER TABLE erasing ADD COLUMN owed TEXT CHECK (json_valid(owed));
ALTER TABLE erasing ADD COLUMN reached_on TEXT CHECK (reached_on = date(reached_on));
