import type { SharedQuery } from './sparql-data.js'

/** Draws a value of a pool, or a number below a limit. */
export interface Draw {
  readonly from: <Value>(values: readonly Value[]) => Value
  readonly below: (limit: number) => number
}

/** What parameters are drawn from: asked of the data itself. */
export type Pools = Readonly<Record<keyof typeof POOLS, readonly Readonly<Record<string, string>>[]>>

/** One way of asking a query. */
export interface Variant {
  readonly text: (draw: Draw, pools: Pools) => string
  /**
   * Whether the answers of both sides are the same by SPARQL: `no` for DESCRIBE, which each engine may define; `graphs`
   * when they are once Virtuoso's own system graphs are kept out.
   */
  readonly same: 'yes' | 'no' | 'graphs'
}

/** Queries whose rows the parameters are drawn from. */
export const POOLS = {
  besluit: 'SELECT DISTINCT ?besluit { ?besluit a besluit:Besluit }',
  orgaan:
    'SELECT DISTINCT ?orgaan { ?orgaanInTijd generiek:isTijdspecialisatieVan ?orgaan . ?z besluit:isGehoudenDoor ?orgaanInTijd }',
  publication: 'SELECT DISTINCT ?graph ?zitting { GRAPH ?graph { ?zitting besluit:heeftNotulen ?doc } }',
  agendapunt: 'SELECT DISTINCT ?lastAgendapunt { ?lastAgendapunt besluit:aangebrachtNa ?x }',
  mandataris: 'SELECT DISTINCT ?mandataris { ?stemming besluit:heeftTegenstander ?mandataris }',
  besluittype:
    'SELECT DISTINCT ?besluittype ?orgaanInTijd { ?b a besluit:Besluit ; a ?besluittype ; eli:passed_by ?orgaanInTijd FILTER(CONTAINS(STR(?besluittype), "/BesluitType/")) } LIMIT 3000',
  class: 'SELECT DISTINCT ?class { ?s a ?class }',
  predicate: 'SELECT DISTINCT ?predicate { ?s ?predicate ?o }',
  title: 'SELECT DISTINCT ?title { ?b a besluit:Besluit ; eli:title ?title } LIMIT 2000',
} as const

/** The shared query itself with drawn parameters, and other ways of asking it. */
export function variantsOf({ id, q, noCompare }: SharedQuery): readonly Variant[] {
  return [
    {
      text: (draw, pools) => filled(vary(id, q, draw, pools), draw, pools),
      same: id in OWN_GRAPHS ? 'graphs' : noCompare === true || id === 'qDUP_union' ? 'no' : 'yes',
    },
    ...(MORE[id] ?? []),
  ]
}

