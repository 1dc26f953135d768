import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

export const VERSION: string = manifest.version

/** How raadlink names itself to servers. */
export const USER_AGENT = `raadlink/${VERSION}`

/** How raadlink names itself as the software that made data. */
export const SOFTWARE = `raadlink ${VERSION}`
