import { diagnose, type Diagnostic } from '../diagnostic.js'
import type { Bestuurseenheid, Bestuursorgaan, CalendarDate, Evidence } from '../model.js'
import { bestuursorgaanClasses } from '../rdf/concepts.js'
import type { KnownOrgan, OrganInTerm } from './known-organs.js'
import type { KnownUnit } from './known-units.js'

/** The tables in which names are looked up. */
export interface Reference {
  readonly units: readonly KnownUnit[]
  readonly organs: readonly KnownOrgan[]
}

export interface LinkedOrgan {
  readonly organ: Bestuursorgaan
  readonly diagnostics: readonly Diagnostic[]
}

/** Names that documents use for a class besides that of the code list. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 'ocmw-raad': 'raad voor maatschappelijk welzijn' }
/** Classes of the code list, as names of bodies give them. */
const CLASSES: ReadonlySet<string> = new Set(
  Object.values(bestuursorgaanClasses).map((name) => name.toLocaleLowerCase('nl')),
)
/** Classes of bodies of an OCMW; the others belong to its municipality. */
const OF_OCMW = new Set(['raad voor maatschappelijk welzijn', 'vast bureau', 'bijzonder comité voor de sociale dienst'])
const UNIT_KINDS: Readonly<Record<string, string>> = {
  provincieraad: 'Provincie',
  deputatie: 'Provincie',
  districtsraad: 'District',
  districtscollege: 'District',
}
/** Units merged on this day: after it only those that exist now count, before it only the former ones. */
const MERGERS: CalendarDate = '2025-01-01'
/**
 * The week in which the councils were installed. Within it, a date of the term in general cannot tell the old body from
 * the new one.
 */
const INSTALLATION = { from: '2024-12-02', until: '2024-12-09' } as const

/**
 * Gives a body named in a document its IRIs: the unit (gemeente and OCMW are two), the abstract body of its class, and
 * the body in its term on the day of the sitting if exactly one is known for that day. Uncertain ones stay without an
 * IRI and are reported. A body with an IRI is not changed. `given`, the IRI of the bestuurseenheid whose document it
 * is, overrides the name in the document; a different name is reported.
 */
export function linkOrgan(
  organ: Bestuursorgaan,
  date: CalendarDate | undefined,
  reference: Reference,
  given?: string,
): LinkedOrgan {
  if (given === undefined || organ.iri !== undefined || organ.isTijdspecialisatieVan?.iri !== undefined)
    return linkNamed(organ, date, reference)
  const unit = reference.units.find(({ iri }) => iri === given)
  const said = organ.bestuurt?.prefLabel
  const isOther = unit !== undefined && said !== undefined && !isSameName(said, unit.name)
  const bestuurt: Bestuurseenheid = {
    ...(!isOther && organ.bestuurt),
    ...(unit ? { prefLabel: unit.name } : { iri: given }),
    evidence: [{ field: unit ? 'prefLabel' : 'iri', rule: 'linking/given', certainty: 1, status: 'derived' }],
  }
  const linked = linkNamed({ ...organ, bestuurt }, date, reference)
  const place = organ.bestuurt?.place ?? organ.place
  return {
    ...linked,
    diagnostics: [
      ...(isOther ? [diagnose('linking/unit-given', { place, actual: said, expected: unit.name })] : []),
      ...linked.diagnostics,
    ],
  }
}