/** With the system graphs of the other side kept out. */
export function withoutSystemGraphs(text: string): string {
  const inGraph = /GRAPH \?\w+ \{/u.test(text)
    ? text
    : text.replace(/(WHERE )?\{ (.*) \}/u, '$1{ GRAPH ?publication { $2 } }')
  const name = /GRAPH (\?\w+) \{/u.exec(inGraph)?.[1] ?? ''
  const open = inGraph.indexOf('{', inGraph.indexOf(`GRAPH ${name} {`))
  const end = inGraph.indexOf('}', open)
  return `${inGraph.slice(0, end + 1)} FILTER(STRSTARTS(STR(${name}), "http://data.lblod.info/graphs/"))${inGraph.slice(end + 1)}`
}

const OWN_GRAPHS: Readonly<Record<string, true>> = {
  q13_distinct_pred: true,
  q14_graphs_topn: true,
  q20_count_all: true,
}

/** What stands in a query as a value is drawn too. */
function vary(id: string, text: string, draw: Draw, pools: Pools): string {
  const word = (): string => wordOf(draw, pools)
  switch (id) {
    case 'q04_title_contains':
      return text.replace('"fietspad"', `"${word()}"`)
    case 'q05_text_regex':
      return text.replace('zwembad [a-z]+ subsidie', `${word()} [a-z]+ ${word()}`)
    case 'q12_date_range': {
      const year = 2019 + draw.below(6)
      return text
        .replace('2023-01-01', `${year}-0${1 + draw.below(9)}-01`)
        .replace('2024-01-01', `${year + 1}-0${1 + draw.below(9)}-01`)
    }
    case 'q18_harvest_page':
      return text.replace('OFFSET 100', `OFFSET ${draw.below(20) * 10}`)
    default:
      return text
  }
}

function filled(text: string, draw: Draw, pools: Pools): string {
  const row = Object.assign(
    {},
    ...(['besluit', 'orgaan', 'publication', 'agendapunt', 'mandataris', 'besluittype'] as const).map((name) =>
      draw.from(pools[name]),
    ),
  ) as Readonly<Record<string, string>>
  return text.replace(/\{\{(\w+)\}\}/gu, (_all, name: string) => row[name] ?? `missing:${name}`)
}

/** A word of a title, in lower case. */
function wordOf(draw: Draw, pools: Pools): string {
  const words = (draw.from(pools.title)['title'] ?? '')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word.length > 4)
  return words.length === 0 ? 'subsidie' : draw.from(words)
}

const plain = (text: string): Variant => ({ same: 'yes', text: (draw, pools) => filled(text, draw, pools) })
const drawn = (same: Variant['same'], text: Variant['text']): Variant => ({
  same,
  text: (draw, pools) => filled(text(draw, pools), draw, pools),
})
const iri = (draw: Draw, pools: Pools, pool: 'class' | 'predicate'): string => `<${draw.from(pools[pool])[pool]}>`

/** Other ways of asking: other names, forms, classes and predicates. */
const MORE: Readonly<Record<string, readonly Variant[]>> = {
  q01_describe_besluit: [drawn('no', () => 'DESCRIBE <{{zitting}}>')],
  q02_construct_besluit: [
    plain(
      'CONSTRUCT { ?deel ?eigenschap ?waarde } WHERE { <{{besluit}}> eli:has_part?  ?deel . ?deel ?eigenschap ?waarde }',
    ),
  ],
  q03_latest20_zittingen: [
    drawn(
      'yes',
      (draw) =>
        `SELECT DISTINCT ?s ?t WHERE { ?s a besluit:Zitting ; besluit:isGehoudenDoor/generiek:isTijdspecialisatieVan <{{orgaan}}> ; besluit:geplandeStart ?t } ORDER BY ?t ?s LIMIT ${5 + draw.below(50)}`,
    ),
  ],
  q04_title_contains: [
    drawn(
      'yes',
      (draw, pools) =>
        `SELECT DISTINCT ?punt ?naam WHERE { ?punt a besluit:Agendapunt . ?punt dct:title ?naam FILTER CONTAINS(LCASE(STR(?naam)), "${wordOf(draw, pools)}") } ORDER BY ?punt LIMIT 20`,
    ),
    drawn(
      'yes',
      (draw, pools) =>
        `SELECT (COUNT(DISTINCT ?b) AS ?aantal) WHERE { ?b eli:title ?t . FILTER(REGEX(STR(?t), "^${wordOf(draw, pools)}", "i")) }`,
    ),
  ],
  q05_text_regex: [
    drawn(
      'yes',
      (draw, pools) =>
        `SELECT (COUNT(DISTINCT ?art) AS ?n) WHERE { ?art a besluit:Artikel ; prov:value ?tekst FILTER CONTAINS(STR(?tekst), "${wordOf(draw, pools)}") }`,
    ),
  ],
  q06_count_per_muni_year: [
    drawn(
      'yes',
      (draw) =>
        `SELECT ?organ (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a besluit:Besluit ; eli:passed_by ?it ; eli:date_publication ?d . ?it generiek:isTijdspecialisatieVan ?organ FILTER(YEAR(?d) = ${2019 + draw.below(7)}) } GROUP BY ?organ ORDER BY DESC(?n) ?organ`,
    ),
    plain(
      'SELECT ?naam (COUNT(DISTINCT ?z) AS ?zittingen) WHERE { ?z a besluit:Zitting ; besluit:isGehoudenDoor/generiek:isTijdspecialisatieVan/besluit:bestuurt/skos:prefLabel ?naam } GROUP BY ?naam ORDER BY ?naam',
    ),
  ],
  q07_voted_against: [
    plain(
      'SELECT DISTINCT ?st ?titel WHERE { ?st besluit:heeftOnthouder <{{mandataris}}> ; besluit:onderwerp ?titel } ORDER BY ?st',
    ),
  ],
  q08_join_chain: [
    plain(
      'SELECT DISTINCT ?z ?b ?titel WHERE { ?z besluit:isGehoudenDoor/generiek:isTijdspecialisatieVan <{{orgaan}}> . ?z besluit:behandelt ?punt . ?beh dct:subject ?punt . ?beh prov:generated ?b . ?b eli:title ?titel } ORDER BY ?b',
    ),
  ],
  q09_publication_page: [
    plain(
      'SELECT DISTINCT ?punt ?naam ?besluit WHERE { GRAPH <{{graph}}> { <{{zitting}}> besluit:behandelt ?punt . ?punt dct:title ?naam OPTIONAL { ?beh dct:subject ?punt ; prov:generated ?besluit } } } ORDER BY ?punt',
    ),
  ],
  q10_path_plus: [plain('SELECT DISTINCT ?eerder WHERE { <{{lastAgendapunt}}> besluit:aangebrachtNa+ ?eerder }')],
  q11_not_exists: [
    plain('SELECT (COUNT(DISTINCT ?z) AS ?n) WHERE { ?z a besluit:Zitting MINUS { ?z besluit:heeftNotulen ?n2 } }'),
    plain(
      'SELECT (COUNT(DISTINCT ?beh) AS ?zonder) WHERE { ?beh a besluit:BehandelingVanAgendapunt FILTER NOT EXISTS { ?beh besluit:heeftStemming ?st } }',
    ),
  ],
  q12_date_range: [
    drawn('yes', (draw) => {
      const year = 2019 + draw.below(6)
      return `SELECT DISTINCT ?zitting ?start WHERE { ?zitting a besluit:Zitting ; besluit:geplandeStart ?start FILTER(?start >= "${year}-03-01T00:00:00Z"^^xsd:dateTime && ?start < "${year}-06-01T00:00:00Z"^^xsd:dateTime) } ORDER BY ?start ?zitting LIMIT 50`
    }),
  ],
  q13_distinct_pred: [
    drawn('graphs', () => 'SELECT DISTINCT ?klasse WHERE { ?iets a ?klasse }'),
    drawn('graphs', () => 'SELECT (COUNT(DISTINCT ?eigenschap) AS ?n) WHERE { ?x ?eigenschap ?y }'),
    drawn('graphs', () => 'SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }'),
    drawn('yes', (draw, pools) => `SELECT DISTINCT ?p WHERE { ?s a ${iri(draw, pools, 'class')} . ?s ?p ?o }`),
  ],
  q14_graphs_topn: [
    drawn(
      'graphs',
      (draw) =>
        `SELECT ?waar (COUNT(?wat) AS ?hoeveel) WHERE { GRAPH ?waar { ?wat ?hoe ?o } } GROUP BY ?waar ORDER BY DESC(?hoeveel) ?waar LIMIT ${5 + draw.below(30)}`,
    ),
    drawn(
      'yes',
      (draw, pools) =>
        `SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ${iri(draw, pools, 'predicate')} ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 20`,
    ),
    drawn(
      'graphs',
      () => 'SELECT ?p (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p ORDER BY DESC(?n) ?p',
    ),
  ],
  q15_one_graph: [plain('CONSTRUCT { ?a ?b ?c } WHERE { GRAPH <{{graph}}> { ?a ?b ?c FILTER(ISIRI(?c)) } }')],
  q16_ask: [plain('ASK { ?x eli:passed_by <{{orgaanInTijd}}> . ?x a <{{besluittype}}> . ?x eli:has_part ?deel }')],
  q17_construct_zitting: [
    plain('CONSTRUCT { ?punt ?p ?o } WHERE { <{{zitting}}> besluit:behandelt ?punt . ?punt ?p ?o }'),
  ],
  q18_harvest_page: [
    drawn(
      'yes',
      (draw) =>
        `SELECT DISTINCT ?doc ?mod WHERE { GRAPH <http://data.lblod.info/graphs/provenance> { ?doc a foaf:Document ; dct:modified ?mod } FILTER(?mod > "2026-01-${10 + draw.below(5)}T00:00:00Z"^^xsd:dateTime) } ORDER BY ?mod ?doc LIMIT 100`,
    ),
  ],
  q19_con_per_fractie: [
    plain(
      'SELECT ?naam (COUNT(DISTINCT ?stemming) AS ?voor) WHERE { ?it generiek:isTijdspecialisatieVan <{{orgaan}}> ; org:hasPost/^org:holds ?m . ?m org:hasMembership/org:organisation/skos:prefLabel ?naam . ?stemming besluit:heeftVoorstander ?m } GROUP BY ?naam ORDER BY ?naam',
    ),
  ],
  q20_count_all: [
    drawn(
      'yes',
      (draw, pools) =>
        `SELECT (COUNT(*) AS ?hoeveel) WHERE { GRAPH ?ergens { ?a ${iri(draw, pools, 'predicate')} ?b } }`,
    ),
    drawn('yes', (draw, pools) => `SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ${iri(draw, pools, 'class')} }`),
    plain('SELECT (COUNT(*) AS ?n) WHERE { GRAPH <{{graph}}> { ?s ?p ?o } }'),
    drawn('graphs', () => 'SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }'),
  ],
  q21_page_union: [
    plain(
      'SELECT DISTINCT ?punt ?naam ?besluit ?tekst WHERE { <{{zitting}}> besluit:behandelt ?punt . ?punt dct:title ?naam OPTIONAL { ?beh dct:subject ?punt ; prov:generated ?besluit . ?besluit prov:value ?tekst } } ORDER BY ?punt',
    ),
  ],
  qDUP_union: [plain('SELECT (COUNT(DISTINCT ?punt) AS ?n) WHERE { <{{zitting}}> besluit:behandelt ?punt }')],
}
