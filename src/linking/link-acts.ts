import type { Besluit, Model, Rechtsgrond } from '../model.js'
import type { KnownAct } from './known-acts.js'

/**
 * Gives the citations of a model the IRI of the act they cite, when its title or one of its other names stands in them, and no
 * date beside it that is another one; "hetzelfde decreet" is the act cited before it in the same decision. Any other citation
 * stays a described node: an address is never made up.
 */
export function linkActs(model: Model, acts: readonly KnownAct[]): Model {
  const besluit = (one: Besluit): Besluit => (one.cites ? { ...one, cites: linkCitations(one.cites, acts) } : one)
  return {
    ...model,
    besluiten: model.besluiten.map(besluit),
    zittingen: model.zittingen.map((zitting) => ({
      ...zitting,
      ...(zitting.behandelt && {
        behandelt: zitting.behandelt.map((item) => ({
          ...item,
          ...(item.behandelingen && { behandelingen: item.behandelingen.map((handling) => ({ ...handling, ...(handling.generated && { generated: handling.generated.map(besluit) }) })) }),
        })),
      }),
    })),
  }
}

function linkCitations(cites: readonly Rechtsgrond[], acts: readonly KnownAct[]): readonly Rechtsgrond[] {
  let before: KnownAct | undefined
  return cites.map((citation) => {
    const text = citation.title ?? ''
    const act = actOf(text, acts) ?? (before && refersBack(text, before) ? before : undefined)
    if (act) before = act
    else if (/\b(?:decreet|wet|besluit|codex|wetboek)\b/iu.test(text)) before = undefined
    if (citation.iri !== undefined || !act) return citation
    return { ...citation, iri: act.iri, title: act.titel, ...(citation.title !== undefined && { citation: citation.title }), evidence: [...(citation.evidence ?? []), { field: 'iri', rule: 'linking/act', certainty: 0.95, status: 'derived', ...(citation.place && { place: citation.place }) }] }
  })
}

/** The only act that a citation names; one that names two, or gives another date, names none surely. */
function actOf(text: string, acts: readonly KnownAct[]): KnownAct | undefined {
  const folded = fold(text)
  const named = acts.filter((act) => [act.titel, ...act.namen].some((name) => new RegExp(`(?<![\\p{L}\\d])${fold(name).replace(/[.*+?^$()[\]{}|\\]/gu, '\\$&')}(?![\\p{L}\\d])`, 'u').test(folded)))
  const [act] = named
  if (!act || named.length > 1) return undefined
  const years = [...text.matchAll(/(?<!\d)((?:18|19|20)\d{2})(?!\d)/gu)].map((match) => match[1])
  // The first date of a citation is that of the act; later ones may be of what changed it.
  return years[0] === undefined || years[0] === act.datum.slice(0, 4) ? act : undefined
}

function refersBack(text: string, before: KnownAct): boolean {
  return new RegExp(`(?<!\\p{L})(?:hetzelfde|dezelfde|voormeld|voornoemd|voormelde|voornoemde)\\s+${before.soort}(?!\\p{L})`, 'iu').test(text)
}

function fold(text: string): string {
  return text.toLocaleLowerCase('nl').replace(/\s+/gu, ' ').trim()
}
