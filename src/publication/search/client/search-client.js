/**
 * The script of the search page of a site of files: reads what the page asks from its address, fetches the few files of the
 * index that a search needs, and shows what it found. Nothing else is asked of any host.
 */
import { ClientSearch } from './client-search.js'

const HITS = 30
const page = document.querySelector('[data-search]')
const base = new URL(page.dataset.search, location.href)
const files = new Map()
const read = (path) => {
  const known = files.get(path)
  if (known) return known
  const file = fetch(new URL(`${path}.json`, base)).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  })
  file.catch(() => files.delete(path))
  files.set(path, file)
  return file
}

const form = page.querySelector('form')
const results = page.querySelector('[data-results]')
const status = page.querySelector('[role=status]')
let opened

/** An element with text or other elements in it; what comes from the index is only ever text. */
const element = (name, properties, ...content) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...content)
  return made
}
const passage = (pieces) => pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text))
const dayText = (day) =>
  new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)).toLocaleDateString(
    'nl-BE',
    {
      dateStyle: 'long',
      timeZone: 'UTC',
    },
  )

const hitPart = (hit) => {
  const facts = [hit.organ, hit.day > 0 && dayText(hit.day), hit.outcome, hit.documents.join(', ')].filter(Boolean)
  return element(
    'li',
    {},
    element('h3', {}, element('a', { href: new URL(`${hit.path}.html`, base).href }, ...passage(hit.shownTitle))),
    element('p', { className: 'when' }, facts.join(' · ')),
    ...(hit.passage ? [element('p', {}, ...passage(hit.passage))] : []),
  )
}

const search = async () => {
  const asked = new URLSearchParams(location.search)
  const text = (asked.get('q') ?? '').slice(0, 400)
  form.elements.q.value = text
  status.textContent = 'Bezig met zoeken …'
  opened ??= ClientSearch.open(read)
  const index = await opened
  fill(
    form.elements.orgaan,
    index.start.organs.toSorted((a, b) => a.localeCompare(b, 'nl')),
    asked.get('orgaan'),
  )
  const years = [...new Set(index.start.day.filter((day) => day > 0).map((day) => String(Math.floor(day / 10_000))))]
  fill(form.elements.jaar, years.sort().reverse(), asked.get('jaar'))
  const order = asked.get('volgorde') === 'datum' ? 'datum' : 'relevantie'
  form.elements.volgorde.value = order === 'datum' ? order : ''
  const answer = await index.search(
    {
      text,
      ...(asked.get('orgaan') ? { organ: asked.get('orgaan') } : {}),
      ...(asked.get('jaar') ? { year: Number(asked.get('jaar')) } : {}),
      order,
    },
    HITS,
  )
  const count =
    answer.total === 0 ? 'Niets gevonden' : answer.total === 1 ? '1 resultaat' : `${answer.total} resultaten`
  const notes = [
    ...answer.corrected.map(({ word, to }) => `“${word}” staat nergens: er is gezocht naar “${to}”.`),
    ...answer.unknown.map((word) => `“${word}” staat nergens en telt niet mee.`),
    ...(answer.partial && answer.total > 0 ? ['Niets heeft al uw woorden; dit heeft er de meeste van.'] : []),
    ...(answer.total > HITS ? [`De eerste ${HITS} staan hieronder.`] : []),
  ]
  status.textContent = `${count}. ${notes.join(' ')}`
  results.replaceChildren(...answer.hits.map(hitPart))
}

const fill = (select, values, chosen) => {
  if (select.options.length === 1) select.append(...values.map((value) => element('option', { value }, value)))
  select.value = chosen ?? ''
}

const show = () =>
  search().catch((thrown) => {
    opened = undefined
    status.textContent = 'Zoeken lukt nu niet. Probeer het later opnieuw, of gebruik het overzicht.'
    console.error(thrown)
  })

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))
  history.pushState(null, '', `?${asked}`)
  void show()
})
addEventListener('popstate', () => void show())
page.hidden = false
void show()
