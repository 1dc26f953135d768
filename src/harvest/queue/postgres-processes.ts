import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type pg from 'pg'
import { ownerOf } from '../../log/changes/folder-lock.js'

/** Registers this process with the others, which know by its lock that it is alive. Returns its id. */
export async function enroll(own: pg.Client): Promise<string> {
  const id = randomUUID()
  // A machine that fails does not disconnect: after half a minute of silence the database releases its locks.
  await own.query('SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3')
  await own.query('SELECT pg_advisory_lock(hashtextextended($1::text, 0))', [id])
  await own.query(
    'INSERT INTO raadlink_harvest.process (id, lock, machine, pid) VALUES ($1::text::uuid, hashtextextended($1::text, 0), $2, $3)',
    [id, hostname(), process.pid],
  )
  return id
}

/** Signs this process off: releases its hosts, keeping their distance. */
export async function leaveAll(own: pg.Client, id: string): Promise<void> {
  await leaveHosts(own, id)
  await own.query('DELETE FROM raadlink_harvest.process WHERE id = $1', [id])
}

/** Releases jobs and hosts of dead processes: when the lock of a process can be taken, the process is gone. */
export async function freeTheDead(own: pg.Client, mine: string): Promise<void> {
  const { rows } = await own.query<{ id: string; lock: string; workers: readonly string[] }>(
    'SELECT id, lock, workers FROM raadlink_harvest.process WHERE id <> $1 AND NOT dead',
    [mine],
  )
  for (const { id, lock, workers } of rows) {
    const {
      rows: [found],
    } = await own.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [lock])
    if (found?.free !== true) continue
    await leaveHosts(own, id)
    await own.query('SELECT graphile_worker.force_unlock_workers($1)', [workers])
    await own.query('UPDATE raadlink_harvest.process SET dead = true WHERE id = $1', [id])
    await own.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}

async function leaveHosts(own: pg.Client, id: string): Promise<void> {
  await own.query(
    'UPDATE raadlink_harvest.host SET holder = NULL, due = greatest(due, raadlink_harvest.milliseconds() + pace) WHERE holder = $1',
    [id],
  )
}

/**
 * Removes the lock of a data folder that a process on another machine left when it died; only the leader may do so. Any
 * other lock may belong to a living process and stays.
 */
export async function breakLockOfTheDead(own: pg.Client, folder: string): Promise<void> {
  const owner = ownerOf(folder)
  if (owner) {
    const { rowCount } = await own.query(
      'SELECT 1 FROM raadlink_harvest.process WHERE dead AND machine = $1 AND pid = $2',
      [owner.host, owner.pid],
    )
    if (rowCount !== null && rowCount > 0) rmSync(join(folder, 'lock'), { force: true })
  }
  await own.query('DELETE FROM raadlink_harvest.process WHERE dead')
}
