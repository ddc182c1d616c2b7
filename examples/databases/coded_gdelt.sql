-- A table `gdelt` of the columns of GDELT 2.0 as rows for coded.sql, in whatever database. Before it: coded_days.sql, coded_names.sql, and
-- coded_people.sql. Who stands for no country ("PRESIDENT") could be of any: such rows are left out, as the reader leaves them out.
-- SPDX-License-Identifier: MIT
-- [contacts]
CREATE VIEW gdelt_contact AS
  SELECT CAST(GLOBALEVENTID AS TEXT) AS id, EventCode AS code, coalesce(CAST(SQLDATE AS TEXT), '') AS written,
    coalesce(CAST(DATEADDED AS TEXT), '') AS added, coalesce(SOURCEURL, '') AS page,
    coalesce(Actor1Name, '') AS name1, coalesce(Actor1Code, '') AS code1, coalesce(Actor1CountryCode, '') AS country1,
    coalesce(Actor1KnownGroupCode, '') AS group1, coalesce(Actor1Type1Code, '') AS type1,
    coalesce(Actor2Name, '') AS name2, coalesce(Actor2Code, '') AS code2, coalesce(Actor2CountryCode, '') AS country2,
    coalesce(Actor2KnownGroupCode, '') AS group2, coalesce(Actor2Type1Code, '') AS type2
  FROM gdelt WHERE EventCode IN ('036', '040', '041', '042', '043', '044', '045', '046');
-- [contacts]
-- [actors]
CREATE VIEW gdelt_side AS
  SELECT name1 AS name, code1 AS code, country1 AS country, group1 AS known_group, type1 AS type FROM gdelt_contact
  UNION ALL SELECT name2, code2, country2, group2, type2 FROM gdelt_contact;
CREATE VIEW gdelt_called AS
  SELECT DISTINCT name, code, country, known_group, type, type IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'SPY') AS official,
    lower(CASE WHEN name <> '' THEN name ELSE code END) AS called,
    lower(CASE WHEN name LIKE 'THE %' THEN substr(name, 5) ELSE name END) AS plain
  FROM gdelt_side;
CREATE VIEW gdelt_actor AS
  SELECT c.name AS name, c.code AS code, c.country AS country, c.known_group AS known_group, c.type AS type, coalesce(p.leader, '') AS person,
    CASE WHEN coalesce(g.party, '') <> '' THEN g.party
         WHEN coalesce(home.party, '') = '' THEN 'OTHERS'
         WHEN c.type = '' OR c.official THEN home.party
         WHEN length(home.party) <= 3 THEN home.party || '-PRIV'
         ELSE 'OTHERS' END AS party,
    CASE WHEN coalesce(g.party, '') <> '' THEN ''
         WHEN coalesce(home.party, '') = '' THEN c.country || CASE WHEN c.type = '' THEN '' ELSE ' ' || c.called END
         WHEN c.type = '' OR (c.official AND coalesce(itself.party, '') = home.party) THEN ''
         ELSE c.called END AS called
  FROM gdelt_called c
  LEFT JOIN cameo_group g ON g.code = c.known_group
  LEFT JOIN cameo_country home ON home.code = c.country
  LEFT JOIN coded_name itself ON itself.name = c.plain
  LEFT JOIN coded_person p ON lower(p.name) = c.called AND p.party = home.party
  WHERE c.called <> '' AND (c.country <> '' OR coalesce(g.party, '') <> '');
CREATE VIEW coded_actor AS -- distinct, so that it is worked out once, and not for each row
  SELECT DISTINCT name, code, country, known_group, type, party,
    CASE WHEN called = '' THEN '' WHEN person <> '' THEN person ELSE party || '/another' END AS leader,
    CASE WHEN called = '' THEN party WHEN person <> '' THEN party || ' ' || person ELSE party || ' ' || called END AS who
  FROM gdelt_actor;
-- [actors]
-- [rows]
CREATE VIEW coded_row AS
  SELECT r.id AS id, r.code AS code, a.who AS actor, b.who AS target, r.written AS written, coalesce(d.day, '') AS day,
    CASE WHEN n.earliest - d.earliest IN (604800000000, 2592000000000, 31536000000000, 315360000000000) THEN '?' ELSE '' END AS doubt,
    d.earliest AS earliest, d.latest AS latest, CASE WHEN r.page <> '' THEN r.page ELSE 'gdelt ' || r.added END AS source
  FROM gdelt_contact r
  JOIN coded_actor a ON a.name = r.name1 AND a.code = r.code1 AND a.country = r.country1 AND a.known_group = r.group1 AND a.type = r.type1
  JOIN coded_actor b ON b.name = r.name2 AND b.code = r.code2 AND b.country = r.country2 AND b.known_group = r.group2 AND b.type = r.type2
  LEFT JOIN coded_day d ON d.day = substr(r.written, 1, 4) || '-' || substr(r.written, 5, 2) || '-' || substr(r.written, 7)
  LEFT JOIN coded_day n ON n.day = substr(r.added, 1, 4) || '-' || substr(r.added, 5, 2) || '-' || substr(r.added, 7, 2);
CREATE VIEW coded_source AS
  SELECT q.source AS source, '' AS publisher, '' AS title, q.page AS address, '' AS language,
    coalesce(min(CASE WHEN d.day <> '' THEN
      d.day || 'T' || substr(q.added, 9, 2) || ':' || substr(q.added, 11, 2) || ':' || substr(q.added, 13, 2) || 'Z' END), '') AS published,
    '' AS zone, '' AS calendar, '' AS rank, '' AS ranked
  FROM (SELECT DISTINCT CASE WHEN page <> '' THEN page ELSE 'gdelt ' || added END AS source, page, added FROM gdelt_contact) q
  LEFT JOIN coded_day d ON d.day = substr(q.added, 1, 4) || '-' || substr(q.added, 5, 2) || '-' || substr(q.added, 7, 2)
  GROUP BY q.source, q.page;
-- [rows]
