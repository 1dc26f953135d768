import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as library from '../src/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const raadlink = (...words: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, 'bin', 'raadlink.js'), ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** The console block of the README that starts with a command. */
function consoleBlock(command: string): readonly string[] {
  const start = readme.indexOf(`\`\`\`console\n$ ${command}\n`)
  if (start < 0) throw new Error(`README.md shows no ${command}`)
  return readme.slice(start, readme.indexOf('\n```\n', start)).split('\n').slice(2)
}

describe('README', () => {
  it('fits in 150 lines', () => expect(readme.split('\n').length).toBeLessThanOrEqual(151))

  it('shows the real output of npm run demo, shortened only at its ellipses', () => {
    const output = raadlink('demo').split('\n')
    let from = 0
    for (const line of consoleBlock('npm run demo')) {
      if (line.trim() === '…') continue
      const at = output.indexOf(line, from)
      expect(at, `“${line}” in the output of the demo, after line ${from}`).toBeGreaterThanOrEqual(0)
      from = at + 1
    }
  })

  it('names commands and options that exist', () => {
    const used = [
      ...readme.matchAll(
        /raadlink (convert|validate|query|serve|ingest|withdraw|harvest|sources|remap|worker|status|publish|rebuild|export|import|sync|reference|rules|demo|help)\b([^\n`|]*)/gu,
      ),
    ]
    expect(used.length).toBeGreaterThan(8)
    const helps = new Map<string, string>()
    for (const [, command, rest] of used) {
      if (command === 'help') continue
      const help = helps.get(command!) ?? raadlink('help', command!)
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

  it('names rules that exist', () => {
    const rules = [...readme.matchAll(/raadlink rules ([a-z]+\/[a-z-]+)/gu)]
    for (const [, id] of rules) expect(raadlink('rules', id!)).toContain(id)
    expect(rules.length).toBeGreaterThan(0)
  })
})

describe('the READMEs of the folders', () => {
  const files = ['src', 'test', 'shapes', 'vocabularies', 'fixtures'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true }).map(String),
  )
  const folders = ['src', 'test', 'shapes', 'vocabularies', 'fixtures'].flatMap((top) => [
    top,
    ...readdirSync(join(root, top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${top}/${name}`),
  ])

  it.each(folders.filter((folder) => existsSync(join(root, folder, 'README.md'))))(
    '%s: names files that exist',
    (folder) => {
      const text = readFileSync(join(root, folder, 'README.md'), 'utf8')
      const named = [...text.matchAll(/`([a-z0-9-]+(?:\/[a-z0-9-]+)*\.(?:ts|ttl|json|html|sh))`/gu)].map(
        ([, file]) => file!,
      )
      const lost = named.filter(
        (file) => !existsSync(join(root, file)) && !files.some((each) => each === file || each.endsWith(`/${file}`)),
      )
      expect(lost).toEqual([])
    },
  )
})
