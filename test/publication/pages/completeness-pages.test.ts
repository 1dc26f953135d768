import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CompletenessStatement } from '../../../src/completeness/completeness.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { statementQuads } from '../../../src/publication/catalogue/completeness-graph.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { redirectOf } from '../../../src/publication/redirects.js'
import { findResource, WAYS_OUT } from '../../../src/publication/ways-out.js'
import { readRdf, writeRdf } from '../../../src/rdf/formats/formats.js'
import { openCouncilSite, type CouncilSite } from '../../harvest/council-site.js'
import { runTrial, temporaryFolder } from '../../harvest/harvest-trial.js'
import { rdfaOf } from '../harvest.js'
import { openSampleData, sampleSite as site } from '../sample-site.js'
describe('the pages on completeness', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let councils: CouncilSite
  let data: DataFolder
  let outlet: Outlet
  beforeAll(async () => {
    folder = temporaryFolder()
    councils = await openCouncilSite({ councils: 3, publications: 6, pdfTwins: true })
    const [first, second] = councils.councils
    councils.withhold(councils.publications(first).find(({ kind }) => kind === 'besluitenlijst')!)
    councils.spoil(councils.fileOf(councils.publications(second)[0]!, 'twin'))
    councils.fault({ council: second!.index, path: /notulen/iu, answer: { kind: 'status', status: 500 } })
    await runTrial(folder.path, councils, {
      client: { retries: 0 },
      harvest: { now: () => new Date('2026-01-01T00:00:00Z') },
    })
    data = DataFolder.reading(folder.path)
    outlet = new Outlet(data, site)
  })
  afterAll(async () => {
    data.close()
    await councils.close()
    folder.remove()
  })
  const body = async (path: string, suffix: string): Promise<string> =>
    String(
      await findResource(outlet, path)!
        .representations.find((form) => form.suffix === suffix)!
        .body(),
    )
  const statement = (n: number): CompletenessStatement =>
    outlet.statements.find(({ source }) => source === councils.councils[n]!.label)!

  it('state in their RDFa what they state in every other form, one page a source and one on all', async () => {
    const paths = WAYS_OUT.find(({ name }) => name === 'completeness')!.resources(outlet)
    let pages = 0
    for (const { path, representations } of paths) {
      pages += 1
      const forms = await Promise.all(
        representations.map(async ({ suffix }) => {
          const text = await body(path, suffix)
          const format = ({ ttl: 'turtle', jsonld: 'jsonld', nt: 'ntriples', rdf: 'rdfxml' } as const)[suffix as 'ttl']
          return writeRdf(
            suffix === 'html' ? await rdfaOf(text, `${site.baseUrl}${path}.html`) : await readRdf(text, format),
            'ntriples',
          )
        }),
      )
      expect(forms.length).toBe(5)
      expect(new Set(forms).size, path).toBe(1)
    }
    expect(pages).toBe(4)
  })

  it('say in Dutch what is missing, what could not be read and what is not known', async () => {
    expect(statement(0).verdict).not.toBe('complete')
    const [first, second] = [
      await body(`volledigheid/${statement(0).source}`, 'html'),
      await body(`volledigheid/${statement(1).source}`, 'html'),
    ]
    expect(first).toContain('besluitenlijst ontbreekt')
    expect(second).toContain('onvolledig')
    expect(second).toContain('Adressen: niet kunnen ophalen')
    expect(second).toContain('Adressen: niet te lezen')
    expect(second).not.toContain('<script')
    const unknown: CompletenessStatement = {
      ...statement(2),
      verdict: 'unknown',
      sittings: [
        {
          ...statement(2).sittings[0]!,
          documents: { agenda: 'unknown', besluitenlijst: 'present', notulen: 'not-yet-due' },
        },
      ],
    }
    const said = writeRdf(statementQuads(site, unknown), 'ntriples')
    expect(said).toContain(`<${site.baseUrl}id/oordelen/unknown>`)
    expect(said).toContain(`<${site.baseUrl}id/bevindingen/document-unknown>`)
    expect(said).not.toContain('document-not-yet-due')
  })

  it('are what the catalogue says of each source, with its verdict and its counts', async () => {
    const catalogue = await body('catalogus', 'ttl')
    const quads = await readRdf(catalogue, 'turtle')
    for (const { source, verdict, publications } of outlet.statements) {
      const of = `${site.baseUrl}id/bronnen/${source}`
      expect(
        quads
          .filter(({ subject, predicate }) => subject.value === `${of}#oordeel` && predicate.value.endsWith('#hasBody'))
          .map(({ object }) => object.value),
      ).toEqual([`${site.baseUrl}id/oordelen/${verdict}`])
      expect(
        quads
          .filter(
            ({ subject, predicate }) =>
              subject.value === `${of}#meting-publications` && predicate.value.endsWith('#value'),
          )
          .map(({ object }) => object.value),
      ).toEqual([String(publications)])
      expect(quads.some(({ predicate, object }) => predicate.value.endsWith('#subset') && object.value === of)).toBe(
        true,
      )
    }
    // Whatever is named is described there.
    const named = quads
      .filter(({ predicate }) => /#(?:hasBody|isMeasurementOf)$/u.test(predicate.value))
      .map(({ object }) => object.value)
    expect(named.length).toBeGreaterThan(10)
    expect(
      named.filter(
        (each) =>
          !quads.some(({ subject, predicate }) => subject.value === each && predicate.value.endsWith('#prefLabel')),
      ),
    ).toEqual([])
  })

  it('are led to from the first page and from the IRI of the source', async () => {
    expect(await body('index', 'html')).toContain(`href="${site.baseUrl}volledigheid.html"`)
    expect(redirectOf(outlet, `id/bronnen/${statement(0).source}`)).toEqual({
      status: 303,
      path: `volledigheid/${statement(0).source}`,
    })
    expect(redirectOf(outlet, 'id/oordelen/unknown')).toEqual({ status: 303, path: 'catalogus' })
    expect(redirectOf(outlet, 'id/bronnen/niemand')).toBeUndefined()
  })

  it('are not there where nothing was harvested', async () => {
    const sample = openSampleData()
    sample.publish(1)
    const other = new Outlet(sample.data, site)
    expect(findResource(other, 'volledigheid')).toBeUndefined()
    expect(String(await findResource(other, 'index')!.representations[0]!.body())).not.toContain('volledigheid')
    expect(String(await findResource(other, 'catalogus')!.representations[0]!.body())).not.toContain('dqv#')
    sample.close()
  })
})
