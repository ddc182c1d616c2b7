-- Calls in a table of one's own, in ClickHouse, as entente asks for them.
-- SPDX-License-Identifier: MIT
-- [own]
CREATE TABLE calls (id String, day Date32, caller Nullable(String), caller_country String, called Nullable(String), called_country String)
  ENGINE = MergeTree ORDER BY (day, id);
-- [own]
-- [days]
CREATE VIEW call_days AS
  SELECT calls.*, toUnixTimestamp64Micro(toDateTime64(day, 6, 'UTC')) AS earliest, toUnixTimestamp64Micro(toDateTime64(day + 1, 6, 'UTC')) - 1 AS latest FROM calls;
-- [days]
-- [views]
CREATE VIEW entente_report AS
  SELECT id AS event, 0 AS item, 0 AS number, id AS same, 'call' AS kind, '' AS protocol, '' AS occasion, '' AS same_as, '' AS place,
    '' AS country, '' AS source, 'held' AS status, toString(day) AS time, 'UTC' AS zone, '' AS calendar, '' AS length, earliest, latest
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
CREATE TABLE entente_source (source String, publisher String, title String, address String, language String, published String, zone String,
  calendar String, rank String, ranked String) ENGINE = MergeTree ORDER BY source;
CREATE TABLE entente_record (list String, number Int64, id String, record String) ENGINE = MergeTree ORDER BY (list, number);
INSERT INTO entente_record VALUES
  ('leaders', 0, 'moon-jae-in', '{"id": "moon-jae-in", "name": "Moon Jae-in"}'),
  ('leaders', 1, 'yoon-suk-yeol', '{"id": "yoon-suk-yeol", "name": "Yoon Suk-yeol"}'),
  ('offices', 0, 'KOR/president', '{"id": "KOR/president", "party": "KOR", "title": "President"}'),
  ('terms', 0, 'moon-2017', '{"id": "moon-2017", "leader": "moon-jae-in", "office": "KOR/president",
    "took_office": [{"time": "2017-05-10", "zone": "Asia/Seoul"}], "left_office": [{"time": "2022-05-09", "zone": "Asia/Seoul"}]}'),
  ('terms', 1, 'yoon-2022', '{"id": "yoon-2022", "leader": "yoon-suk-yeol", "office": "KOR/president",
    "took_office": [{"time": "2022-05-10", "zone": "Asia/Seoul"}], "left_office": [{"time": "2025-04-04", "zone": "Asia/Seoul"}]}');
-- [people]
