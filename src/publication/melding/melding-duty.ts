import { KIND_NAMES } from '../../dataset/publication-index.js'
import { ruleOf } from '../../deadlines/deadline-rules.js'
import type { DocumentKind } from '../../model.js'

/** Whether a document must be notified to the supervising authority, and why (Dutch, one sentence). */
export interface MeldingDuty {
  readonly needed: boolean
  readonly because: string
}

const RULE = ruleOf('melding')
/** Bodies whose lists of decisions are notified. */
const NOTIFIED: ReadonlySet<string> = new Set([...RULE.organs, 'Provincieraad'])
/** Bodies whose lists are published but not notified; for other bodies it is unknown here. */
const NOT_NOTIFIED = new Set(['College van Burgemeester en Schepenen', 'Vast Bureau', 'Burgemeester'])

/**
 * Whether a document of a body must be notified. Which single decisions must be depends on their kind, by rules of the
 * Loket that are not known here: the result is then undefined, which must not be taken for a no.
 */
export function meldingDuty(kind: DocumentKind | undefined, organ: string | undefined): MeldingDuty | undefined {
  switch (kind) {
    case 'agenda':
    case 'agenda-toegevoegd':
      return no('een agenda wordt bekendgemaakt maar niet gemeld')
    case 'notulen':
      return no('notulen worden bekendgemaakt maar niet gemeld')
    case 'besluitenlijst':
      if (organ === undefined) return undefined
      if (NOTIFIED.has(organ))
        return {
          needed: true,
          // A province has its own decree.
          because: `de besluitenlijst van de ${organ.toLowerCase()} wordt gemeld op de dag van de bekendmaking${RULE.organs.some((each) => each === organ) ? ` (${RULE.article})` : ''}`,
        }
      return NOT_NOTIFIED.has(organ)
        ? no(`de besluitenlijst van dit orgaan (${organ}) wordt bekendgemaakt maar niet gemeld`)
        : undefined
    case 'uittreksel':
    case 'besluit':
    case undefined:
      return undefined
  }
}

/** Why it is unknown whether a document must be notified. */
export function dutyUnknown(kind: DocumentKind | undefined, organ: string | undefined): string {
  if (kind === undefined) return 'niet bekend: het document zegt niet wat het is'
  if (kind === 'besluitenlijst')
    return organ === undefined
      ? 'niet bekend: het document zegt niet van welk soort orgaan het is'
      : `niet bekend: of de besluitenlijst van dit orgaan (${organ}) gemeld moet worden; kijk het na in het Loket`
  return `niet bekend: of een ${KIND_NAMES[kind].toLowerCase()} gemeld moet worden, hangt af van het soort besluit; kijk het na in het Loket`
}

const no = (because: string): MeldingDuty => ({ needed: false, because })
