/**
 * Makes a clone ready to run: installs what the lock file names when it is not installed,
 * and builds when a source is newer than the build. Does nothing on a clone that is ready.
 */
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)
const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
const run = (command) => execSync(command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, time(join(entry.parentPath ?? entry.path, entry.name))), 0)

const installed = at('node_modules', '.raadlink-installed')
if (time(installed) < time(at('npm-shrinkwrap.json'))) {
  console.error('raadlink: installing dependencies …')
  run('npm ci --no-audit --no-fund --loglevel=error')
  writeFileSync(installed, '')
}

const built = at('dist', '.raadlink-built')
if (time(built) < Math.max(newest(at('src')), time(at('tsconfig.json')), time(installed))) {
  console.error('raadlink: building …')
  run('npm run --silent clean')
  run('npm run --silent build')
  writeFileSync(built, '')
}
