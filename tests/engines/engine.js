// DuckDB or ClickHouse within a process of node, as the other end of a driver: reads requests, a line of JSON each, and answers each with a line.
// {"sql", "bound"} runs a statement; a number is {"n": "12"}, here and in rows. {"insert", "rows"} adds rows to a table. {"fresh": true}
// forgets all. Answers: {"rows"} or {"error"}. Usage: node engine.js duckdb|clickhouse
// SPDX-License-Identifier: MIT
'use strict';
const readline = require('node:readline');

const told = (value) => (value === null || value === undefined ? null
  : typeof value === 'bigint' || typeof value === 'number' ? { n: String(value) } : String(value));

async function duckdb() {
  const { DuckDBInstance, BIGINT, VARCHAR } = require('@duckdb/node-api');
  let connection;
  const run = async (text, bound) => {
    const values = bound.map((b) => (b !== null && typeof b === 'object' ? BigInt(b.n) : b));
    const types = bound.map((b) => (b !== null && typeof b === 'object' ? BIGINT : VARCHAR));
    return (await connection.runAndReadAll(text, values, types)).getRows();
  };
  const fresh = async () => {
    if (connection) connection.closeSync();
    connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  };
  await fresh();
  return {
    fresh, run,
    insert: async (table, rows) => {
      for (const row of rows) await run(`INSERT INTO ${table} VALUES (${row.map((_, i) => `$${i + 1}`)})`, row);
    },
  };
}

async function clickhouse() {
  const { Session } = require('chdb');
  const session = new Session();
  const run = async (text, bound) => {
    const values = {};
    bound.forEach((b, i) => { values[`p${i + 1}`] = b !== null && typeof b === 'object' ? BigInt(b.n) : b; });
    const out = bound.length === 0 ? session.query(text, 'JSONCompact') : session.queryBind(text, values, 'JSONCompact');
    if (out === '') return [];
    const { meta, data } = JSON.parse(out); // which writes numbers of 64 bits as texts
    const isNumber = meta.map((m) => /Int/.test(m.type));
    return data.map((row) => row.map((v, i) => (v !== null && isNumber[i] ? BigInt(v) : v)));
  };
  const fresh = async () => {
    session.query('DROP DATABASE IF EXISTS story');
    session.query('CREATE DATABASE story');
    session.query('USE story');
    session.query('SET output_format_json_quote_64bit_integers = 1');
  };
  await fresh();
  return {
    fresh, run,
    insert: async (table, rows) => {
      const values = rows.map((row) => row.map((v) => (v !== null && typeof v === 'object' ? BigInt(v.n) : v)));
      if (values.length !== 0) await session.insert({ table, values });
    },
  };
}

async function main() {
  const engine = await { duckdb, clickhouse }[process.argv[2]]();
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    let answer;
    try {
      const asked = JSON.parse(line);
      let rows = [];
      if (asked.fresh) await engine.fresh();
      else if (asked.insert) await engine.insert(asked.insert, asked.rows);
      else rows = await engine.run(asked.sql, asked.bound);
      answer = { rows: rows.map((row) => row.map(told)) };
    } catch (e) {
      answer = { error: String(e.message || e) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
main().then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });
