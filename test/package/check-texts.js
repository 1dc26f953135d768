/** Holds that what the READMEs and the help of an installed package (its folder is the argument) point to is in it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [, , folder] = process.argv
const raadlink = (...words) =>
  execFileSync(process.execPath, [join(folder, 'bin', 'raadlink.js'), ...words], { encoding: 'utf8' })

/** Place → paths from the package's folder. */
const pointed = []

const readmes = readdirSync(folder, { recursive: true }).filter(
  (path) => path.endsWith('.md') && !path.includes('node_modules'),
)
for (const readme of readmes) {
  const text = readFileSync(join(folder, readme), 'utf8')
  for (const [, path] of text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/gu))
    pointed.push([readme, join(dirname(readme), path)])
}

const commands = [...raadlink('--help').matchAll(/^ {2}([a-z]+) \S/gmu)]
  .map(([, command]) => command)
  .filter((command) => command !== 'help')
for (const command of ['--help', ...commands]) {
  const help = command === '--help' ? raadlink(command) : raadlink('help', command)
  for (const [path] of help.matchAll(/\b(?:src|shapes|vocabularies|fixtures|test)\/[\w./-]*\w/gu))
    pointed.push([`raadlink help ${command}`, path])
}

const lost = pointed.filter(([, path]) => !existsSync(join(folder, path)))
for (const [place, path] of lost) console.log(`${place} points to ${path}, which is not in the package`)
console.log(`texts: ${readmes.length} READMEs, help of ${commands.length} commands, ${pointed.length} paths in them`)
if (lost.length > 0 || commands.length < 10 || pointed.length < 5) process.exit(1)
