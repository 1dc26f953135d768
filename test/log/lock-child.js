/**
 * A process that takes the lock of a folder at an instant (milliseconds since 1970), says whether it has it, and keeps it
 * until it is told to end: node lock-child.js <folder> <instant>.
 */
import { FolderLock } from '../../dist/log/changes/folder-lock.js'

const [, , folder, instant] = process.argv
while (Date.now() < Number(instant));
try {
  FolderLock.take(folder)
  process.stdout.write('has it\n')
} catch (error) {
  process.stdout.write(`${error.code}\n`)
}
process.stdin.resume()
