-- A table `icews` of the twenty columns of ICEWS as rows for coded.sql, in whatever database. Before it: coded_days.sql, coded_names.sql,
-- coded_people.sql. A private person is of a side of his own (USA-PRIV), which is no country; whom nobody places is of OTHERS, a body of
-- states of BODIES, an official of UNPLACED, which counts as a country, so that no answer passes over him.
-- SPDX-License-Identifier: MIT
-- [contacts]
CREATE VIEW icews_contact AS
  SELECT CAST(event_id AS TEXT) AS id, cameo_code AS code, coalesce(CAST(event_date AS TEXT), '') AS written,
    coalesce(source_name, '') AS name1, coalesce(source_sectors, '') AS sectors1, coalesce(source_country, '') AS country1,
    coalesce(target_name, '') AS name2, coalesce(target_sectors, '') AS sectors2, coalesce(target_country, '') AS country2,
    'icews ' || coalesce(CAST(story_id AS TEXT), '') AS source, coalesce(publisher, '') AS paper
  FROM icews WHERE cameo_code IN ('036', '040', '041', '042', '043', '044', '045', '046');
-- [contacts]
-- [actors]
CREATE VIEW icews_side AS
  SELECT name1 AS name, sectors1 AS sectors, country1 AS country FROM icews_contact
  UNION ALL SELECT name2, sectors2, country2 FROM icews_contact;
CREATE VIEW icews_known AS
  SELECT s.name AS name, s.sectors AS sectors, s.country AS country, coalesce(itself.party, '') AS itself, coalesce(home.party, '') AS home,
    ',' || s.sectors || ',' LIKE '%,Government,%' AS official,
    ',' || s.sectors || ',' LIKE '%,International Government Organization,%' AS body
  FROM (SELECT DISTINCT name, sectors, country FROM icews_side) s
  LEFT JOIN coded_name itself ON itself.name = lower(s.name) AND length(s.name) > 3
  LEFT JOIN coded_name home ON home.name = lower(s.country) AND length(s.country) > 3
  WHERE s.name NOT IN ('', 'NA', 'N/A', 'NaN', 'None', 'NULL', 'null', '-');
CREATE VIEW icews_actor AS
  SELECT k.name AS name, k.sectors AS sectors, k.country AS country, coalesce(p.leader, '') AS person,
    CASE WHEN k.itself <> '' THEN '' ELSE lower(k.name) END AS called,
    CASE WHEN k.itself <> '' THEN k.itself
         WHEN k.home <> '' AND k.official THEN k.home
         WHEN k.home <> '' AND length(k.home) <= 3 THEN k.home || '-PRIV'
         WHEN k.home <> '' OR k.name LIKE '% (%)' THEN 'OTHERS'
         WHEN k.body THEN 'BODIES'
         WHEN k.official THEN 'UNPLACED'
         ELSE 'OTHERS' END AS party
  FROM icews_known k
  LEFT JOIN coded_person p ON lower(p.name) = lower(k.name) AND p.party = k.home;
CREATE VIEW coded_actor AS -- distinct, so that it is worked out once, and not for each row
  SELECT DISTINCT name, sectors, country, party,
    CASE WHEN called = '' THEN '' WHEN person <> '' THEN person ELSE party || '/another' END AS leader,
    CASE WHEN called = '' THEN party WHEN person <> '' THEN party || ' ' || person ELSE party || ' ' || called END AS who
  FROM icews_actor;
-- [actors]
-- [rows]
CREATE VIEW coded_row AS
  SELECT r.id AS id, r.code AS code, a.who AS actor, b.who AS target, r.written AS written, coalesce(d.day, '') AS day, '' AS doubt,
    d.earliest AS earliest, d.latest AS latest, r.source AS source
  FROM icews_contact r
  JOIN coded_actor a ON a.name = r.name1 AND a.sectors = r.sectors1 AND a.country = r.country1
  JOIN coded_actor b ON b.name = r.name2 AND b.sectors = r.sectors2 AND b.country = r.country2
  LEFT JOIN coded_day d ON d.day = r.written;
CREATE VIEW coded_source AS
  SELECT source, min(paper) AS publisher, '' AS title, '' AS address, '' AS language, '' AS published, '' AS zone, '' AS calendar, '' AS rank,
    '' AS ranked
  FROM icews_contact GROUP BY source;
-- [rows]
