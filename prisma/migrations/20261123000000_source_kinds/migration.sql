-- Sources may also be speeches, press conferences, books and documents of another kind.
ALTER TABLE source DROP CONSTRAINT source_kind;
ALTER TABLE source
  ADD CONSTRAINT source_kind CHECK (kind IN ('open_letter', 'interview', 'testimony', 'post', 'filing',
    'press_release', 'policy', 'terms', 'licence', 'news_report', 'court_paper', 'repository',
    'speech', 'press_conference', 'book', 'other'));
