import type { DeadlineState } from '../../deadlines/deadline-state.js'
import { articleInWords, deadlineSentence } from '../../deadlines/deadline-words.js'
import { html } from '../../html/html.js'
import { uuidOf } from '../../rdf/uuid.js'

/**
 * What is due as an Atom feed (RFC 4287), the most urgent first: `open` and `overdue`. `now`: ISO 8601 in UTC. An entry
 * keeps its id until it is done; its time is that of the feed, as how late something is changes every day.
 */
export function deadlineFeed(states: readonly DeadlineState[], now: string): string {
  const due = states
    .filter(({ status }) => status === 'open' || status === 'overdue')
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>urn:uuid:${uuidOf('urn:raadlink:termijnen')}</id>
<title>Termijnen</title>
<updated>${now}</updated>
<author><name>raadlink</name></author>
${due.map(
  (state) => html`<entry>
<id>urn:uuid:${uuidOf(`${state.timeline.id} ${state.rule.id}`)}</id>
<title>${state.rule.act === 'notify' ? 'Melden' : 'Bekendmaken'}: ${state.timeline.name}</title>
<updated>${now}</updated>
${/^https?:/iu.test(state.timeline.id) && html`<link rel="alternate" type="text/html" href="${state.timeline.id}"/>`}
<content type="text">${deadlineSentence(state)} ${state.rule.says.nl} (${articleInWords(state.rule)})</content>
</entry>
`,
)}</feed>
`.markup
}
