import { diffWordsWithSpace, type ChangeObject } from 'diff'
import { html, type Html } from '../../../html/html.js'
import { countOf } from './page-words.js'
import type { VersionPart, VersionText } from './version-texts.js'

/** A part that reads otherwise than before. */
export interface PartDifference {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** The parts that two versions do not have alike, in the order of the page. */
export function differingParts(before: VersionText | undefined, after: VersionText): readonly PartDifference[] {
  const textOf = (parts: readonly VersionPart[] | undefined, name: string): string =>
    parts?.find((part) => part.name === name)?.text ?? ''
  const names = [...new Set([...after.parts, ...(before?.parts ?? [])].map(({ name }) => name))]
  return names
    .map((name) => ({ name, before: textOf(before?.parts, name), after: textOf(after.parts, name) }))
    .filter((part) => part.before !== part.after)
}

/** Which parts are new, gone or changed: `Nieuw: stemming. Gewijzigd: besluit.` */
export function differenceWords(parts: readonly PartDifference[]): string {
  const told = (label: string, is: (part: PartDifference) => boolean): string | false => {
    const names = parts.filter(is).map(({ name }) => name.toLocaleLowerCase('nl'))
    return names.length > 0 && `${label}: ${names.join(', ')}.`
  }
  return [
    told('Nieuw', ({ before }) => before === ''),
    told('Gewijzigd', ({ before, after }) => before !== '' && after !== ''),
    told('Niet meer vermeld', ({ after }) => after === ''),
  ]
    .filter((each) => each !== false)
    .join(' ')
}

/** Edits after which two texts count as wholly different: more would be read by nobody. */
const MOST_EDITS = 4000

/**
 * A part with what was added and what was left out, each between signs and in words for who does not see them: colour
 * tells nothing alone.
 */
export function differencePart({ name, before, after }: PartDifference): Html {
  const pieces =
    before === '' || after === '' ? undefined : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  if (!pieces)
    return html`<h2>${name}</h2>
${before !== '' && html`<p>Weggelaten:</p>\n<div class="change">${pieceOf({ value: before, removed: true })}</div>\n`}${after !== '' && html`<p>Toegevoegd:</p>\n<div class="change">${pieceOf({ value: after, added: true })}</div>\n`}`
  const words = (of: 'added' | 'removed'): number =>
    pieces.filter((piece) => piece[of]).reduce((sum, { value }) => sum + (value.match(/\S+/gu)?.length ?? 0), 0)
  return html`<h2>${name}</h2>
<p>${countOf(words('added'), 'woord', 'woorden')} toegevoegd, ${countOf(words('removed'), 'woord', 'woorden')} weggelaten.</p>
<div class="change">${pieces.map(pieceOf)}</div>
`
}

function pieceOf({
  value,
  added = false,
  removed = false,
}: Pick<Partial<ChangeObject<string>>, 'added' | 'removed'> & { readonly value: string }): Html | string {
  if (added) return html`<ins><span class="said">toegevoegd: </span>${value}<span class="said"> (einde)</span></ins>`
  return removed
    ? html`<del><span class="said">weggelaten: </span>${value}<span class="said"> (einde)</span></del>`
    : value
}
