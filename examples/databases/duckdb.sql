-- Calls in Parquet files of one's own, as entente asks DuckDB for them.
-- SPDX-License-Identifier: MIT
-- [own]
CREATE VIEW calls AS SELECT * FROM read_parquet('calls/*.parquet');
-- [own]
-- [views]
CREATE VIEW call_days AS
  SELECT calls.*, epoch_us(day::TIMESTAMP) AS earliest, epoch_us((day + 1)::TIMESTAMP) - 1 AS latest FROM calls;
CREATE VIEW entente_report AS
  SELECT id AS event, 0 AS item, 0 AS number, id AS same, 'call' AS kind, '' AS protocol, '' AS occasion, '' AS same_as, '' AS place,
    '' AS country, '' AS source, 'held' AS status, day::TEXT AS time, 'UTC' AS zone, '' AS calendar, '' AS length, earliest, latest
  FROM call_days;
CREATE VIEW entente_party AS
  SELECT id AS event, 0 AS item, id AS same, 'call' AS kind, coalesce(caller, '') AS said, caller AS leader, caller_country AS named,
    caller_country AS party, 'initiator' AS role, NULL AS capacity, earliest, latest, earliest AS seen_from, latest AS seen_until
  FROM call_days
  UNION ALL
  SELECT id, 1, id, 'call', coalesce(called, ''), called, called_country, called_country, 'recipient', NULL, earliest, latest, earliest, latest
  FROM call_days;
CREATE VIEW entente_about AS
  SELECT 'entente' AS name, 1 AS version, 1 AS revision, (SELECT count(*) FROM calls) AS undated;
-- [views]
-- [people]
CREATE TABLE entente_source (source TEXT, publisher TEXT, title TEXT, address TEXT, language TEXT, published TEXT, zone TEXT, calendar TEXT,
  rank TEXT, ranked TEXT);
CREATE TABLE entente_record (list TEXT, number BIGINT, id TEXT, record TEXT);
INSERT INTO entente_record VALUES
  ('leaders', 0, 'moon-jae-in', '{"id": "moon-jae-in", "name": "Moon Jae-in"}'),
  ('leaders', 1, 'yoon-suk-yeol', '{"id": "yoon-suk-yeol", "name": "Yoon Suk-yeol"}'),
  ('offices', 0, 'KOR/president', '{"id": "KOR/president", "party": "KOR", "title": "President"}'),
  ('terms', 0, 'moon-2017', '{"id": "moon-2017", "leader": "moon-jae-in", "office": "KOR/president",
    "took_office": [{"time": "2017-05-10", "zone": "Asia/Seoul"}], "left_office": [{"time": "2022-05-09", "zone": "Asia/Seoul"}]}'),
  ('terms', 1, 'yoon-2022', '{"id": "yoon-2022", "leader": "yoon-suk-yeol", "office": "KOR/president",
    "took_office": [{"time": "2022-05-10", "zone": "Asia/Seoul"}], "left_office": [{"time": "2025-04-04", "zone": "Asia/Seoul"}]}');
-- [people]
