import type { DataFolder } from '../../log/data-folder.js'
import { deltaFile, deltaFiles, type DeltaFile } from './delta-files.js'
import type { Site } from '../site/site.js'

/*
 * The JSON:API answers in which consumers of the LBLOD stack find a dump and the delta files after it (contract:
 * publishing, section 4). The names in them are constants of that contract: a consumer can be given another address,
 * but not other names.
 */

/** The dataset that consumers of decisions request. */
export const DELTA_SUBJECT =
  'http://data.lblod.info/datasets/delta-producer/dumps/lblod-harvester/BesluitenCacheGraphDump'
const DUMP_TYPE = 'http://data.lblod.info/vocabularies/datasets/DeltaCacheGraphDump'
const START = '1970-01-01T00:00:00.000Z'

/** The current state of the dataset, as the listings need it. */
export interface DeltaState {
  readonly data: DataFolder
  readonly site: Site
  /** Time of the last change; absent for an empty dataset. */
  readonly modified?: string
}

/**
 * Ids of a version of the dataset and of its parts: UUIDs of version 8 that contain the kind of part and the sequence
 * number in the log.
 */
const id = (kind: number, sequence: number): string =>
  `00000000-0000-8000-${(0x8000 + kind).toString(16)}-${sequence.toString(16).padStart(12, '0')}`
const DATASET = 1
const DISTRIBUTION = 2
const DUMP = 3

/**
 * Whether an id is that of a dump. A request for a dump of an older version gets the newest: the deltas in between lead
 * to the same state.
 */
export function isDumpId(text: string): boolean {
  return text.startsWith(id(DUMP, 0).slice(0, 24)) && text.length === 36
}

export function isDatasetId(text: string): boolean {
  return text.startsWith(id(DATASET, 0).slice(0, 24)) && text.length === 36
}

/**
 * `GET /datasets?filter[subject]=…&filter[:has-no:next-version]=yes`: only the newest version; none for another
 * subject.
 */
export function datasetsAnswer(state: DeltaState, parameters: URLSearchParams): unknown {
  const subject = parameters.get('filter[subject]')
  const dataset = datasetOf(state)
  return {
    data: subject === null || subject === DELTA_SUBJECT ? [dataset] : [],
    links: { first: '/datasets', last: '/datasets' },
  }
}

function datasetOf({
  data,
  site,
  modified = START,
}: DeltaState): Readonly<Record<string, unknown>> & { readonly id: string } {
  const dataset = id(DATASET, data.sequence)
  return {
    type: 'datasets',
    id: dataset,
    attributes: {
      // The moment from which the deltas continue: the dump has everything up to and including it.
      title: site.title,
      'release-date': modified,
      modified,
      type: DUMP_TYPE,
      subject: DELTA_SUBJECT,
      uri: `${site.baseUrl}datasets/${dataset}`,
    },
    relationships: { distributions: { links: { related: `/datasets/${dataset}/distributions` } } },
  }
}

/** `GET /datasets/:id/distributions?include=subject`. */
export function distributionsAnswer(state: DeltaState): unknown {
  const { data, modified = START } = state
  const distribution = id(DISTRIBUTION, data.sequence)
  const dump = id(DUMP, data.sequence)
  return {
    data: [
      {
        type: 'distributions',
        id: distribution,
        attributes: { title: 'Turtle', format: 'text/turtle', 'release-date': modified },
        relationships: { subject: { data: { type: 'files', id: dump }, links: { related: `/files/${dump}` } } },
      },
    ],
    included: [
      {
        type: 'files',
        id: dump,
        attributes: { name: 'dump.ttl', format: 'text/turtle', extension: 'ttl', created: modified },
      },
    ],
  }
}

/**
 * `GET /sync/besluiten/files?since=`: strictly later, oldest first, at most 1,000. Without `since`, only files from now
 * on, so none.
 */
export function filesAnswer(data: DataFolder, since: string | undefined): { readonly data: readonly unknown[] } {
  return { data: since === undefined ? [] : deltaFiles(data.merge, since).map(listed) }
}

/** `GET /files/:id`: a delta file, as in the listing. */
export function fileAnswer(data: DataFolder, fileId: string): unknown {
  const file = deltaFile(data.merge, fileId)
  return file && { data: listed(file) }
}

function listed({ id: fileId, name, created }: DeltaFile): unknown {
  return { type: 'files', id: fileId, attributes: { name, created } }
}
