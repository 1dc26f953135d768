/*
 * Puts YASGUI in the place of the plain form of the page /sparql, which works without it. It asks only this service: the
 * completers that ask others are off, and the page's content security policy would refuse them.
 */
import { Yasgui } from '@zazuko/yasgui'

const form = document.querySelector('form[action="/sparql"]')
const place = document.querySelector('#yasgui')
const text = document.querySelector('#query')

if (form && place && text) {
  // Settings of an instance are merged into the defaults item by item, so the defaults themselves must go.
  const { prefixes, variables } = Yasgui.Yasqe.Autocompleters
  Yasgui.Yasqe.Autocompleters = { prefixes, variables }
  Yasgui.Yasqe.defaults.autocompleters = ['prefixes', 'variables']
  const endpoint = new URL('/sparql', location.href).href
  const yasgui = new Yasgui(place, {
    persistenceId: null,
    populateFromUrl: false,
    autofocus: false,
    tabName: 'Vraag',
    requestConfig: { endpoint, method: 'POST' },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    yasqe: {
      value: text.value,
      prefixCcApi: new URL('/assets/prefixes.json', location.href).href,
      createShareableLink: (yasqe) => `${endpoint}?${new URLSearchParams({ query: yasqe.getValue() })}`,
    },
  })
  const tab = yasgui.getTab() ?? yasgui.addTab(true)
  const ask = (query) => {
    tab.setQuery(query)
    void tab.query()
  }
  tab.setQuery(text.value)
  form.hidden = true
  // What the server answered stays until the question is asked again.
  const answer = document.querySelector('#antwoord')
  yasgui.on('query', () => {
    if (answer) answer.hidden = true
  })
  for (const link of document.querySelectorAll('#voorbeelden a')) {
    link.addEventListener('click', (event) => {
      const query = new URL(link.href).searchParams.get('query')
      if (query === null) return
      event.preventDefault()
      ask(query)
      place.scrollIntoView()
    })
  }
  place.hidden = false
  document.documentElement.dataset.script = 'ready'
}
