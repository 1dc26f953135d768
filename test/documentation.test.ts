import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/cli/program.js'
import * as library from '../src/index.js'
import { run } from './cli/session.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const raadlink = async (...words: readonly string[]): Promise<string> => (await run(words)).stdout

/** The console block of the README that starts with a command. */
function consoleBlock(command: string): readonly string[] {
  const start = readme.indexOf(`\`\`\`console\n$ ${command}\n`)
  if (start < 0) throw new Error(`README.md shows no ${command}`)
  return readme.slice(start, readme.indexOf('\n```\n', start)).split('\n').slice(2)
}

describe('README', () => {
  it('fits in 150 lines', () => expect(readme.split('\n').length).toBeLessThanOrEqual(151))

  it('shows the real output of npm run demo, shortened only at its ellipses', () => {
    const demo = [join(root, 'bin', 'raadlink.js'), 'demo']
    const output = execFileSync(process.execPath, demo, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split(
      '\n',
    )
    let from = 0
    for (const line of consoleBlock('npm run demo')) {
      if (line.trim() === '…') continue
      const at = output.indexOf(line, from)
      expect(at, `“${line}” in the output of the demo, after line ${from}`).toBeGreaterThanOrEqual(0)
      from = at + 1
    }
  })

  it('names commands and options that exist', async () => {
    const names = [...Object.keys(COMMANDS), 'help'].join('|')
    const used = [...readme.matchAll(new RegExp(`raadlink (${names})\\b([^\\n\`|]*)`, 'gu'))]
    expect(used.length).toBeGreaterThan(8)
    const helps = new Map<string, string>()
    for (const [, command, rest] of used) {
      if (command === 'help') continue
      const help = helps.get(command!) ?? (await raadlink('help', command!))
      helps.set(command!, help)
      for (const [option] of rest!.matchAll(/--[a-z-]+/gu)) expect(help, `${option} of ${command!}`).toContain(option)
    }
  })

  it('names folders and library functions that exist', () => {
    for (const [, path] of readme.matchAll(/\]\((?!http)([^)#]+)\)/gu))
      expect(existsSync(join(root, path!)), path).toBe(true)
    for (const [, names] of readme.matchAll(/import \{ ([^}]+) \} from 'raadlink'/gu))
      for (const name of names!.split(', ')) expect(Object.keys(library)).toContain(name)
  })

  it('names rules that exist', async () => {
    const rules = [...readme.matchAll(/raadlink rules ([a-z]+\/[a-z-]+)/gu)]
    for (const [, id] of rules) expect(await raadlink('rules', id!)).toContain(id)
    expect(rules.length).toBeGreaterThan(0)
  })
})

describe('the READMEs of the folders', () => {
  const tops = ['src', 'test', 'shapes', 'vocabularies', 'fixtures']
  const rooms = tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true })
      .map(String)
      .filter((file) => basename(file) === 'README.md')
      .map((file) => join(top, dirname(file))),
  )
  const textOf = (room: string): string => readFileSync(join(root, room, 'README.md'), 'utf8')
  const exists = (room: string, path: string): boolean =>
    existsSync(join(root, room, path)) || existsSync(join(root, path))

  it.each(rooms)('%s: names files by their path from the room or from the top, and they exist', (room) => {
    const named = [...textOf(room).matchAll(/`((?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.test)?\.(?:ts|ttl|sh))`/gu)]
    expect(named.map(([, path]) => path!).filter((path) => !exists(room, path))).toEqual([])
  })

  it.each(rooms.filter((room) => room.startsWith('src/')))('%s: names sub-rooms that exist', (room) => {
    const named = [...textOf(room).matchAll(/`((?:[a-z0-9-]+\/)+)`/gu)]
    expect(named.map(([, path]) => path!).filter((path) => !exists(room, path))).toEqual([])
  })

  it.each([
    ['a vote phrase', 'readers'],
    ['a repair', 'readers'],
    ['a check', 'validation'],
    ['a shape rule', 'validation'],
    ['a format', 'rdf'],
    ['a command', 'cli'],
    ['a way out', 'publication'],
    ['a page', 'publication'],
    ['a dump', 'publication'],
    ['a robots rule', 'sources'],
    ['a query limit', 'store'],
    ['a query limit', 'service'],
    ['a Dutch message', 'rules'],
    ['a Dutch message', 'report'],
    ['a Dutch message', 'cli'],
  ])('who wants to add %s finds the files to touch in the README of %s', (what, room) => {
    const [, section = ''] = textOf(`src/${room}`).split('## To add …')
    const row = section.split('\n').find((line) => line.startsWith(`| ${what}`))
    expect(row).toBeDefined()
    expect([...row!.matchAll(/`(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.(?:ts|ttl))?`/gu)].length).toBeGreaterThan(0)
  })

  it('the README of the command line names every command', () => {
    for (const name of Object.keys(COMMANDS)) expect(textOf('src/cli')).toContain(`\`${name}\``)
  })
})
