import type { DeadlineState } from '../../../deadlines/deadline-state.js'
import { articleInWords, deadlineSentence } from '../../../deadlines/deadline-words.js'
import { html, type Html } from '../../../html/html.js'
import { documentPath } from '../ground/desk-paths.js'

/** What must be done by when, the most urgent first, and what was. */
export function deadlinesContent(states: readonly DeadlineState[]): Html {
  const isToDo = ({ status }: DeadlineState): boolean => ['overdue', 'open', 'no-term', 'waiting'].includes(status)
  const todo = states.filter(isToDo).sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
  const list = (some: readonly DeadlineState[]): Html =>
    some.length === 0
      ? html`<p>Niets.</p>\n`
      : html`<ul>
${some.map((state) => html`<li><a href="${documentPath(state.timeline.id)}">${state.timeline.name}</a>: ${deadlineSentence(state)} <span class="hint">(${articleInWords(state.rule)})</span></li>\n`)}</ul>
`
  return html`<h2>Te doen</h2>
${list(todo)}<h2>Gedaan of voorbij</h2>
${list(states.filter((state) => !isToDo(state)))}`
}
