import { html, type Html } from '../../html/html.js'
import { FOLLOW_PATH, followLink, RHYTHM_NAMES, searchName } from '../../publication/follow/digest-message.js'
import { RHYTHMS, type Purpose, type Rhythm } from '../../publication/follow/subscriber-file.js'
import { htmlPage } from '../../publication/page-parts/page-shell.js'
import { searchAddress } from '../../publication/search/results/search-links.js'
import { searchParameters, type SearchRequest } from '../../publication/search/search-request.js'
import type { Site } from '../../publication/site/site.js'
import { homeOf } from '../../publication/site/site-links.js'

/** The form to follow a search by e-mail; `wrong`: what was sent, when its address is none. */
export function askPage(
  site: Site,
  request: SearchRequest,
  wrong?: { readonly address: string; readonly rhythm: Rhythm },
): string {
  const chosen = wrong?.rhythm ?? 'wekelijks'
  return page(
    site,
    `Volg ${searchName(request)} per e-mail`,
    html`<p class="lead">U krijgt een bericht wanneer er iets verandert aan <a href="${searchAddress(site, request)}">deze zoekopdracht</a>. Eerst vragen we u om uw adres te bevestigen.</p>
${wrong && html`<p class="note" id="fout" role="alert">“${wrong.address}” is geen e-mailadres. Kijk het na.</p>\n`}<form action="${site.baseUrl}${FOLLOW_PATH}" method="post" class="filters">
${[...searchParameters(request)].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<p><label for="adres">Uw e-mailadres</label><br><input id="adres" name="adres" type="email" autocomplete="email" required maxlength="254"${wrong && html` value="${wrong.address}" aria-invalid="true" aria-describedby="fout"`}></p>
<fieldset><legend>Wanneer</legend>
${RHYTHMS.map((rhythm) => html`<p><label><input type="radio" name="ritme" value="${rhythm}"${rhythm === chosen && html` checked`}> ${capital(RHYTHM_NAMES[rhythm])}</label></p>\n`)}</fieldset>
<p><button>Vraag berichten aan</button></p>
</form>
<p class="note">Uw adres wordt versleuteld bewaard, alleen om u deze berichten te sturen, en gewist zodra u stopt. Elk bericht heeft een link om te stoppen.</p>
`,
  )
}

/** Asks whether somebody means it: a link alone changes nothing. */
export function questionPage(site: Site, purpose: Purpose, query: URLSearchParams): string {
  const address = followLink(site, purpose, query.get('wie') ?? '', query.get('bewijs') ?? '')
  const [heading, button] =
    purpose === 'bevestig'
      ? ['Wilt u deze berichten krijgen?', 'Ja, stuur mij berichten']
      : ['Wilt u geen berichten meer?', 'Stop en wis mijn adres']
  return page(
    site,
    heading,
    html`<form action="${address}" method="post" class="filters"><p><button>${button}</button></p></form>\n`,
  )
}

const DONE = {
  gevraagd: [
    'Kijk in uw mailbox',
    'Als dit adres deze zoekopdracht nog niet volgt, krijgt u een bericht met een link om te bevestigen. Die link werkt twee dagen.',
  ],
  bevestigd: ['U volgt deze zoekopdracht', 'Vanaf nu krijgt u een bericht wanneer er iets verandert.'],
  gestopt: ['U krijgt geen berichten meer', 'Uw adres is gewist.'],
  verlopen: [
    'Deze link werkt niet meer',
    'Hij is te oud, of er is al gestopt. U kunt de berichten opnieuw aanvragen vanaf de zoekpagina.',
  ],
  'niet-verstuurd': [
    'Het bericht kon niet verstuurd worden',
    'Uw adres is niet bewaard. Kijk het na, of probeer het later opnieuw.',
  ],
} as const

/** What came of it. */
export function donePage(site: Site, outcome: keyof typeof DONE): string {
  const [heading, text] = DONE[outcome]
  return page(site, heading, html`<p class="lead" role="status">${text}</p>\n`)
}

function page(site: Site, heading: string, content: Html): string {
  return htmlPage({ heading, home: homeOf(site), canonical: `${site.baseUrl}${FOLLOW_PATH}`, content })
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('nl') + text.slice(1)
}
