import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** The floors: a file may import from its own floor or below. The longest matching prefix decides. */
const FLOORS: readonly (readonly [prefix: string, floor: number])[] = [
  ['diagnostic.ts', 1], ['errors.ts', 1], ['document.ts', 1], ['rules/', 1],
  ['rdf/', 2], ['rdfa/', 2], ['text/', 2], ['sources/', 2], ['log/', 2], ['store/', 2], ['report/', 2], ['sandbox/', 2], ['model.ts', 2], ['config.ts', 2],
  ['mapping/', 3], ['validation/', 3], ['linking/', 3],
  ['readers/', 4], ['publication/', 4], ['harvest/', 4],
  ['pipeline.ts', 5], ['republish.ts', 5], ['dataset.ts', 5], ['withdrawal.ts', 5], ['harvest-run.ts', 5],
  ['service/', 6], ['index.ts', 6],
  ['cli/', 7],
]

/** Rooms that may touch network, disk, clock or environment (design.md, Floors). */
const EFFECTS = /^(?:sources|log|store|sandbox|harvest|publication|service|cli)\/|^config\.ts$/u

/** Reading the package's own data (shapes, vocabularies), which is as much part of it as the code, is no effect on the outside. */
const readsOnlyPackageData = (code: string): boolean =>
  /import \{ readFileSync \} from 'node:fs'/u.test(code) && [...code.matchAll(/\breadFileSync\((.*)/gu)].every(([, argument]) => /^new URL\([`'](?:\.\.\/)+(?:shapes|vocabularies)\//u.test(argument ?? ''))

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()

const text = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))

/** The code of a file without its comments, which may speak of anything. */
const codeOf = (file: string): string => (text.get(file) ?? '').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gmu, '')

function floorOf(file: string): number {
  const row = FLOORS.find(([prefix]) => file === prefix || (prefix.endsWith('/') && file.startsWith(prefix)))
  if (!row) throw new Error(`src/${file} stands on no floor: give its folder a row in FLOORS and in the design`)
  return row[1]
}

/** Imports of project files, as paths below src. `import type` counts for floors, not for circles. */
function importsOf(file: string): readonly { readonly target: string; readonly typeOnly: boolean }[] {
  const found = text.get(file)?.matchAll(/^\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)|^\s*import\s+'(\.[^']+)'/gmu) ?? []
  return [...found].map(([, type, from, dynamic, bare]) => {
    const path = from ?? dynamic ?? bare ?? ''
    return { target: posix.join(dirname(file), path).replace(/\.js$/u, '.ts'), typeOnly: type !== undefined }
  })
}

describe('architecture', () => {
  it('finds the source', () => expect(files.length).toBeGreaterThan(10))

  it('gives every file a floor, and no import runs up', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => text.has(target) && floorOf(target) > floorOf(file))
        .map(({ target }) => `${file} (${floorOf(file)}) imports ${target} (${floorOf(target)})`),
    )
    expect(upward).toEqual([])
  })

  it('imports only files that exist', () => {
    const lost = files.flatMap((file) => importsOf(file).filter(({ target }) => target.endsWith('.ts') && !text.has(target)).map(({ target }) => `${file} → ${target}`))
    expect(lost).toEqual([])
  })

  it('has no circle of imports', () => {
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const { target, typeOnly } of importsOf(file)) if (!typeOnly && text.has(target)) visit(target, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('keeps effects at the rim', () => {
    const effects = files
      .filter((file) => !EFFECTS.test(file) && !readsOnlyPackageData(codeOf(file)))
      .filter((file) => /from '(?:node:(?:fs|net|http|https|child_process|worker_threads|dns)[^']*|undici)'|\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bfetch\(/u.test(codeOf(file)))
    expect(effects).toEqual([])
  })

  it('reads the environment in one file', () => {
    expect(files.filter((file) => codeOf(file).includes('process.env') && file !== 'config.ts')).toEqual([])
  })

  it('has no grab-bag folders and no default exports', () => {
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|support|misc|shared)(?:\/|\.ts$)/u.test(file))).toEqual([])
    expect(files.filter((file) => /^export default\b/mu.test(text.get(file) ?? ''))).toEqual([])
  })

  it('names files in kebab-case', () => {
    expect(files.filter((file) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d)?\.ts$/u.test(file))).toEqual([])
  })

  it('has a README of at most a screen in every room that holds files', () => {
    const rooms = [...new Set(files.map((file) => file.split('/')).filter((parts) => parts.length > 1).map(([room]) => `src/${room}`)), 'shapes', 'vocabularies', 'fixtures', 'test']
    const missing = rooms.filter((room) => !readdirSync(join(root, room)).includes('README.md'))
    expect(missing).toEqual([])
  })
})
