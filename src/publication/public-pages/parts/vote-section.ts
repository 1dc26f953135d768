import { html, type Html } from '../../../html/html.js'
import type { Item, PersonName, Vote } from '../../council/public-model.js'
import type { Outlet } from '../../outlet/outlet.js'
import { countOf, peopleList } from './page-words.js'
import { voteKey, votePicture, voteWords } from './vote-picture.js'

/** The votes of an item: in words, as a picture, and as a table of who voted how. */
export function voteSection(outlet: Outlet, item: Item): Html | undefined {
  const { votes } = item
  if (votes.length === 0) return undefined
  return html`<section aria-labelledby="stemming">
<h2 id="stemming">${votes.length === 1 ? 'Stemming' : 'Stemmingen'}</h2>
${votes.map((vote, i) => voteOf(outlet, vote, item, votes.length === 1 ? undefined : i + 1))}</section>
`
}

function voteOf(outlet: Outlet, vote: Vote, { attendance, title }: Item, number: number | undefined): Html {
  const words = voteWords(vote, attendance)
  const picture = votePicture(vote, attendance, `Stemming: ${words}`)
  const subject =
    vote.subject !== undefined && !title.includes(vote.subject) && !vote.subject.includes(title)
      ? vote.subject
      : undefined
  return html`${number !== undefined && html`<h3>Stemming ${number}${subject !== undefined && html`: ${subject}`}</h3>`}${
    number === undefined && subject !== undefined && html`<p>Over: ${subject}</p>`
  }<div class="votes">
${picture}<div>
<p class="sum">${words}</p>
${legend(vote)}${explanation(vote, attendance)}${vote.consequence !== undefined && html`<p class="quiet">In het document: “${shortened(vote.consequence)}”</p>`}
</div>
</div>
${namesTable(outlet, vote)}`
}

function legend({ basis, inFavour, against, abstained }: Vote): Html | undefined {
  if (basis === 'result') return undefined
  const rows =
    basis === 'unanimous'
      ? [html`<li>${voteKey('seat')}aanwezig lid; hoe dit lid stemde, staat er niet</li>`]
      : [
          inFavour !== undefined && inFavour > 0 && html`<li>${voteKey('for')}voor</li>`,
          against !== undefined && against > 0 && html`<li>${voteKey('against')}tegen</li>`,
          abstained !== undefined && abstained > 0 && html`<li>${voteKey('abstained')}onthouding</li>`,
        ]
  return html`<ul class="tags">${rows}</ul>`
}

/** What the reader is to know of where the numbers come from. */
function explanation(
  { basis, isSecret, namesInFavour, namesAgainst, namesAbstained }: Vote,
  attendance: Item['attendance'],
): Html | undefined {
  if (isSecret) return html`<p>De stemming was geheim: wie hoe stemde, is niet openbaar.</p>`
  if (basis === 'unanimous')
    return html`<p>Het document zegt dat er eenparig gestemd is en geeft geen aantallen.${attendance?.basis === 'follows' && ' Wie aanwezig was, volgt uit de aanwezigheid bij de opening en uit wie later kwam of vertrok.'}</p>`
  if (basis === 'result') return html`<p>Het document geeft geen aantallen en geen namen.</p>`
  return namesInFavour.length + namesAgainst.length + namesAbstained.length === 0
    ? html`<p>Het document geeft de aantallen, niet de namen.</p>`
    : undefined
}

/** A sentence of the document, without the list of names that the table has. */
function shortened(text: string): string {
  const bare = text.replace(/\s*\([^()]{60,}\)/gu, ' (…)')
  return bare.length <= 400 ? bare : `${bare.slice(0, 400).replace(/\s+\S*$/u, '')} …`
}

function namesTable(outlet: Outlet, { namesInFavour, namesAgainst, namesAbstained }: Vote): Html | undefined {
  const sides: readonly (readonly [string, readonly PersonName[]])[] = [
    ['Voor', namesInFavour],
    ['Tegen', namesAgainst],
    ['Onthouding', namesAbstained],
  ]
  const told = sides.filter(([, people]) => people.some(({ isNamed }) => isNamed))
  if (told.length === 0) return undefined
  return html`<table class="names">
<caption>Wie stemde hoe</caption>
<thead><tr><th scope="col">Stem</th><th scope="col">Leden</th></tr></thead>
<tbody>
${told.map(([side, people]) => html`<tr><th scope="row">${side} (${people.length})</th><td>${peopleList(outlet, people.map(withoutRole))}</td></tr>\n`)}</tbody>
</table>
`
}

/** In a table of votes only the name counts, and the party. */
function withoutRole({ name, isNamed, iri, path, party }: PersonName): PersonName {
  return { name, isNamed, iri, ...(path !== undefined && { path }), ...(party !== undefined && { party }) }
}

/** Who was not there when an item was treated. */
export function attendanceSection(outlet: Outlet, { attendance }: Item): Html | undefined {
  if (!attendance) return undefined
  const { present, away, basis } = attendance
  return html`<section aria-labelledby="aanwezig">
<h2 id="aanwezig">Aanwezigheid</h2>
${
  basis === 'follows' &&
  html`<p class="note">Geen document geeft de lijst bij dit punt. Ze volgt uit wie er bij de opening was, en wie later kwam of vertrok.</p>`
}${
    away.length > 0 &&
    html`<h3>Niet bij dit punt</h3>
${peopleList(outlet, away)}`
  }
<details><summary>Aanwezig: ${countOf(present.length, 'persoon', 'personen')}</summary>
${peopleList(outlet, present)}</details>
</section>
`
}
