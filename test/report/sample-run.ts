import { diagnose, type Diagnostic, type Place } from '../../src/diagnostic.js'
import type { Report } from '../../src/report/report.js'
import type { Run } from '../../src/report/report-run.js'

/** A place on one line, `length` characters long; offsets as if every line had 100 characters. */
export function placeAt(line: number, column: number, quote?: string, length = 10): Place {
  const offset = (line - 1) * 100 + column - 1
  return {
    line,
    column,
    endLine: line,
    endColumn: column + length,
    offset,
    endOffset: offset + length,
    ...(quote !== undefined && { quote }),
  }
}

const spaced = (line: number, name: string, subject?: string): Diagnostic =>
  diagnose('rdfa/iri-characters', {
    place: placeAt(line, 9, `<a property="besluit:behandelt" href="https://voorbeeldegem.example/a b/${name}">`),
    subject,
    actual: `https://voorbeeldegem.example/a b/${name}`,
    expected: `https://voorbeeldegem.example/a%20b/${name}`,
  })

/**
 * A report with a finding of the document, one repeated over all items, one folded within an item, and hostile texts.
 */
export const sampleReport: Report = {
  name: 'besluitenlijst.html',
  address: 'https://voorbeeldegem.example/zittingen/1/besluitenlijst',
  sha256: '0'.repeat(64),
  summary: {
    kind: 'besluitenlijst',
    bestuurseenheid: 'Voorbeeldegem',
    bestuursorgaan: 'Gemeenteraad',
    datum: '2024-05-27',
    zittingen: 1,
    agendapunten: 4,
    besluiten: 3,
    stemmingen: 1,
  },
  items: [1, 2, 3, 4].map((number) => ({
    nummer: String(number),
    title: number === 2 ? '<script>alert("2")</script> & https://voorbeeldegem.example/id/x' : `Punt nummer ${number}`,
    place: placeAt(number * 10, 1, undefined, 900),
    subjects: [`https://voorbeeldegem.example/id/agendapunten/${number}`],
  })),
  diagnostics: [
    diagnose('input/encoding-broken', { actual: 'utf-8', values: { count: 3 } }),
    ...[1, 2, 3, 4].map((number) =>
      spaced(number * 10 + 1, `punt-${number}`, `https://voorbeeldegem.example/id/agendapunten/${number}`),
    ),
    diagnose('input/encoding-broken', {
      severity: 'error',
      actual: 'latin1',
      values: { count: 1 },
      place: placeAt(25, 3, '<p>Goedkeuring van de reken\uFFFDing</p>'),
    }),
    diagnose('input/encoding-broken', {
      severity: 'error',
      actual: 'latin1',
      values: { count: 1 },
      place: placeAt(26, 3, '<p>Goedkeuring van de reken\uFFFDing</p>'),
    }),
  ],
  maturity: {
    level: 0,
    gaps: [
      {
        rule: 'shape/besluitenlijst/Zitting-behandelt',
        level: 1,
        message: { nl: 'De zitting noemt haar agendapunten niet.', en: 'The sitting does not name its agenda items.' },
        subjects: ['https://voorbeeldegem.example/id/zittingen/1', 'https://voorbeeldegem.example/id/zittingen/2'],
        place: placeAt(3, 1),
      },
    ],
    notApplicable: [
      {
        rule: 'shape/notulen/Zitting-endedAtTime',
        reason: { nl: 'Een lijst hoeft geen einde te noemen.', en: 'A list need not name an end.' },
      },
    ],
  },
  maturityMended: { level: 1, gaps: [], notApplicable: [] },
  preview: {
    kept: 10,
    changed: 1,
    dropped: 2,
    outcomes: [
      {
        subject: 'https://voorbeeldegem.example/id/zittingen/1',
        predicate: 'http://data.vlaanderen.be/ns/besluit#geplandeStart',
        object: '"x"',
        fate: 'dropped',
        reason: 'rdfa/iri-characters',
      },
      {
        subject: 'https://voorbeeldegem.example/id/zittingen/1',
        predicate: 'http://data.vlaanderen.be/ns/besluit#geplandeStart',
        object: '"y"',
        fate: 'dropped',
        reason: 'rdfa/iri-characters',
      },
      {
        subject: 'https://voorbeeldegem.example/id/zittingen/1',
        predicate: 'http://purl.org/dc/terms/title',
        object: '"z"',
        becomes: '"Z"',
        fate: 'changed',
      },
    ],
  },
  ledger: { read: 13, kept: 10, changed: 1, rejected: 2, added: 0 },
}

/** A report without findings. */
export const emptyReport: Report = {
  name: 'leeg.html',
  address: 'file:///leeg.html',
  sha256: '1'.repeat(64),
  summary: { zittingen: 0, agendapunten: 0, besluiten: 0, stemmingen: 0 },
  items: [],
  diagnostics: [],
}

/** Two documents and one that could not be read. */
export const sampleRun: Run = {
  reports: [sampleReport, emptyReport],
  failures: [{ name: 'weg.html', code: 'input-not-found', message: 'weg.html: there is no such file or folder' }],
}
