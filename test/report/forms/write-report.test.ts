import { describe, expect, it } from 'vitest'
import { csvCell } from '../../../src/report/forms/csv-report.js'
import { plainText } from '../../../src/report/readable-text.js'
import { countSeverities, failureOf, outcomeOf } from '../../../src/report/report-run.js'
import { reportFormOf, writeReport } from '../../../src/report/forms/write-report.js'
import { AppError } from '../../../src/errors.js'
import { sampleReport, sampleRun } from '../sample-run.js'

/** An RFC 4180 reader that shares no code with the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)!.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

/** Triples of the sample that the harvester changes or drops. */
const NOT_KEPT = 3

describe('text', () => {
  const lines = writeReport(sampleRun, 'text', 'nl').trimEnd().split('\n')

  it('has a line per finding, per document and for the run', () => {
    expect(lines).toHaveLength(sampleReport.diagnostics.length + NOT_KEPT + 2 + 1 + 1)
    expect(lines[0]).toBe(
      'besluitenlijst.html:-:-  waarschuwing  3 tekens zijn onleesbaar: het bestand is niet bewaard in de tekenset die het opgeeft (utf-8).  input/encoding-broken',
    )
    expect(lines[1]).toMatch(/^besluitenlijst\.html:11:9 {2}waarschuwing {2}.+ {2}rdfa\/iri-characters$/u)
    expect(lines[7]).toBe('besluitenlijst.html:-:-  verdwijnt  geplandeStart "x"  rdfa/iri-characters')
    expect(lines[9]).toBe('besluitenlijst.html:-:-  verandert  title "z" → "Z"  ')
    expect(lines[10]).toBe(
      'besluitenlijst.html: besluitenlijst Gemeenteraad Voorbeeldegem 2024-05-27; 4 agendapunten, 3 besluiten, 1 stemming; niveau 0 → 1; ' +
        'Van de 13 gegevens op deze pagina worden er 10 overgenomen, 1 gewijzigd overgenomen en 2 weggelaten.; 2 fouten, 5 waarschuwingen, 0 opmerkingen',
    )
    expect(lines.at(-2)).toBe('weg.html: fout  weg.html: there is no such file or folder  input-not-found')
    expect(lines.at(-1)).toBe(
      'gedeeltelijk: 2 documenten, 1 document niet gelezen; 2 fouten, 5 waarschuwingen, 0 opmerkingen',
    )
  })

  it('can be in English, and lets no control character through to the terminal', () => {
    const hostile = { ...sampleReport, name: 'a\u001b[31m\nb' }
    const text = writeReport({ reports: [hostile], failures: [] }, 'text', 'en')
    expect(text).toContain('  warning  ')
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u)
    expect(text.split('\n')).toHaveLength(sampleReport.diagnostics.length + NOT_KEPT + 2)
  })
})

describe('csv', () => {
  const rows = readCsv(writeReport(sampleRun, 'csv', 'nl'))

  it('has a row per finding and per failure, all with the same columns', () => {
    expect(rows).toHaveLength(1 + sampleReport.diagnostics.length + 1)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([17]))
    const column = (name: string): readonly (string | undefined)[] => rows.map((row) => row[rows[0]!.indexOf(name)])
    expect(column('agendapunt')).toEqual(['agendapunt', '', '1', '2', '3', '4', '2', '2', ''])
    expect(column('quote')[2]).toBe(sampleReport.diagnostics[1]!.place!.quote)
    expect(column('rule').at(-1)).toBe('input-not-found')
  })

  it('gives a spreadsheet no formula to run', () => {
    expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
    expect(csvCell('+32 9 000 00 00')).toBe("'+32 9 000 00 00")
    expect(csvCell(-1)).toBe('-1')
  })
})

describe('json', () => {
  it('contains the whole report and how the run ended', () => {
    const written: unknown = JSON.parse(writeReport(sampleRun, 'json', 'nl'))
    expect(written).toEqual({
      outcome: 'partial',
      counts: { documents: 2, failures: 1, error: 2, warning: 5, info: 0 },
      documents: sampleRun.reports,
      failures: sampleRun.failures,
    })
  })
})

describe('a run', () => {
  it('ends complete, partial or failed', () => {
    const [one] = sampleRun.reports
    const [failure] = sampleRun.failures
    expect(outcomeOf({ reports: [one!], failures: [] })).toBe('complete')
    expect(outcomeOf(sampleRun)).toBe('partial')
    expect(outcomeOf({ reports: [], failures: [failure!] })).toBe('failed')
    expect(countSeverities([])).toEqual({ error: 0, warning: 0, info: 0 })
  })

  it('keeps the code of a failure, and admits our own errors', () => {
    expect(failureOf('a', new AppError('input-empty', 'leeg'))).toEqual({
      name: 'a',
      code: 'input-empty',
      message: 'leeg',
    })
    expect(failureOf('a', new TypeError('x'))).toEqual({ name: 'a', code: 'unexpected', message: 'x' })
  })
})

describe('plain text', () => {
  it.each([
    ['zie http://data.vlaanderen.be/ns/besluit#Zitting.', 'zie Zitting.'],
    ['“https://voorbeeldegem.example/zittingen/12/agenda?x=1”', '“…/agenda”'],
    ['<https://voorbeeldegem.example/>', '…'],
    ['https://voorbeeldegem.example/a%20b', '…/a b'],
    ['https://voorbeeldegem.example/%zz', '…/%zz'],
    ['data:text/html,hoi en javascript:alert(1)', '…/html,hoi en …/alert(1)'],
    ['https://voorbeeldegem.example/x#https%3A%2F%2Fa.example', 'https //a.example'],
    ['besluit:Zitting om 19:30', 'besluit:Zitting om 19:30'],
  ])('%s', (text, expected) => expect(plainText(text)).toBe(expected))
})

describe('the form of a file', () => {
  it.each([
    ['a.html', 'html'],
    ['a.HTM', 'html'],
    ['a/b.json', 'json'],
    ['a.csv', 'csv'],
    ['a.txt', 'text'],
    ['a.pdf', undefined],
    ['csv', undefined],
  ])('%s: %s', (name, form) => {
    expect(reportFormOf(name)).toBe(form)
  })
})
