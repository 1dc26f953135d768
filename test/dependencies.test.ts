import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>
}

const manifest = JSON.parse(read('package.json')) as Manifest
const names = (kind: keyof Manifest): readonly string[] => Object.keys(manifest[kind])

/** The package a specifier names; undefined for a file of ours and for a module of Node. */
function packageOf(specifier: string): string | undefined {
  if (/^(?:\.|node:)/u.test(specifier) || builtinModules.includes(specifier)) return undefined
  return /^(?:@[a-z0-9-]+\/)?[a-z0-9-][a-z0-9.-]*/u.exec(specifier)?.[0]
}

/** What a file imports: by import, export from, import(), and require() or resolve() of a literal. */
function importsOf(path: string): readonly string[] {
  const text = read(path)
  const asked = [...text.matchAll(/\b(?:require|resolve)(?:\([^()]*\))?\(\s*'([^']+)'/gu)].map(([, name]) => name!)
  return [...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName), ...asked]
}

/** Package → files that import it. */
function importersIn(patterns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>()
  for (const path of globSync([...patterns], { cwd: root }).sort())
    for (const specifier of importsOf(path)) {
      const name = packageOf(specifier)
      if (name !== undefined && name !== 'raadlink') importers.set(name, [...(importers.get(name) ?? []), path])
    }
  return importers
}

const shipped = importersIn(['src/**/*.ts', 'bin/*.js'])
const worked = importersIn(['.ci/*.js', 'test/**/*.{ts,js,mjs}'])
const scripts = [...Object.values(manifest.scripts), ...globSync('.ci/*', { cwd: root, dot: true }).map(read)].join(
  '\n',
)

/** Packages that .ci puts into the build; in a clone they are loaded as packages. */
const bundled = names('devDependencies').filter((name) =>
  globSync('.ci/bundle-*.js', { cwd: root, dot: true }).some((path) => read(path).includes(`'${name}`)),
)

/** Whether the scripts of the project call a program of a package. */
function isCalled(name: string): boolean {
  const path = join(root, 'node_modules', name, 'package.json')
  if (!existsSync(path)) return false
  const { bin = {} } = JSON.parse(readFileSync(path, 'utf8')) as { bin?: string | Record<string, string> }
  const programs = typeof bin === 'string' ? [name] : Object.keys(bin)
  return programs.some((program) => new RegExp(`(?:^|[\\s"])${program}(?:[\\s"]|$)`, 'mu').test(scripts))
}

/** Types of a package, or of Node, that is imported. */
function isTypesOf(name: string): boolean {
  const [, typed] = /^@types\/(.+)$/u.exec(name) ?? []
  return typed !== undefined && (typed === 'node' || shipped.has(typed) || worked.has(typed))
}

/** Dependencies of dependencies, held at a version that Node 20 runs: the shrinkwrap does not reach who installs a tarball. */
const HELD: Readonly<Record<string, string>> = { 'light-my-request': 'fastify' }

/** Whether it is held for a dependency that asks for it. */
function isHeld(name: string): boolean {
  const holder = HELD[name]
  if (holder === undefined) return false
  const { dependencies } = JSON.parse(read(`node_modules/${holder}/package.json`)) as Pick<Manifest, 'dependencies'>
  return name in dependencies
}

describe('dependencies', () => {
  it('imports each dependency in what is shipped', () => {
    const all = [...names('dependencies'), ...names('optionalDependencies'), ...names('peerDependencies')]
    const idle = all.filter((name) => !shipped.has(name) && !isTypesOf(name) && !isHeld(name))
    expect(idle).toEqual([])
  })

  it('imports or runs each development dependency', () => {
    const idle = names('devDependencies').filter(
      (name) =>
        !shipped.has(name) && !worked.has(name) && !isCalled(name) && !isTypesOf(name) && !bundled.includes(name),
    )
    expect(idle).toEqual([])
  })

  it('declares what is shipped to import, or puts it into the build', () => {
    const declared = [
      ...names('dependencies'),
      ...names('optionalDependencies'),
      ...names('peerDependencies'),
      ...bundled,
    ]
    // graphile-worker brings its driver; tsx runs threads from source, never from the build.
    const others = ['pg', 'tsx']
    const lost = [...shipped].filter(([name]) => !declared.includes(name) && !others.includes(name))
    expect(lost).toEqual([])
  })

  it('declares what tests and tools import', () => {
    const declared = [...names('dependencies'), ...names('optionalDependencies'), ...names('devDependencies')]
    const lost = [...worked].filter(([name]) => !declared.includes(name) && !declared.includes(`@types/${name}`))
    expect(lost).toEqual([])
  })

  it('declares nothing twice, and each peer as optional and for development', () => {
    const all = [...names('dependencies'), ...names('optionalDependencies'), ...names('devDependencies')]
    expect(all.length).toBe(new Set(all).size)
    for (const name of names('peerDependencies')) {
      expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true })
      expect(names('devDependencies')).toContain(name)
    }
  })

  it('names exact versions', () => {
    const versions = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies].flatMap((each) =>
      Object.entries(each),
    )
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([])
  })
})
