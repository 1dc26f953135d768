import { SingleBar, Presets } from 'cli-progress'
import type { HarvestEvent, HarvestResult } from '../../harvest/harvest-event.js'
import { LEDGER_STATES, type LedgerState, type RunState } from '../../completeness/ledger-row.js'
import type { Language } from '../../config.js'
import type { Text } from '../../rules/rule.js'
import type { Terminal } from './terminal.js'

/** Shows the progress of a harvest. */
export interface HarvestView {
  readonly tell: (event: HarvestEvent) => void
  readonly stop: () => void
}

const STATES = {
  fetched: { nl: 'opgehaald', en: 'fetched' },
  unchanged: { nl: 'ongewijzigd', en: 'unchanged' },
  gone: { nl: 'verdwenen', en: 'gone' },
  refused: { nl: 'niet toegelaten', en: 'refused' },
  failed: { nl: 'mislukt', en: 'failed' },
  skipped: { nl: 'gelaten', en: 'left alone' },
  queued: { nl: 'wachtend', en: 'waiting' },
  fetching: { nl: 'onderweg', en: 'under way' },
} as const satisfies Record<LedgerState, Text>

const RUNS = {
  complete: { nl: 'volledig', en: 'complete' },
  partial: { nl: 'onvolledig', en: 'partial' },
  failed: { nl: 'mislukt', en: 'failed' },
  running: { nl: 'gestopt; gaat verder waar het was', en: 'stopped; goes on where it was' },
} as const satisfies Record<RunState, Text>

const WORDS = {
  notRead: { nl: 'niet te lezen', en: 'could not be read' },
  requests: { nl: 'vragen', en: 'requests' },
  takenUp: { nl: 'gaat verder waar het gestopt was', en: 'goes on where it was stopped' },
  differences: {
    nl: 'verschillen met andere documenten van de zitting',
    en: 'differences with other documents of the sitting',
  },
  withdrawn: { nl: 'ingetrokken, keer na elkaar verdwenen', en: 'withdrawn, times gone in a row' },
  hosts: { nl: 'sites', en: 'sites' },
  left: { nl: 'nog', en: 'left' },
} as const satisfies Record<string, Text>

const EVERY = 500

/** The result of a source, as one line. */
export function resultLine(
  { source, state, states, notRead, requests, bytes }: HarvestResult,
  language: Language,
): string {
  const counts = LEDGER_STATES.flatMap((each) =>
    states[each] === undefined ? [] : [`${states[each]} ${STATES[each][language]}`],
  )
  if (notRead > 0) counts.push(`${notRead} ${WORDS.notRead[language]}`)
  return `${source}: ${RUNS[state][language]} (${counts.join(', ')}; ${requests} ${WORDS.requests[language]}, ${bytes} bytes)`
}

/**
 * Writes to standard error: on a terminal a bar with hosts, pages, rate and remaining time; everywhere one line for
 * each problem. `waiting` returns the number of waiting addresses.
 */
export function openHarvestView(terminal: Terminal, language: Language, waiting: () => number): HarvestView {
  const started = terminal.now().getTime()
  const hosts = new Map<string, number>()
  let asked = 0
  const isWatched = terminal.stderr.isTTY === true
  const bar = isWatched
    ? new SingleBar(
        {
          stream: terminal.stderr,
          format: `{bar} {value}/{total}  {hosts} ${WORDS.hosts[language]}  {rate}/s  ${WORDS.left[language]} {left}`,
          hideCursor: true,
          clearOnComplete: true,
        },
        Presets.shades_classic,
      )
    : undefined
  const show = (): void => {
    const now = terminal.now().getTime()
    const queued = waiting()
    const rate = asked / Math.max(1, (now - started) / 1000)
    const active = [...hosts.values()].filter((time) => now - time < 10_000).length
    bar?.setTotal(asked + queued)
    bar?.update(asked, { hosts: active, rate: rate.toFixed(1), left: rate === 0 ? '?' : duration(queued / rate) })
  }
  bar?.start(waiting(), 0, { hosts: 0, rate: '0', left: '?' })
  const timer = bar && setInterval(show, EVERY)
  const line = (text: string): void => {
    // The bar is written again below the line.
    terminal.stderr.write(bar ? `\r\u001b[K${text}\n` : `${text}\n`)
  }
  return {
    tell(event) {
      if (event.event === 'asked') {
        asked += 1
        hosts.set(new URL(event.address).host, terminal.now().getTime())
        if (event.state === 'failed' || event.state === 'refused' || event.state === 'gone')
          line(
            `${event.source}: ${STATES[event.state][language]}: ${event.address}${event.message === undefined ? ` (${event.status ?? '?'})` : `: ${event.message}`}`,
          )
      } else if (event.event === 'read') {
        if (event.outcome === 'failed') line(`${WORDS.notRead[language]}: ${event.address}: ${event.message ?? ''}`)
      } else if (event.event === 'compared') {
        if (event.differences > 0) line(`${event.address}: ${WORDS.differences[language]}: ${event.differences}`)
      } else if (event.event === 'withdrawn')
        line(`${event.source}: ${event.address}: ${WORDS.withdrawn[language]} (${event.times})`)
      else if (event.event === 'begin' && event.takenUp) line(`${event.source}: ${WORDS.takenUp[language]}`)
    },
    stop() {
      if (timer) clearInterval(timer)
      bar?.stop()
    },
  }
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : whole < 3600 ? `${Math.ceil(whole / 60)} min` : `${(whole / 3600).toFixed(1)} u`
}
