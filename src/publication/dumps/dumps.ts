import type { DataFolder } from '../../log/data-folder.js'
import { DUMP_FORMATS, dumpLines, flatLines, type DumpFormat } from './dump.js'
import type { PublicationGroup, PublicationIndex } from '../../dataset/publication-index.js'
import { graphsOfPublication } from '../../dataset/publication-graphs.js'

/** A dump that the site offers. */
export interface Dump {
  /** Path below the site, with its extensions: `dumps/alles.nq.gz`. */
  readonly path: string
  readonly title: string
  /** Media type of the uncompressed content. */
  readonly mediaType: string
  /** Local name in the EU authority table of file types. */
  readonly fileType: string
  readonly lines: () => Iterable<string>
}

const FORMS: Readonly<Record<DumpFormat, Pick<Dump, 'mediaType' | 'fileType'> & { readonly name: string }>> = {
  ttl: { mediaType: 'text/turtle', fileType: 'RDF_TURTLE', name: 'Turtle' },
  nq: { mediaType: 'application/n-quads', fileType: 'RDF_N_QUADS', name: 'N-Quads' },
  trig: { mediaType: 'application/trig', fileType: 'RDF_TRIG', name: 'TriG' },
}

/** Path of the dump from which consumers of delta files start. */
export const DELTA_DUMP = 'dumps/delta.ttl.gz'

/** The dumps of a site: the whole dataset and that of each unit of government, in every form. */
export function dumps(data: DataFolder, index: PublicationIndex): readonly Dump[] {
  const form = (format: DumpFormat, path: string, title: string, lines: Dump['lines']): Dump => {
    const { name, ...kind } = FORMS[format]
    return { path: `dumps/${path}.${format}.gz`, title: `${title} (${name})`, ...kind, lines }
  }
  return [
    ...DUMP_FORMATS.map((format) => form(format, 'alles', 'Volledige dump', () => dumpLines(data, format))),
    ...index.eenheden.flatMap((eenheid) =>
      DUMP_FORMATS.map((format) =>
        form(format, `eenheid/${eenheid.id}`, `Dump van ${eenheid.name}`, () =>
          dumpLines(data, format, graphsOf(eenheid)),
        ),
      ),
    ),
  ]
}

/**
 * The state before the first delta file: the merge without language tags, as in the delta files (publishing, section
 * 4). Not a distribution in the catalogue.
 */
export function deltaDump(data: DataFolder): Dump {
  return {
    path: DELTA_DUMP,
    title: 'Beginstand voor deltabestanden',
    mediaType: 'text/turtle',
    fileType: 'RDF_TURTLE',
    lines: () => flatLines(data),
  }
}

/** The public graphs of a unit's publications: what they state and what raadlink adds. */
function graphsOf({ entries }: PublicationGroup): ReadonlySet<string> {
  return new Set(entries.flatMap(({ graph }) => graphsOfPublication(graph)))
}
