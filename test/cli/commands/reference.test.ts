import { readdirSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../../src/cli/program.js'
import { run } from '../session.js'

const cli = new URL('../../../src/cli/', import.meta.url)
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
const program = await buildProgram(
  { stdin: process.stdin, stdout: nowhere, stderr: nowhere, folder: '.', environment: {}, now: () => new Date(0) },
  () => undefined,
)
const commands = program.commands.map((command) => command.name())

describe('the command reference', () => {
  it('is what --help prints (vitest -u writes it anew)', async () => {
    const helps = await Promise.all(
      [[], ...commands.map((name) => [name])].map(async (words) => ({ words, help: await run([...words, '--help']) })),
    )
    for (const { help } of helps) expect(help).toMatchObject({ status: 0, stderr: '' })
    const sections = helps.map(
      ({ words, help }) => `## ${['raadlink', ...words].join(' ')}\n\n\`\`\`\n${help.stdout.trimEnd()}\n\`\`\`\n`,
    )
    const page = `# Command reference\n\nGenerated from the code; \`raadlink help <command>\` prints the same.\n\n${sections.join('\n')}`
    await expect(page).toMatchFileSnapshot(fileURLToPath(new URL('REFERENCE.md', cli)))
  })

  it.each(commands)('%s has an example that is a command line it takes', (name) => {
    const command = program.commands.find((each) => each.name() === name)!
    let help = ''
    command
      .configureOutput({
        writeOut: (text) => {
          help += text
        },
      })
      .outputHelp()
    const examples = [...help.matchAll(/^ {2}\$ raadlink (\S+)(.*)$/gmu)]
    expect(examples.length).toBeGreaterThan(0)
    const known = [command, ...command.commands].flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
    for (const [, word, rest = ''] of examples) {
      expect(word).toBe(name)
      for (const [option] of rest.matchAll(/--[a-z-]+/gu)) expect(known).toContain(option)
    }
  })

  it('README.md names every command, no option that is not there, and the variables the code reads', () => {
    const readme = readFileSync(new URL('README.md', cli), 'utf8')
    for (const name of commands) expect(readme).toContain(`\`${name}\``)
    const known = program.commands.flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
    for (const [option] of readme.matchAll(/--[a-z][a-z-]+/gu)) expect([...known, '--help']).toContain(option)
    const source = new URL('../', cli)
    const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(name, source), 'utf8'))
    const variables = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/RAADLINK_[A-Z_]+/gu)].map(([name]) => name))].sort()
    expect(variables(readme)).toEqual(variables(code.join('\n')))
  })
})
