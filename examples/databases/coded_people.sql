-- The people that are asked about: under which name ICEWS or GDELT has them (in either case of letters), and for which country; and who they are.
-- SPDX-License-Identifier: MIT
-- [people]
CREATE TABLE coded_person (name TEXT, party TEXT, leader TEXT);
INSERT INTO coded_person VALUES ('Donald Trump', 'USA', 'USA/donald-trump'), ('Kim Jong-Un', 'PRK', 'PRK/kim-jong-un'),
  ('Angela Merkel', 'DEU', 'DEU/angela-merkel'), ('Shinzo Abe', 'JPN', 'JPN/shinzo-abe');
CREATE TABLE coded_own (list TEXT, number BIGINT, id TEXT, record TEXT);
INSERT INTO coded_own VALUES
  ('leaders', 1, 'USA/donald-trump', '{"id": "USA/donald-trump", "name": "Donald Trump"}'),
  ('leaders', 2, 'PRK/kim-jong-un', '{"id": "PRK/kim-jong-un", "name": "Kim Jong-un"}'),
  ('leaders', 3, 'DEU/angela-merkel', '{"id": "DEU/angela-merkel", "name": "Angela Merkel"}'),
  ('leaders', 4, 'JPN/shinzo-abe', '{"id": "JPN/shinzo-abe", "name": "Shinzo Abe"}'),
  ('offices', 1, 'USA/president', '{"id": "USA/president", "party": "USA", "title": "President"}'),
  ('offices', 2, 'PRK/leader', '{"id": "PRK/leader", "party": "PRK", "title": "Supreme Leader"}'),
  ('offices', 3, 'DEU/chancellor', '{"id": "DEU/chancellor", "party": "DEU", "title": "Federal Chancellor"}'),
  ('offices', 4, 'JPN/prime-minister', '{"id": "JPN/prime-minister", "party": "JPN", "title": "Prime Minister"}'),
  ('terms', 1, 'trump-2017', '{"id": "trump-2017", "leader": "USA/donald-trump", "office": "USA/president",
    "took_office": [{"time": "2017-01-20", "zone": "America/New_York"}], "left_office": [{"time": "2021-01-20", "zone": "America/New_York"}]}'),
  ('terms', 2, 'kim-2011', '{"id": "kim-2011", "leader": "PRK/kim-jong-un", "office": "PRK/leader",
    "took_office": [{"time": "2011-12-17", "zone": "Asia/Pyongyang"}]}'),
  ('terms', 3, 'merkel-2005', '{"id": "merkel-2005", "leader": "DEU/angela-merkel", "office": "DEU/chancellor",
    "took_office": [{"time": "2005-11-22", "zone": "Europe/Berlin"}], "left_office": [{"time": "2021-12-08", "zone": "Europe/Berlin"}]}'),
  ('terms', 4, 'abe-2012', '{"id": "abe-2012", "leader": "JPN/shinzo-abe", "office": "JPN/prime-minister",
    "took_office": [{"time": "2012-12-26", "zone": "Asia/Tokyo"}], "left_office": [{"time": "2020-09-16", "zone": "Asia/Tokyo"}]}');
-- [people]
