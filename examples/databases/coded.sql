-- Rows of codes of CAMEO, as coded_icews.sql or coded_gdelt.sql gives them, as events and as what entente reads, in whatever database.
-- Rows of one day, one word and two sides are one event; of an id that was told again, with the same, that of its earliest day.
-- SPDX-License-Identifier: MIT
-- [kinds]
CREATE VIEW coded_kind AS
            SELECT '036' AS code, 'meeting' AS kind, 'planned' AS status, 'plan' AS word, 'alike' AS sides, '' AS one_role, '' AS other_role
  UNION ALL SELECT '040', 'meeting', 'held', 'consultation', 'alike', '', ''
  UNION ALL SELECT '041', 'call', 'held', 'call', 'alike', '', ''
  UNION ALL SELECT '042', 'visit', 'held', 'visit', 'as told', 'guest', 'host'
  UNION ALL SELECT '043', 'visit', 'held', 'visit', 'turned', 'guest', 'host'
  UNION ALL SELECT '044', 'meeting', 'held', 'meeting', 'alike', '', ''
  UNION ALL SELECT '045', 'meeting', 'held', 'mediation', 'as told', 'mediator', ''
  UNION ALL SELECT '046', 'meeting', 'held', 'negotiation', 'alike', '', '';
-- [kinds]
-- [events]
CREATE VIEW coded_contact AS
  SELECT r.id AS id, r.source AS source, k.kind AS kind, k.status AS status, k.word AS word, k.one_role AS one_role, k.other_role AS other_role,
    CASE WHEN k.sides = 'turned' OR (k.sides = 'alike' AND r.target < r.actor) THEN r.target ELSE r.actor END AS one,
    CASE WHEN k.sides = 'turned' OR (k.sides = 'alike' AND r.target < r.actor) THEN r.actor ELSE r.target END AS other,
    CASE WHEN r.day <> '' THEN r.day WHEN r.written <> '' THEN 'undated ' || r.written ELSE 'undated row ' || r.id END AS told,
    CASE WHEN r.day <> '' AND k.status = 'planned' THEN '[' || r.day || r.doubt || '..]' WHEN r.day <> '' THEN r.day || r.doubt
         WHEN r.written <> '' THEN '../..' ELSE '' END AS time,
    CASE WHEN r.day <> '' THEN 'UTC' ELSE '' END AS zone,
    CASE WHEN r.day <> '' THEN r.earliest END AS begins,
    CASE WHEN r.day <> '' AND k.status = 'planned' THEN 9223372036854775807 WHEN r.day <> '' THEN r.latest END AS ends
  FROM coded_row r JOIN coded_kind k ON k.code = r.code
  WHERE r.actor <> r.target;
CREATE VIEW coded_told AS
  SELECT DISTINCT min(told) OVER (PARTITION BY id, word, one, other) || ' ' || word || ': ' || one || ', ' || other AS event,
    source, kind, status, one_role, other_role, one, other, time, zone, begins, ends
  FROM coded_contact;
CREATE VIEW coded_event AS
  SELECT event, kind, one_role, other_role, one, other,
    coalesce(CASE WHEN status = 'planned' THEN max(begins) ELSE min(begins) END, -9223372036854775807) AS earliest,
    coalesce(max(ends), 9223372036854775807) AS latest,
    CASE WHEN count(*) = count(begins) THEN min(begins) ELSE -9223372036854775807 END AS seen_from,
    CASE WHEN count(*) = count(begins) THEN max(ends) ELSE 9223372036854775807 END AS seen_until
  FROM coded_told
  GROUP BY event, kind, status, one_role, other_role, one, other;
CREATE VIEW coded_who AS
  SELECT DISTINCT who, party, leader FROM coded_actor;
-- [events]
-- [tables]
CREATE VIEW coded_report AS
  SELECT event, row_number() OVER (PARTITION BY event ORDER BY time, source) - 1 AS item, 0 AS number, event AS same, kind, '' AS protocol,
    '' AS occasion, '' AS same_as, '' AS place, '' AS country, source, status, time, zone, '' AS calendar, '' AS length,
    CASE WHEN time = '../..' THEN -9223372036854775807 ELSE begins END AS earliest,
    CASE WHEN time = '../..' THEN 9223372036854775807 ELSE ends END AS latest
  FROM coded_told;
CREATE VIEW coded_party AS
  SELECT e.event AS event, 0 AS item, e.event AS same, e.kind AS kind, w.leader AS said, CASE WHEN w.leader <> '' THEN w.leader END AS leader,
    w.party AS named, w.party AS party, e.one_role AS role, nullif('', '') AS capacity, e.earliest AS earliest, e.latest AS latest,
    e.seen_from AS seen_from, e.seen_until AS seen_until
  FROM coded_event e JOIN coded_who w ON w.who = e.one
  UNION ALL
  SELECT event, 1, event, kind, leader, CASE WHEN leader <> '' THEN leader END, party, party, role, nullif('', ''), earliest, latest,
    seen_from, seen_until
  FROM (
    SELECT e.event AS event, e.kind AS kind, w.party AS party, e.other_role AS role, e.earliest AS earliest, e.latest AS latest,
      e.seen_from AS seen_from, e.seen_until AS seen_until,
      CASE WHEN v.party = w.party AND v.leader = w.leader THEN w.leader || '-too' ELSE w.leader END AS leader
    FROM coded_event e JOIN coded_who w ON w.who = e.other JOIN coded_who v ON v.who = e.one) q;
-- [tables]
-- [record]
CREATE VIEW coded_side AS
  SELECT DISTINCT party, '' AS name, '' AS kind FROM cameo_country
  UNION ALL
  SELECT DISTINCT party || '-PRIV', 'private persons and groups of ' || party, 'other' FROM cameo_country WHERE length(party) <= 3
  UNION ALL SELECT 'OTHERS', 'whoever is of no known country', 'other'
  UNION ALL SELECT 'BODIES', 'bodies of states that are not known', 'organization'
  UNION ALL SELECT 'UNPLACED', 'officials without a country', 'country';
CREATE VIEW coded_record AS
  SELECT list, number, id, record FROM coded_own
  UNION ALL
  SELECT 'parties', 0, party, '{"code": "' || party || '", "name": "' || name || '", "kind": "' || kind || '"}'
  FROM coded_side WHERE kind <> ''
  UNION ALL
  SELECT 'leaders', 0, party || '/another', '{"id": "' || party || '/another", "name": "somebody of ' || party || '"}' FROM coded_side
  UNION ALL
  SELECT 'leaders', 0, party || '/another-too', '{"id": "' || party || '/another-too", "name": "somebody else of ' || party || '"}' FROM coded_side;
-- [record]
