-- What entente reads, worked out once, with the indexes by which it asks. In ClickHouse each table needs its engine and its order besides.
-- SPDX-License-Identifier: MIT
-- [tables]
CREATE TABLE entente_report AS SELECT * FROM coded_report;
CREATE TABLE entente_party AS SELECT * FROM coded_party;
CREATE TABLE entente_source AS SELECT * FROM coded_source;
CREATE TABLE entente_record AS SELECT * FROM coded_record;
CREATE TABLE entente_about AS
  SELECT 'entente' AS name, 1 AS version, 1 AS revision, count(*) AS undated
  FROM entente_report r JOIN entente_source s ON s.source = r.source WHERE s.published = '';
-- [tables]
-- [indexes]
CREATE INDEX report_event ON entente_report (event);
CREATE INDEX report_same ON entente_report (same);
CREATE INDEX party_event ON entente_party (event);
CREATE INDEX party_same ON entente_party (same);
CREATE INDEX party_leader ON entente_party (leader, earliest, latest, kind, same);
CREATE INDEX party_leader_back ON entente_party (leader, latest, earliest, kind, same);
CREATE INDEX party_party ON entente_party (party, leader, earliest, latest, kind, same);
CREATE INDEX source_source ON entente_source (source);
-- [indexes]
