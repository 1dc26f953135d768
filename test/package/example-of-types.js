/** The example in the declarations of an installed package (its folder is the argument), as a program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const types = readFileSync(join(process.argv[2], 'dist', 'index.d.ts'), 'utf8')
const [, example] = /```ts\n([^]*?)```/u.exec(types) ?? []
if (example === undefined) throw new Error('dist/index.d.ts has no example')
console.log(
  example.replace(/^ \* ?/gmu, '').replace("from 'raadlink'\n", "from 'raadlink'\n\ndeclare const html: string\n"),
)
