-- Days and the microseconds since 1970 at which they begin and end in UTC: what no two databases write alike. Of these parts run the one
-- of your database, with the years of your data. A date that is not among them is no day.
-- SPDX-License-Identifier: MIT
-- [sqlite]
CREATE TABLE coded_day (day TEXT PRIMARY KEY, earliest BIGINT, latest BIGINT);
INSERT INTO coded_day
  WITH RECURSIVE d(day) AS (SELECT '1979-01-01' UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < '2039-12-31')
  SELECT day, unixepoch(day) * 1000000, unixepoch(day, '+1 day') * 1000000 - 1 FROM d;
-- [sqlite]
-- [postgresql]
CREATE TABLE coded_day (day TEXT PRIMARY KEY, earliest BIGINT, latest BIGINT);
INSERT INTO coded_day
  SELECT d::date::text, (extract(epoch FROM d) * 1000000)::bigint, (extract(epoch FROM d) * 1000000)::bigint + 86399999999
  FROM generate_series('1979-01-01'::timestamp, '2039-12-31', '1 day') AS d;
-- [postgresql]
-- [duckdb]
CREATE TABLE coded_day (day TEXT PRIMARY KEY, earliest BIGINT, latest BIGINT);
INSERT INTO coded_day
  SELECT d::DATE::TEXT, epoch_us(d), epoch_us(d) + 86399999999
  FROM generate_series(TIMESTAMP '1979-01-01', TIMESTAMP '2039-12-31', INTERVAL 1 DAY) AS s(d);
-- [duckdb]
-- [clickhouse]
CREATE TABLE coded_day (day String, earliest Int64, latest Int64) ENGINE = MergeTree ORDER BY day;
INSERT INTO coded_day
  SELECT toString(toDate32('1979-01-01') + number) AS day, (number + 3287) * 86400000000, (number + 3288) * 86400000000 - 1 FROM numbers(22280);
-- [clickhouse]
