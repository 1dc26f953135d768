import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Argument, Command } from 'commander'
import { AppError } from '../../errors.js'
import { compactOrgans, compactUnits, parseTable } from '../../linking/compact-reference.js'
import { writeRegister, type RegisterEntry } from '../../linking/person-register.js'
import {
  ORGANS_QUERY,
  organsOfRows,
  PEOPLE_QUERY,
  peopleOfRows,
  TERMS_QUERY,
  UNITS_QUERY,
  unitsOfRows,
} from '../../linking/reference-queries.js'
import { registerOfModel } from '../../linking/register-of-model.js'
import { writeFileAtomically } from '../../log/changes/atomic-file.js'
import { selectRows } from '../../sources/list/select-rows.js'
import { systemReason } from '../../sources/system-reason.js'
import { USER_AGENT } from '../../sources/version.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { processInputs } from '../work/process-inputs.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

interface ReferenceOptions extends SharedOptions {
  readonly out: string
  readonly units?: string
  readonly organs?: string
  readonly pages?: readonly string[]
  readonly endpoint?: string
}

const UNIT_COLUMNS = ['uri', 'classificatie', 'label', 'nis2019', 'nis2025', 'organen_2025'] as const
const ORGAN_COLUMNS = [
  'soort',
  'uri',
  'classificatie',
  'eenheid',
  'is_tijdspecialisatie_van',
  'bindingStart',
  'bindingEinde',
  'termijn',
  'datum_bron',
] as const
const SELECT = { userAgent: USER_AGENT, milliseconds: 120_000, pageSize: 5000 }

const EXAMPLES = `
Written are, as far as the sources tell them: bestuurseenheden.tsv and bestuursorganen.tsv, which stand in vocabularies/ of the
package, and personen.tsv, a register for --register of convert and validate. A table has a line with the names of its columns:
units ${UNIT_COLUMNS.join(', ')};
organs ${ORGAN_COLUMNS.join(', ')}.

Examples:
  $ raadlink reference update --units units.tsv --organs organs.tsv --out vocabularies/
  $ raadlink reference update --pages 'notulen/*.html' --out register/
  $ raadlink reference update --endpoint https://data.lblod.info/sparql --out reference/`

/** `raadlink reference update`: the tables that names are tied to, from files, annotated pages or a SPARQL endpoint. */
export function referenceCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(new Command('reference'))
    .description(
      'Make the tables of units, bodies and people that names in documents are tied to, from files, annotated pages or a SPARQL endpoint.',
    )
    .addArgument(new Argument('<action>', 'what to do').choices(['update']))
    .requiredOption('--out <folder>', 'where the tables are written')
    .option('--units <file>', 'table of bestuurseenheden')
    .option('--organs <file>', 'table of bestuursorganen')
    .option('--pages <files...>', 'annotated pages that name people with their IRIs')
    .option('--endpoint <url>', 'SPARQL endpoint with units, bodies and mandatarissen')
    .addHelpText('after', EXAMPLES)
    .action(async (_action: string, options: ReferenceOptions) => done(await update(options, terminal)))
}

async function update(options: ReferenceOptions, terminal: Terminal): Promise<ExitStatus> {
  const { units, organs, pages, endpoint } = options
  if (units === undefined && organs === undefined && pages === undefined && endpoint === undefined)
    throw new AppError('usage', 'reference update: give --units, --organs, --pages or --endpoint')
  const folder = resolve(terminal.folder, options.out)
  const put = async (name: string, text: string): Promise<void> => {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileAtomically(join(folder, name), text)
    } catch (thrown) {
      throw new AppError('output-unwritable', `${join(options.out, name)}: ${systemReason(thrown)}`, { cause: thrown })
    }
    await write(terminal.stderr, `raadlink: ${name}: ${text.split('\n').length - 2} rows\n`)
  }
  const people: RegisterEntry[] = []
  let status: ExitStatus = 0
  if (endpoint !== undefined) {
    const found = organsOfRows(
      await selectRows(endpoint, ORGANS_QUERY, SELECT),
      await selectRows(endpoint, TERMS_QUERY, SELECT),
    )
    await put('bestuurseenheden.tsv', compactUnits(unitsOfRows(await selectRows(endpoint, UNITS_QUERY, SELECT), found)))
    await put('bestuursorganen.tsv', compactOrgans(found))
    people.push(...peopleOfRows(await selectRows(endpoint, PEOPLE_QUERY, SELECT)))
  }
  if (units !== undefined) await put('bestuurseenheden.tsv', compactUnits(tableOf(units, UNIT_COLUMNS, terminal)))
  if (organs !== undefined) await put('bestuursorganen.tsv', compactOrgans(tableOf(organs, ORGAN_COLUMNS, terminal)))
  if (pages !== undefined) {
    const { failures } = await processInputs(
      pages,
      { settings: settingsOf(options, terminal), dataToStdout: false },
      terminal,
      ({ processed }) => {
        people.push(...registerOfModel(processed.reading.model))
        return Promise.resolve()
      },
    )
    if (failures.length > 0) status = 2
  }
  if (pages !== undefined || endpoint !== undefined) await put('personen.tsv', writeRegister(people))
  return status
}

function tableOf<Column extends string>(
  name: string,
  columns: readonly Column[],
  terminal: Terminal,
): readonly Readonly<Record<Column, string>>[] {
  let text: string
  try {
    text = readFileSync(resolve(terminal.folder, name), 'utf8')
  } catch (thrown) {
    throw new AppError('input-not-found', `${name}: ${systemReason(thrown)}`, { cause: thrown })
  }
  try {
    return parseTable(text, columns)
  } catch (thrown) {
    if (thrown instanceof RangeError)
      throw new AppError('input-unreadable', `${name}: ${thrown.message}`, { cause: thrown })
    throw thrown
  }
}
