import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** The floors: a file may import from its own floor or below. The longest matching prefix decides. */
const FLOORS: readonly (readonly [floor: number, places: string])[] = [
  [1, 'diagnostic.ts errors.ts document.ts rules/'],
  [2, 'rdf/ rdfa/ text/ html/ sources/ log/ store/ report/ sandbox/ model.ts config.ts'],
  [3, 'readers/ mapping/ validation/ linking/ privacy/ deadlines/ correcting/'],
  [4, 'pipeline.ts'],
  [5, 'dataset/ completeness/ accounts/'],
  [6, 'harvest/ publication/'],
  [7, 'service/ index.ts'],
  [8, 'cli/'],
]

/** Rooms that may touch network, disk, clock or environment (design.md, Floors). */
const EFFECTS = /^(?:sources|log|store|sandbox|harvest|dataset|accounts|publication|service|cli)\/|^config\.ts$/u

/**
 * Reading the package's own data (shapes, vocabularies) and looking for a part of the build beside the file, which are as
 * much part of it as the code, are no effects on the outside.
 */
const readsOnlyPackageData = (code: string): boolean =>
  /import \{ (?:readFileSync|existsSync) \} from 'node:fs'/u.test(code) &&
  [...code.matchAll(/\b(?:readFileSync|existsSync)\((.*)/gu)].every(([, argument]) =>
    /^new URL\((?:[`'](?:\.\.\/)+(?:shapes|vocabularies)\/|'\.\/)/u.test(argument ?? ''),
  )

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()

const text = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))

/** The code of a file without its comments, which may speak of anything. */
const codeOf = (file: string): string => (text.get(file) ?? '').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gmu, '')

/** The README of a room, or of the nearest room around it that has one. */
function readmeOf(room: string): string {
  for (let at = room; at !== '.'; at = dirname(at)) {
    const path = join(src, at, 'README.md')
    if (existsSync(path)) return readFileSync(path, 'utf8')
  }
  return ''
}

function floorOf(file: string): number {
  const row = FLOORS.find(([, places]) =>
    places.split(' ').some((place) => file === place || (place.endsWith('/') && file.startsWith(place))),
  )
  if (!row) throw new Error(`src/${file} stands on no floor: give its folder a row in FLOORS and in the design`)
  return row[0]
}

/** The project files a file imports, as paths below src; types count as well. */
function importsOf(file: string): readonly string[] {
  const found =
    text
      .get(file)
      ?.matchAll(
        /^\s*(?:import|export)\s[^'";]*?from\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)|^\s*import\s+'(\.[^']+)'/gmu,
      ) ?? []
  return [...found].map(([, from, dynamic, bare]) =>
    posix.join(dirname(file), from ?? dynamic ?? bare ?? '').replace(/\.js$/u, '.ts'),
  )
}

/** The circles of a graph, each once, as `a → b → a`. */
function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) {
      circles.push([...path.slice(path.indexOf(node)), node].join(' → '))
      return
    }
    if (done.has(node)) return
    for (const next of edges.get(node) ?? []) visit(next, [...path, node])
    done.add(node)
  }
  for (const node of edges.keys()) visit(node, [])
  return circles
}

/** Rooms that hold more files than a screen shows, because all of them are of one flat kind; each README says so. */
const FLAT_ROOMS: ReadonlySet<string> = new Set(['cli/commands', 'readers/annotated/repairs', 'rules'])

describe('architecture', () => {
  it('finds the source', () => expect(files.length).toBeGreaterThan(10))

  it('gives every file a floor, and no import runs up', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => text.has(target) && floorOf(target) > floorOf(file))
        .map((target) => `${file} (${floorOf(file)}) imports ${target} (${floorOf(target)})`),
    )
    expect(upward).toEqual([])
  })

  it('says the right floor in every README that says one', () => {
    const told = files.map(dirname).filter((room) => existsSync(join(src, room, 'README.md')))
    const wrong = [...new Set(told)].filter((room) => {
      const floor = /\bFloor (\d)/u.exec(readFileSync(join(src, room, 'README.md'), 'utf8'))?.[1]
      return floor !== undefined && Number(floor) !== floorOf(`${room}/`)
    })
    expect(wrong).toEqual([])
  })

  it('imports only files that exist', () => {
    const lost = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.endsWith('.ts') && !text.has(target))
        .map((target) => `${file} → ${target}`),
    )
    expect(lost).toEqual([])
  })

  it('has no circle between files, types included', () => {
    const edges = new Map(files.map((file) => [file, new Set(importsOf(file).filter((target) => text.has(target)))]))
    expect(circlesOf(edges)).toEqual([])
  })

  it('has no circle between rooms, types included', () => {
    const edges = new Map<string, Set<string>>()
    for (const file of files) {
      const room = dirname(file)
      const others = edges.get(room) ?? new Set<string>()
      edges.set(room, others)
      for (const target of importsOf(file))
        if (text.has(target) && dirname(target) !== room) others.add(dirname(target))
    }
    edges.delete('.')
    expect(circlesOf(edges)).toEqual([])
  })

  it('divides every large room, unless it is one flat kind of thing', () => {
    const sizes = new Map<string, number>()
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1)
    const large = [...sizes].filter(([room, size]) => size > 15 && !FLAT_ROOMS.has(room)).map(([room]) => room)
    expect(large).toEqual([])
    const flat = [...FLAT_ROOMS].filter((room) => !/one flat kind/iu.test(readmeOf(room)))
    expect(flat).toEqual([])
  })

  it('gives every file a name of its own', () => {
    const names = files.map((file) => posix.basename(file))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('keeps effects at the rim', () => {
    const effects = files
      .filter((file) => !EFFECTS.test(file) && !readsOnlyPackageData(codeOf(file)))
      .filter((file) =>
        /from '(?:node:(?:fs|net|http|https|child_process|worker_threads|dns)[^']*|undici)'|\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bfetch\(/u.test(
          codeOf(file),
        ),
      )
    expect(effects).toEqual([])
  })

  it('reads the environment in one file', () => {
    expect(files.filter((file) => codeOf(file).includes('process.env') && file !== 'config.ts')).toEqual([])
  })

  it('has no grab-bag folders and no default exports', () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|support|misc|shared)(?:\/|\.ts$)/u.test(file)),
    ).toEqual([])
    expect(files.filter((file) => /^export default\b/mu.test(text.get(file) ?? ''))).toEqual([])
  })

  it('names files in kebab-case', () => {
    expect(files.filter((file) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d)?\.ts$/u.test(file))).toEqual([])
  })

  it('has a README of at most a screen in every room that holds files', () => {
    const rooms = [
      ...new Set(
        files
          .map((file) => file.split('/'))
          .filter((parts) => parts.length > 1)
          .map(([room]) => `src/${room}`),
      ),
      'shapes',
      'vocabularies',
      'fixtures',
      'test',
    ]
    const missing = rooms.filter((room) => !readdirSync(join(root, room)).includes('README.md'))
    expect(missing).toEqual([])
  })
})
