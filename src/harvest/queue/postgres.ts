import { createRequire } from 'node:module'
import type * as GraphileWorker from 'graphile-worker'
import type pg from 'pg'
import { AppError, messageOf } from '../../errors.js'

/** graphile-worker and the driver it brings. */
export interface PostgresModules {
  readonly graphile: typeof GraphileWorker
  readonly pg: typeof pg
}

/** graphile-worker is an optional peer: only harvesting on several machines needs it. Throws `state-unavailable`. */
export function loadPostgres(): PostgresModules {
  const require = createRequire(import.meta.url)
  try {
    const graphile = require('graphile-worker') as typeof GraphileWorker
    return { graphile, pg: createRequire(require.resolve('graphile-worker'))('pg') as typeof pg }
  } catch (error) {
    throw new AppError(
      'state-unavailable',
      `harvesting on several machines needs graphile-worker, which could not be loaded (${messageOf(error).split('\n', 1)[0]}): install it with “npm install graphile-worker@0.16.6”`,
      { cause: error },
    )
  }
}

/** What several processes share. Times of hosts are milliseconds by the clock of the database. */
const SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS raadlink_harvest;
  CREATE TABLE IF NOT EXISTS raadlink_harvest.process (id uuid PRIMARY KEY, lock bigint NOT NULL, machine text NOT NULL, pid integer NOT NULL, workers text[] NOT NULL DEFAULT '{}', dead boolean NOT NULL DEFAULT false);
  CREATE TABLE IF NOT EXISTS raadlink_harvest.host (
    host text PRIMARY KEY, holder uuid, due float8 NOT NULL DEFAULT 0, pace float8 NOT NULL DEFAULT 0, paused float8 NOT NULL DEFAULT 0,
    resting float8 NOT NULL DEFAULT 0, failures integer NOT NULL DEFAULT 0, rests integer NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS raadlink_harvest.robots (origin text PRIMARY KEY, kept jsonb NOT NULL, body bytea, until float8 NOT NULL);
  CREATE TABLE IF NOT EXISTS raadlink_harvest.answer (key text PRIMARY KEY, answer jsonb NOT NULL, body bytea);
  CREATE TABLE IF NOT EXISTS raadlink_harvest.control (key text PRIMARY KEY, value text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
  CREATE OR REPLACE FUNCTION raadlink_harvest.milliseconds() RETURNS float8 LANGUAGE sql VOLATILE AS 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8';`

/**
 * Number of an advisory lock for creating the tables: two processes that start at once would get in each other's way.
 */
const MAKING = 7_252_301
/** Connections of one process: queries are short, and a server has a hundred by default. */
const CONNECTIONS = 12

/**
 * Opens a pool on a database and creates the tables, those of graphile-worker too. Throws AppError `endpoint-failed`
 * when it cannot be reached.
 */
export async function openPostgres(connectionString: string): Promise<{ readonly pool: pg.Pool } & PostgresModules> {
  const modules = loadPostgres()
  let pool: pg.Pool | undefined
  try {
    pool = new modules.pg.Pool({ connectionString, max: CONNECTIONS, application_name: 'raadlink' })
    // An idle connection broke: the next query opens another, and fails when it cannot.
    pool.on('error', () => undefined)
    const client = await pool.connect()
    try {
      await client.query('SELECT pg_advisory_lock($1)', [MAKING])
      await client.query(SCHEMA)
      await modules.graphile.runMigrations({ pgPool: pool, logger: quietLogger(modules) })
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MAKING])
      client.release()
    }
    return { pool, ...modules }
  } catch (error) {
    await pool?.end()
    throw new AppError(
      'endpoint-failed',
      `the queue cannot be used (${messageOf(error)}): check its address, that PostgreSQL runs, and that its user may create tables there`,
      { cause: error },
    )
  }
}

/** graphile-worker reports every job on standard output, which we must keep clean; its errors are returned anyway. */
export function quietLogger({ graphile }: Pick<PostgresModules, 'graphile'>): GraphileWorker.Logger {
  return new graphile.Logger(() => () => undefined)
}
