import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('the packed package installs in an empty folder and answers a federated query', async () => {
  const script = fileURLToPath(new URL('../package/install-and-query.sh', import.meta.url))
  const { stdout } = await promisify(execFile)('bash', [script], { maxBuffer: 2 ** 26 })
  expect(stdout).toMatch(/agenda items: \d+ in the file, \d+ at the endpoint, \d+ in both/u)
}, 900_000)
