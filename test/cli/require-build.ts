import { existsSync } from 'node:fs'

/** Stops a test of the built command when nothing is built; `npm test` builds first. */
export function requireBuild(): void {
  if (!existsSync(new URL('../../dist/cli/main.js', import.meta.url)))
    throw new Error('nothing is built: run npm test, or node .ci/prepare.js')
}
