-- What entente reads, worked out anew for each question: for small tables, or for a try.
-- SPDX-License-Identifier: MIT
-- [views]
CREATE VIEW entente_report AS SELECT * FROM coded_report;
CREATE VIEW entente_party AS SELECT * FROM coded_party;
CREATE VIEW entente_source AS SELECT * FROM coded_source;
CREATE VIEW entente_record AS SELECT * FROM coded_record;
CREATE VIEW entente_about AS
  SELECT 'entente' AS name, 1 AS version, 1 AS revision, count(*) AS undated
  FROM coded_report r JOIN coded_source s ON s.source = r.source WHERE s.published = '';
-- [views]
