import { Command, Option } from 'commander'
import { isValidDate } from '../../rdf/date-time.js'
import { PublicationIndex } from '../../dataset/publication-index.js'
import { timelinesOf } from '../../dataset/timelines.js'
import { deadlineCalendar } from '../../deadlines/deadline-calendar.js'
import { DEADLINE_RULES, type DeadlineRule } from '../../deadlines/deadline-rules.js'
import { deadlinesOf, type DeadlineState } from '../../deadlines/deadline-state.js'
import { articleInWords, deadlineSentence } from '../../deadlines/deadline-words.js'
import { tryRules } from '../../deadlines/try-rules.js'
import { AppError } from '../../errors.js'
import { notifiedFrom } from '../../publication/melding/melding-receipts.js'
import { LOKET } from '../../publication/melding/send-melding.js'
import { deadlineFeed } from '../../publication/pages/deadline-feed.js'
import { addDataOption, withDataToRead, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { write, type Terminal } from '../views/terminal.js'

interface DeadlineOptions extends DataOptions {
  readonly as: 'text' | 'json' | 'ics' | 'atom'
  readonly asOf?: string
  readonly own?: true
  readonly try?: readonly DeadlineRule[]
}

const EXAMPLES = `
Examples:
  $ raadlink deadlines --data data
  $ raadlink deadlines --data data --own --as ics > termijnen.ics
  $ raadlink deadlines --data data --try besluitenlijst=7`

/** `raadlink deadlines`: what must be public and notified by when, and whether it was. */
export function deadlinesCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addDataOption(new Command('deadlines'))
    .description(
      'Tell for the agendas, lists of decisions and minutes in a data folder when they had to be public and notified by, when they were, and how late; with the article of each rule.',
    )
    .addOption(
      new Option('--as <form>', 'the form: ics and atom have what is still to be done')
        .choices(['text', 'json', 'ics', 'atom'])
        .default('text'),
    )
    .option('--own', 'what is in this folder stands on your own site from the moment it was taken in')
    .option('--as-of <date>', 'as it stood, or will stand, on that day (default: today)')
    .addOption(
      new Option('--try <rule=days>', 'tell instead what another term would have meant, for one rule')
        .argParser(changedRules)
        .conflicts('as'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: DeadlineOptions) => done(await run(options, terminal)))
}

async function run(options: DeadlineOptions, terminal: Terminal): Promise<ExitStatus> {
  const now = terminal.now().toISOString()
  const asOf = options.asOf ?? now
  if (options.asOf !== undefined && !isValidDate(options.asOf))
    throw new AppError('usage', `--as-of ${options.asOf}: a date is written as 2025-01-27`)
  return withDataToRead(options, terminal, async (data): Promise<ExitStatus> => {
    const index = new PublicationIndex(data)
    index.refresh()
    const timelines = timelinesOf(data, index, {
      own: options.own ?? false,
      notified: notifiedFrom(data.path, LOKET.production),
    })
    if (options.try) {
      const effects = tryRules(timelines, asOf, DEADLINE_RULES, options.try)
      const lines = effects.map(
        ({ timeline, before, after }) =>
          `${timeline.name}\n  nu:    ${before ? deadlineSentence(before) : 'geen regel'}\n  dan:   ${after ? deadlineSentence(after) : 'geen regel'}\n`,
      )
      await write(terminal.stdout, `${lines.join('')}${effects.length} van ${timelines.length} documenten anders\n`)
      return 0
    }
    const states = timelines.flatMap((timeline) => deadlinesOf(timeline, asOf))
    await write(terminal.stdout, inForm(options.as, states, now))
    return states.some(({ status }) => status === 'overdue') ? 1 : 0
  })
}

function inForm(form: DeadlineOptions['as'], states: readonly DeadlineState[], now: string): string {
  switch (form) {
    case 'ics':
      return deadlineCalendar(states, now)
    case 'atom':
      return deadlineFeed(states, now)
    case 'json':
      return `${JSON.stringify(
        states.map(({ rule, timeline, ...state }) => ({
          document: timeline.id,
          name: timeline.name,
          rule: rule.id,
          article: rule.article,
          confidence: rule.confidence,
          ...state,
        })),
        undefined,
        2,
      )}\n`
    case 'text':
      return states
        .map((state) => `${state.timeline.name}\n  ${deadlineSentence(state)} (${articleInWords(state.rule)})\n`)
        .join('')
  }
}

/** The table of rules with another term for one of them. Throws AppError `usage`. */
function changedRules(text: string): readonly DeadlineRule[] {
  const [id, days = ''] = text.split('=')
  const rule = DEADLINE_RULES.find((each) => each.id === id && each.days !== undefined)
  if (!rule || !/^-?\d{1,3}$/u.test(days)) {
    const known = DEADLINE_RULES.filter((each) => each.days !== undefined).map((each) => each.id)
    throw new AppError('usage', `--try ${text}: write rule=days, with one of the rules ${known.join(', ')}`)
  }
  return DEADLINE_RULES.map((each) => (each === rule ? { ...each, days: Number(days) } : each))
}
