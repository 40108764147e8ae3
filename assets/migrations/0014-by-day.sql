-- The oldest of what is hers, found without reading the rest.

CREATE INDEX review_by_day ON review (day);
CREATE INDEX journal_page_by_day ON journal_page (day);
CREATE INDEX ranking_by_day ON ranking (day);
