import { readFileSync } from 'node:fs'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { Graph } from '../../src/rdf/graph.js'
import { readDocument } from '../../src/readers/choose/read.js'
import { checkDocument } from '../../src/validation/check-document.js'
import { corpusPages, describeShared, hasShared, sharedPath } from './shared-data.js'

const SH = 'http://www.w3.org/ns/shacl#'
const golden = (name: string): Graph =>
  new Graph(
    new Parser().parse(readFileSync(sharedPath('domain', 'golden', `${name}.ttl`), 'utf8')).map((quad) => ({ quad })),
  )

/** The official blueprints without their SPARQL, which the engine of the test cannot run. */
const blueprint = (name: string): Store =>
  new Store(
    hasShared
      ? new Parser()
          .parse(readFileSync(sharedPath('judges', 'shapes', `blueprint-${name}.ttl`), 'utf8'))
          .filter(({ predicate }) => predicate.value !== `${SH}sparql`)
      : [],
  )
const BLUEPRINTS: Readonly<Record<string, Store>> = {
  agenda: blueprint('basic-agenda'),
  besluitenlijst: blueprint('decision-list'),
  notulen: blueprint('notulen'),
}

/**
 * What the blueprints report and our shapes do not, each on purpose (src/validation/README.md): texts with a language
 * tag, references to what another page describes, names of organs that their IRI already tells, a backward link that is
 * there forward.
 */
const NOT_OURS = new Set([
  'title Datatype',
  'description Datatype',
  'prefLabel Datatype',
  'label Datatype',
  'werkingsgebiedNiveau Datatype',
  'language Class',
  'classification Class',
  'aangebrachtNa Class',
  'gebeurtNa Class',
  'references Class',
  'heeftOntwerpbesluit Class',
  'cites Class',
  'heeftNotulen Class',
  'atLocation Class',
  'heeftSecretaris Class',
  'prefLabel MinCount',
  'classification MinCount',
  'classificatie MinCount',
  'bestuurt MinCount',
  'werkingsgebied MinCount',
  'wasGeneratedBy MinCount',
])

/** What our shapes report and the blueprints do not: empty texts, a link for a text, no publication date. */
const NOT_THEIRS = new Set([
  'shape/general/Stemming-onderwerp',
  'shape/general/Stemming-gevolg',
  'shape/general/Agendapunt-description',
  'shape/general/Besluit-description',
  'shape/general/Besluit-title_short',
  'shape/general/Besluit-value',
  'shape/agenda/Zitting-heeftAgenda',
  'shape/besluitenlijst/Zitting-heeftBesluitenlijst',
  'shape/notulen/Zitting-heeftNotulen',
  'shape/besluitenlijst/Zitting-date_publication',
  'shape/notulen/Zitting-date_publication',
  'shape/besluitenlijst/Besluit-handling',
  'shape/notulen/Besluit-handling',
])

const localName = (iri: string): string => iri.replace(/^.*[#/]/u, '')

describeShared('our shapes and checks', () => {
  it.each([
    ['agenda', 'agenda'],
    ['notulen', 'notulen'],
    ['notulen-all', 'notulen'],
  ] as const)('find nothing wrong in the golden %s', async (name, kind) => {
    const result = await checkDocument({ graph: golden(name), stage: 'output' })
    expect(result.kind).toBe(kind)
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.diagnostics.map(({ rule }) => rule)).toEqual([])
  })

  it('reach Niveau 3 in the golden minutes when the register knows everyone, Niveau 1 when there is none', async () => {
    const graph = golden('notulen-all')
    expect((await checkDocument({ graph, stage: 'output', register: { has: () => true } })).maturity?.level).toBe(3)
    expect((await checkDocument({ graph, stage: 'output' })).maturity?.level).toBe(1)
    expect((await checkDocument({ graph: golden('agenda'), stage: 'output' })).maturity?.level).toBe(3)
  })

  it.each(
    corpusPages()
      .filter(({ path }) => !path.includes('browser-saved'))
      .map((page) => [page.path, page] as const),
  )('differ from the official blueprints on %s only where we say', async (_, page) => {
    const { published } = await readDocument(page.document, readSettings())
    if (!published) throw new Error('no published graph')
    const { kind, diagnostics } = await checkDocument({ graph: published, stage: 'source', address: page.address })
    const shapes = BLUEPRINTS[kind ?? '']
    if (!shapes) return

    const theirs = (await new SHACLValidator(shapes, {}).validate(published.dataset)).results.map(
      ({ focusNode, path, sourceConstraintComponent }) => ({
        key: `${focusNode.value} ${path.value}`,
        what: `${localName(path.value)} ${localName(sourceConstraintComponent.value).replace('ConstraintComponent', '')}`,
      }),
    )
    const ours = diagnostics
      .filter(({ rule, subject }) => rule.startsWith('shape/') && subject !== undefined)
      .map(({ rule, subject, predicate }) => ({ key: `${subject ?? ''} ${predicate ?? ''}`, rule }))
    const keys = { theirs: new Set(theirs.map(({ key }) => key)), ours: new Set(ours.map(({ key }) => key)) }

    expect([
      ...new Set(theirs.filter(({ key, what }) => !keys.ours.has(key) && !NOT_OURS.has(what)).map(({ what }) => what)),
    ]).toEqual([])
    expect([
      ...new Set(
        ours.filter(({ key, rule }) => !keys.theirs.has(key) && !NOT_THEIRS.has(rule)).map(({ rule }) => rule),
      ),
    ]).toEqual([])
  })
})
