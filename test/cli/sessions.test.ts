import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run, wordsOf } from './session.js'

/*
 * Each file in sessions/ is a page of sessions as a user has them: in every ```console block a command, what it writes
 * to standard output, what to standard error (lines with `! `), and its exit status. The test runs them and compares
 * the page with what happened; `vitest -u` writes what happens now: read the difference before committing it.
 */
const folder = new URL('sessions/', import.meta.url)
const BLOCK = /```console\n\$ raadlink ([^\n]*)\n[\s\S]*?```/gu

async function transcript(line: string): Promise<string> {
  const [command = '', input] = line.split(' < ', 2)
  const stdin = input === undefined ? '' : readFileSync(new URL(`../../fixtures/${input}`, import.meta.url))
  const { stdout, stderr, status } = await run(wordsOf(command), { stdin })
  const errors = stderr
    .split('\n')
    .slice(0, -1)
    .map((each) => `! ${each}\n`)
    .join('')
  const output = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}(no newline)\n`
  return `\`\`\`console\n$ raadlink ${line}\n${output}${errors}(exit ${status})\n\`\`\``
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', (name) => {
  it('happens as written', async () => {
    const path = fileURLToPath(new URL(name, folder))
    const page = readFileSync(path, 'utf8')
    const blocks = [...page.matchAll(BLOCK)]
    expect(blocks.length).toBeGreaterThan(0)
    expect(page.match(/```console/gu)).toHaveLength(blocks.length)
    const pieces: string[] = []
    let end = 0
    for (const block of blocks) {
      pieces.push(page.slice(end, block.index), await transcript(block[1] ?? ''))
      end = block.index + block[0].length
    }
    await expect([...pieces, page.slice(end)].join('')).toMatchFileSnapshot(path)
  })
})
