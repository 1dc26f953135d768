import { randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError, messageOf } from '../errors.js'
import { isRunning } from '../log/changes/temporary-folder.js'

/*
 * A site is a folder beside the target, `.<name>.site-<process>-<id>`, and the target is a symbolic link to it: one
 * rename of a link changes the site from the old to the new one, with nothing in between, whatever is killed when.
 */

/** A new folder for a site; unlike a temporary one, those may read it who may read its neighbours: a web server. */
export function freshSite(target: string): string {
  const path = join(dirname(target), `${siteStart(target)}${process.pid}-${randomUUID()}`)
  mkdirSync(path)
  return path
}

/**
 * Lets the target lead to a site, in one step. A plain folder (from 0.1.0, or made by hand) has to be moved away first,
 * once: then alone there is no site for an instant. Throws `output-unwritable`; the old site then stands.
 */
export function showSite(target: string, site: string): void {
  const link = `${target}.link-${process.pid}`
  const old = isPlainFolder(target) ? `${target}.old-${randomUUID()}` : undefined
  try {
    rmSync(link, { force: true })
    // A junction needs no rights that others lack, but knows no relative paths.
    if (process.platform === 'win32') symlinkSync(site, link, 'junction')
    else symlinkSync(basename(site), link)
    if (old !== undefined) renameSync(target, old)
    try {
      renameSync(link, target)
    } catch (error) {
      if (old !== undefined) renameSync(old, target)
      throw error
    }
  } catch (error) {
    rmSync(link, { force: true })
    throw new AppError('output-unwritable', `${target} could not be replaced: ${messageOf(error)}`, { cause: error })
  }
}

/**
 * Removes what stands beside a target and is not the site it leads to: older sites, and what killed runs left, which
 * may hold what was erased since. What another run is writing at this moment stays. `shown`: the site of this run.
 */
export function sweepSites(target: string, shown?: string): void {
  const folder = dirname(target)
  const current = linkOf(target)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name === current || path === shown) continue
    const [, pid] = new RegExp(`^${escaped(siteStart(target))}(\\d+)-[\\da-f-]{36}$`, 'u').exec(name) ?? []
    const isLeft =
      pid === undefined
        ? new RegExp(`^${escaped(basename(target))}\\.(?:draft|old)-[\\da-f-]{36}$`, 'u').test(name)
        : (shown !== undefined && Number(pid) === process.pid) || !isRunning(Number(pid))
    if (isLeft) rmSync(path, { recursive: true, force: true })
  }
}

function siteStart(target: string): string {
  return `.${basename(target)}.site-`
}

function linkOf(target: string): string | undefined {
  return lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() === true
    ? basename(readlinkSync(target))
    : undefined
}

function isPlainFolder(target: string): boolean {
  return lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
