// Answers the five questions of benchmarks/size/questions.hpp by DuckDB, in memory, on one thread: reads the tables of a folder, and then
// questions, line by line. See benchmarks/size/peer.hpp for what it says. Usage: node duckdb.js FOLDER
// SPDX-License-Identifier: MIT
'use strict';
const readline = require('node:readline');
const { DuckDBInstance } = require('@duckdb/node-api');

const folder = process.argv[2];
const csv = (name, columns) => `read_csv('${folder}/${name}.csv', columns = {${columns}})`;

// once: a call for each of its sides, sorted by leader, and again by country; contacts sorted by pair
const arrange = `
CREATE TABLE term AS FROM ${csv('terms',
    "term: 'UINTEGER', leader: 'USMALLINT', elected: 'UINTEGER', took_office: 'UINTEGER', left_office: 'UINTEGER'")};
CREATE TABLE country AS FROM ${csv('countries', "number: 'UTINYINT', code: 'VARCHAR'")};
CREATE TEMP TABLE plain AS SELECT kind, epoch(start)::UINTEGER AS moment, year(start)::USMALLINT AS year,
  substr(leader1, 8)::USMALLINT AS leader1, a.number AS party1, substr(leader2, 8)::USMALLINT AS leader2, b.number AS party2
  FROM event JOIN country a ON a.code = party1 JOIN country b ON b.code = party2;
CREATE TABLE calls AS FROM (SELECT leader1 AS leader, moment, party2 AS other FROM plain WHERE kind = 'call'
  UNION ALL SELECT leader2, moment, party1 FROM plain WHERE kind = 'call') ORDER BY leader, moment, other;
CREATE TABLE calls_with AS FROM calls ORDER BY other, leader, moment;
CREATE TABLE contacts AS SELECT least(party1, party2) AS one, greatest(party1, party2) AS other, moment, year, kind = 'call' AS is_call
  FROM plain ORDER BY one, other, moment;
DROP TABLE plain;
DROP TABLE event;
CHECKPOINT`;

const questions = {
  Q1: `WITH first AS (SELECT term, any_value(term.leader) AS leader, min(moment) AS moment FROM term JOIN calls
      ON calls.leader = term.leader AND moment > elected AND moment <= left_office GROUP BY term)
    SELECT DISTINCT term, moment, other FROM first JOIN calls USING (leader, moment) ORDER BY ALL`,
  Q2: `SELECT term, min(moment) AS moment, other FROM (FROM term WHERE leader IN (FROM asked_leader)) t
      JOIN (FROM calls WHERE leader IN (FROM asked_leader)) c ON c.leader = t.leader AND moment > took_office AND moment <= left_office
    GROUP BY term, other QUALIFY row_number() OVER (PARTITION BY term ORDER BY min(moment), other) <= 10 ORDER BY ALL`,
  Q3: `SELECT coalesce(max(moment), 0)::UINTEGER FROM point LEFT JOIN contacts
      ON contacts.one = point.one AND contacts.other = point.other AND moment < before GROUP BY place ORDER BY place`,
  Q4: 'SELECT one, other, year, count(*)::UINTEGER FROM contacts WHERE is_call GROUP BY ALL ORDER BY ALL',
  // the third contact that follows a second one soonest, the second one that has such and follows a first one soonest (an ASOF JOIN would
  // say so, but that of 1.5 fails with an internal error now and then)
  Q5: `WITH b AS (SELECT leader, b.moment AS b, min(c.moment) AS c
        FROM (FROM calls_with WHERE other = $2) b JOIN (FROM calls_with WHERE other = $3) c USING (leader)
        WHERE c.moment > b.moment AND c.moment <= b.moment + 8640000 GROUP BY ALL),
      a AS (SELECT leader, a.moment AS a, min(b) AS b, min(c) AS c FROM (FROM calls_with WHERE other = $1) a JOIN b USING (leader)
        WHERE b > a.moment AND b <= a.moment + 8640000 GROUP BY ALL)
    SELECT term, min(a), min(b), min(c) FROM term JOIN a USING (leader) WHERE a > elected AND c <= left_office GROUP BY term ORDER BY term`,
};
// what a question is about, which whoever asks has in memory
const given = {
  Q2: `CREATE OR REPLACE TEMP TABLE asked_leader AS FROM ${csv('leaders', "leader: 'USMALLINT'")}`,
  Q3: `CREATE OR REPLACE TEMP TABLE point AS SELECT row_number() OVER () AS place, *
    FROM ${csv('points', "one: 'UTINYINT', other: 'UTINYINT', before: 'UINTEGER'")}`,
};

async function timed(work) {
  const begin = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(begin);
  return [(user + system) / 1e6, result];
}

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const [reading] = await timed(() => connection.run(`CREATE TABLE event AS FROM ${csv('events',
    "id: 'VARCHAR', kind: 'VARCHAR', start: 'TIMESTAMP', leader1: 'VARCHAR', party1: 'VARCHAR', leader2: 'VARCHAR', party2: 'VARCHAR'")}`));
  const [arranging] = await timed(() => connection.run(arrange));
  const memory = await connection.runAndReadAll('SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
  console.log(reading, arranging, memory.getRows()[0][0]);

  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [name, ...parameters] = line.split(' ');
    if (given[name]) await connection.run(given[name]);
    const statement = await connection.prepare(questions[name]);
    parameters.forEach((p, i) => statement.bindInteger(i + 1, Number(p)));
    const [seconds, result] = await timed(() => statement.run());
    const rows = await result.getRows();
    console.log(`${seconds} ${rows.length * result.columnCount}\n${rows.map((row) => row.join(' ')).join('\n')}`);
  }
}

main();
