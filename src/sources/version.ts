import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

/** Version of this package. */
export const VERSION: string = manifest.version

/** How raadlink names itself to the servers it asks. */
export const USER_AGENT = `raadlink/${VERSION}`

/** How raadlink names itself where the making of data is told. */
export const SOFTWARE = `raadlink ${VERSION}`
