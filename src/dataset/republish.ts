import type { Settings } from '../config.js'
import type { Cause, Change } from '../log/changes/change.js'
import type { DataFolder, DesiredGraph } from '../log/data-folder.js'
import { sittingFactsOf } from '../mapping/lower/mapped-graph.js'
import { touchedGroups } from '../mapping/identity/sitting-groups.js'
import { mapAndCompare, type MappedReading } from '../pipeline.js'
import { readPages, type DocumentReader, type UnreadPage } from './document-reader.js'
import { differenceLines } from './kept-differences.js'
import { emptyGraphs, publicationGraphs } from './publication-graphs.js'
import { Corrections } from './kept/corrections.js'
import { leaveOut, leftOutOf } from './left-out.js'
import { withhold } from './withhold.js'
import type { Reading } from '../readers/reading.js'
import { SOFTWARE } from '../sources/version.js'

/** What was published, and what could not be read for it. */
export interface Republished {
  readonly changes: readonly Change[]
  readonly mapped: ReadonlyMap<string, MappedReading>
  /** Pages of the same sittings whose captures could not be read: what they state stands. */
  readonly unread: readonly UnreadPage[]
}

/** Pages that go, and pages that stand as they are but for what is withheld. */
export interface RepublishOptions {
  readonly withdrawn?: readonly string[]
  readonly standing?: readonly string[]
}

/**
 * Maps what pages say now together with the pages that share their sittings, and puts what follows into the log as one
 * unit. What is withdrawn by itself stays out.
 */
export async function republish(
  data: DataFolder,
  reader: DocumentReader,
  asked: Pick<Cause, 'kind' | 'agent' | 'reason' | 'subject' | 'names'>,
  readings: ReadonlyMap<string, Reading>,
  { withdrawn = [], standing = [] }: RepublishOptions = {},
): Promise<Republished> {
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
  const kept = new Corrections(data.path, { readonly: true })
  const mapped = new Map<string, MappedReading>()
  const unread: UnreadPage[] = []
  const desired: DesiredGraph[] = []
  const desire = (address: string, graphs: readonly DesiredGraph[], hidden = leftOutOf(kept, [address])): void => {
    const capture = readings.get(address)?.document.sha256 ?? data.pages.latest(address)?.sha256
    const facts = after.get(address)
    const own = { ...cause, address, ...(capture !== undefined && { capture }) }
    for (const graph of leaveOut(withhold(graphs, withheld), hidden))
      desired.push({ ...graph, cause: graph.role === 'stated' && facts ? { ...own, facts } : own })
  }

  for (const address of withdrawn) desire(address, emptyGraphs(address, settings.mintBase))
  for (const { addresses, bodies } of touchedGroups(before, after, [...readings.keys(), ...withdrawn])) {
    const others = await readPages(
      addresses.filter((address) => !readings.has(address)),
      data,
      reader,
    )
    unread.push(...others.unread)
    const members = addresses.flatMap((address) => readings.get(address) ?? others.readings.get(address) ?? [])
    const hidden = leftOutOf(kept, addresses)
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
        hidden,
      )
    }
    for (const address of addresses)
      if (!mapped.has(address)) desire(address, contentOf(data, settings, address), hidden)
  }
  const isDesired = new Set(desired.map(({ cause: own }) => own?.address))
  for (const address of standing) if (!isDesired.has(address)) desire(address, contentOf(data, settings, address))
  return { changes: data.publish(desired, cause), mapped, unread }
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
