import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { requireBuild } from './require-build.js'
/*
 * The built command as a process of its own; everything else of the command line is tested in this process, which is
 * faster.
 */

const bin = fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url))
const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

beforeAll(() => requireBuild())

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

async function start(
  words: readonly string[],
  act: (child: ReturnType<typeof spawn>) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...words], { cwd: fixtures, stdio: ['pipe', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  act(child)
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { stdout, stderr, status }
}

describe('bin/raadlink', () => {
  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(await start(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 })
  })

  it('writes data to standard output, and nothing else there', async () => {
    const { stdout, stderr, status } = await start(
      ['convert', '-', '--to', 'ntriples', '--base', 'https://voorbeeldegem.example/agenda'],
      (child) => child.stdin!.end(readFileSync(`${fixtures}cipal/agenda.html`)),
    )
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^<\S+> <\S+> .+ \.$/u)
  })

  it('gives errors of use status 2', async () => {
    expect(await start(['validate', 'nowhere.html'])).toEqual({
      stdout: '',
      stderr: 'raadlink: nowhere.html: there is no such file or folder\n',
      status: 2,
    })
  })

  it('stops quietly when its reader has enough', async () => {
    const { stderr, status } = await start(['convert', '.', '--to', 'nquads'], (child) =>
      child.stdout!.once('data', () => child.stdout!.destroy()),
    )
    expect(stderr).not.toMatch(/EPIPE|Error|at /u)
    expect(status).toBe(0)
  })

  it('serves until it is told to stop', async () => {
    let answer: unknown
    const { stderr, status } = await start(['serve', 'cipal/agenda.html', '--port', '0'], (child) => {
      child.stderr!.on('data', (chunk: Buffer) => {
        const address = /at (http:\S+)\/sparql/u.exec(chunk.toString())?.[1]
        if (address === undefined) return
        void fetch(
          `${address}/sparql?query=${encodeURIComponent('ASK { ?z a <http://data.vlaanderen.be/ns/besluit#Zitting> }')}`,
        )
          .then(async (response) => {
            answer = await response.json()
          })
          .finally(() => child.kill('SIGTERM'))
      })
    })
    expect({ answer, status }).toEqual({ answer: { head: {}, boolean: true }, status: 0 })
    expect(stderr).toMatch(/^raadlink: \d+ quads at http:/mu)
  })
})