function linkNamed(organ: Bestuursorgaan, date: CalendarDate | undefined, reference: Reference): LinkedOrgan {
  const name = organ.prefLabel
  const place = organ.place
  if (organ.iri !== undefined || organ.isTijdspecialisatieVan?.iri !== undefined || name === undefined)
    return { organ, diagnostics: [] }
  const printed = name.toLocaleLowerCase('nl')
  const klasse = OTHER_NAMES[printed] ?? printed
  // The board of an agency or a police zone is not a body of a municipality, whatever name is in its heading.
  if (!CLASSES.has(klasse))
    return {
      organ,
      diagnostics: [
        diagnose('linking/organ-unknown', {
          place,
          actual: [name, organ.bestuurt?.prefLabel].filter(Boolean).join(' '),
        }),
      ],
    }
  const unit = unitOf(organ.bestuurt, klasse, date, reference.units)
  if (!unit)
    return {
      organ,
      diagnostics: organ.bestuurt
        ? [
            diagnose('linking/unit-unknown', {
              place: organ.bestuurt.place ?? place,
              actual: organ.bestuurt.prefLabel ?? '',
            }),
          ]
        : [],
    }
  const bestuurt: Bestuurseenheid = {
    ...organ.bestuurt,
    iri: unit.iri,
    evidence: [...(organ.bestuurt?.evidence ?? []), derived('iri', organ.bestuurt)],
  }
  const known = reference.organs.filter((one) => one.unit === unit.iri && one.klasse.toLocaleLowerCase('nl') === klasse)
  const [abstract] = known
  if (!abstract || known.length > 1)
    return {
      organ: { ...organ, bestuurt },
      diagnostics: [diagnose('linking/organ-unknown', { place, actual: `${name} ${unit.name}` })],
    }
  const described: Bestuursorgaan = {
    iri: abstract.iri,
    prefLabel: `${abstract.klasse} ${unit.name}`,
    classificatie: { iri: abstract.classificatie, prefLabel: abstract.klasse },
    bestuurt,
    evidence: [derived('iri', organ)],
  }
  const inTerm = date === undefined ? [] : abstract.terms.filter((term) => covers(term, date))
  const [term] = inTerm
  if (!term || inTerm.length > 1) {
    const candidates = abstract.terms.map(({ start, end = '…' }) => `${start} – ${end}`).join('; ')
    return {
      organ: { ...described, prefLabel: name, evidence: [...(organ.evidence ?? []), derived('iri', organ)] },
      diagnostics: [
        diagnose('linking/term-unknown', {
          place,
          actual: `${name} ${unit.name}`,
          expected: date ?? '',
          values: { candidates },
        }),
      ],
    }
  }
  return {
    organ: {
      iri: term.iri,
      prefLabel: name,
      ...(place && { place }),
      isTijdspecialisatieVan: described,
      evidence: [...(organ.evidence ?? []), derived('iri', organ)],
    },
    diagnostics: [],
  }
}

function unitOf(
  named: Bestuurseenheid | undefined,
  klasse: string,
  date: CalendarDate | undefined,
  units: readonly KnownUnit[],
): KnownUnit | undefined {
  const kind = OF_OCMW.has(klasse) ? 'OCMW' : (UNIT_KINDS[klasse] ?? 'Gemeente')
  const label = named?.prefLabel ?? ''
  const found = units.filter(
    (unit) =>
      unit.kind === kind &&
      isSameName(unit.name, label) &&
      (date === undefined || (date >= MERGERS ? unit.isCurrent : unit.isFormer)),
  )
  return found.length === 1 ? found[0] : undefined
}

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('nl') === other.toLocaleLowerCase('nl')
}

/** Whether a body certainly sits on a day. */
function covers({ start, end, startIsGeneral, endIsGeneral }: OrganInTerm, date: CalendarDate): boolean {
  const isUnsure = (bound: CalendarDate | undefined): boolean =>
    bound !== undefined && bound >= INSTALLATION.from && bound < INSTALLATION.until
  const isDoubtful = (startIsGeneral && isUnsure(start)) || (endIsGeneral && isUnsure(end))
  if (isDoubtful && date >= INSTALLATION.from && date < INSTALLATION.until) return false
  return start <= date && (end === undefined || date < end)
}

function derived(
  field: string,
  from: { readonly evidence?: readonly Evidence[]; readonly place?: Evidence['place'] } | undefined,
): Evidence {
  return {
    field,
    rule: 'linking/reference',
    certainty: from?.evidence?.[0]?.certainty ?? 0.9,
    status: 'derived',
    ...(from?.place && { place: from.place }),
  }
}
