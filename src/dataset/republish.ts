import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { parseRegister, type PersonRegister } from '../linking/person-register.js'
import type { Cause, Change } from '../log/changes/change.js'
import type { DataFolder, DesiredGraph } from '../log/data-folder.js'
import { sittingFactsOf } from '../mapping/lower/mapped-graph.js'
import { touchedGroups } from '../mapping/identity/sitting-groups.js'
import { mapAndCompare, readLinked, type MappedReading } from '../pipeline.js'
import { differenceLines } from './kept-differences.js'
import { emptyGraphs, publicationGraphs } from './publication-graphs.js'
import { withhold } from './withhold.js'
import type { Reading } from '../readers/reading.js'
import { SOFTWARE } from '../sources/version.js'

/* What dataset.ts and withdrawal.ts share: reading the pages of a folder, and publishing what they say as one unit of its log. */

/** How the documents of a folder are read: all of them with the register of people it has now. */
export interface DocumentReader {
  readonly settings: Settings
  readonly people: PersonRegister | undefined
  readonly read: (document: Document) => Promise<Reading>
}

/** The register that was parsed last: a crawl asks for a reader with every few pages. */
let parsed: { readonly text: string; readonly people: PersonRegister } | undefined

/** The reader of a folder as it is now. */
export function readerFor(data: DataFolder, settings: Settings): DocumentReader {
  const text = data.register
  if (text !== undefined && parsed?.text !== text) parsed = { text, people: parseRegister(text) }
  const people = text === undefined ? undefined : parsed?.people
  return { settings, people, read: (document) => readLinked(document, settings, { ...(people && { people }) }) }
}

/**
 * Those of the pages that are published, read again: a page that was withdrawn itself must not come back with a
 * resource.
 */
export async function readPublished(
  addresses: readonly string[],
  data: DataFolder,
  reader: DocumentReader,
): Promise<Map<string, Reading>> {
  return readPages(
    addresses.filter((address) => data.pages.isPublished(address)),
    data,
    reader,
  )
}

/** The latest captures of pages, read again. One that was erased is left out: what its page states stands as it is. */
async function readPages(
  addresses: readonly string[],
  data: DataFolder,
  { read }: DocumentReader,
): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>()
  for (const address of addresses) {
    const latest = data.pages.latest(address)
    if (latest) readings.set(address, await read(data.captures.open(latest)))
  }
  return readings
}

/**
 * Publishes what pages say now, and what follows from it for the pages that share their sittings, as one unit of the
 * log.
 */
export async function republish(
  data: DataFolder,
  reader: DocumentReader,
  asked: Pick<Cause, 'kind' | 'agent' | 'reason' | 'subject' | 'names'>,
  readings: ReadonlyMap<string, Reading>,
  withdrawn: readonly string[] = [],
): Promise<{ readonly changes: readonly Change[]; readonly mapped: ReadonlyMap<string, MappedReading> }> {
  const { settings } = reader
  const coming = new Map(
    [...readings].map(([address, reading]) => [address, sittingFactsOf(reading, settings)] as const),
  )
  // However large the dataset is, only what can be touched is looked at.
  const before = data.pages.factsNear([...readings.keys(), ...withdrawn], coming.values())
  const after = new Map([...before, ...coming])
  for (const address of withdrawn) after.delete(address)

  const cause: Cause = { ...asked, software: SOFTWARE }
  const withheld = withheldNames(data, asked)
  const mapped = new Map<string, MappedReading>()
  const desired: DesiredGraph[] = []
  const desire = (address: string, graphs: readonly DesiredGraph[]): void => {
    const capture = readings.get(address)?.document.sha256 ?? data.pages.latest(address)?.sha256
    const facts = after.get(address)
    const own = { ...cause, address, ...(capture !== undefined && { capture }) }
    for (const graph of withhold(graphs, withheld))
      desired.push({ ...graph, cause: graph.role === 'stated' && facts ? { ...own, facts } : own })
  }

  for (const address of withdrawn) desire(address, emptyGraphs(address, settings.mintBase))
  for (const { addresses, bodies } of touchedGroups(before, after, [...readings.keys(), ...withdrawn])) {
    const others = await readPages(
      addresses.filter((address) => !readings.has(address)),
      data,
      reader,
    )
    const members = addresses.flatMap((address) => readings.get(address) ?? others.get(address) ?? [])
    // Of what was withdrawn nothing is told, not even that two documents differ about it.
    for (const each of mapAndCompare(
      members,
      { ...settings, bodies },
      ({ about }) => !about.some((iri) => withheld.has(iri)),
    )) {
      const {
        reading: { document, published },
        mapped: { graph, derived },
        differences,
      } = each
      const { address, sha256, retrieved } = document
      mapped.set(address, each)
      const findings = differenceLines(address, differences, settings.mintBase)
      const made = publicationGraphs(
        {
          address,
          stated: graph,
          derived,
          findings,
          ...(published && { published }),
          origin: { sha256, retrieved, software: SOFTWARE },
        },
        settings.mintBase,
      )
      desire(
        address,
        emptyGraphs(address, settings.mintBase).map((empty) => made.find(({ role }) => role === empty.role) ?? empty),
      )
    }
    for (const address of addresses) if (!mapped.has(address)) desire(address, contentOf(data, settings, address))
  }
  return { changes: data.publish(desired, cause), mapped }
}

/** Every name of what is withdrawn by itself, once the change asked for is made. */
function withheldNames(
  data: DataFolder,
  { kind, subject, names = [] }: Pick<Cause, 'kind' | 'subject' | 'names'>,
): ReadonlySet<string> {
  const others = data.pages.withdrawals().filter((each) => each.subject !== subject)
  const asked = subject === undefined || kind === 'publish' ? [] : [subject, ...names]
  return new Set([...others.flatMap((each) => [each.subject, ...(each.cause.names ?? [])]), ...asked])
}

/**
 * What the graphs of a page hold now. What it says otherwise than others is not known any more when it cannot be read.
 */
export function contentOf(data: DataFolder, { mintBase }: Settings, address: string): readonly DesiredGraph[] {
  return emptyGraphs(address, mintBase).map((graph) => ({
    ...graph,
    triples: graph.role === 'findings' ? [] : data.triplesOf(graph.graph),
  }))
}
