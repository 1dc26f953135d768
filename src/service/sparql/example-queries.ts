import { PREFIXES } from '../../rdf/prefixes.js'

/** An example on the page for trying queries. */
export interface ExampleQuery {
  readonly title: string
  readonly query: string
}

type Prefix = keyof typeof PREFIXES

/** Puts the declarations of the prefixes used in a query in front of it. */
function withPrefixes(prefixes: readonly Prefix[], query: string): string {
  return `${prefixes.map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>`).join('\n')}\n\n${query}`
}

/** Questions of councils, journalists and citizens; a test runs each one on data shaped like the fixtures. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'De laatste zittingen',
    query: withPrefixes(
      ['besluit'],
      `SELECT ?zitting ?start ?orgaan WHERE {
  ?zitting a besluit:Zitting ;
    besluit:geplandeStart ?start .
  OPTIONAL { ?zitting besluit:isGehoudenDoor ?orgaan }
}
ORDER BY DESC(?start)
LIMIT 20`,
    ),
  },
  {
    title: 'Agendapunten met een woord in de titel',
    query: withPrefixes(
      ['besluit', 'dct'],
      `SELECT ?zitting ?start ?agendapunt ?titel WHERE {
  ?zitting besluit:behandelt ?agendapunt ;
    besluit:geplandeStart ?start .
  ?agendapunt dct:title ?titel .
  FILTER(CONTAINS(LCASE(STR(?titel)), "fiets"))
}
ORDER BY DESC(?start)
LIMIT 50`,
    ),
  },
  {
    title: 'Besluiten en hoe erover gestemd is',
    query: withPrefixes(
      ['besluit', 'eli', 'prov'],
      `SELECT ?besluit ?titel ?voor ?tegen ?onthouden WHERE {
  ?behandeling besluit:heeftStemming ?stemming ;
    prov:generated ?besluit .
  ?besluit eli:title ?titel .
  ?stemming besluit:aantalVoorstanders ?voor ;
    besluit:aantalTegenstanders ?tegen ;
    besluit:aantalOnthouders ?onthouden .
}
ORDER BY DESC(?tegen)
LIMIT 50`,
    ),
  },
  {
    title: 'Wie was aanwezig',
    query: withPrefixes(
      ['besluit'],
      `SELECT ?mandataris (COUNT(DISTINCT ?zitting) AS ?zittingen) WHERE {
  ?zitting a besluit:Zitting ;
    besluit:heeftAanwezigeBijStart ?mandataris .
}
GROUP BY ?mandataris
ORDER BY DESC(?zittingen)
LIMIT 50`,
    ),
  },
  {
    title: 'Aantal besluiten per jaar',
    query: withPrefixes(
      ['besluit', 'eli'],
      `SELECT ?jaar (COUNT(DISTINCT ?besluit) AS ?aantal) WHERE {
  ?besluit a besluit:Besluit ;
    eli:date_publication ?datum .
  BIND(YEAR(?datum) AS ?jaar)
}
GROUP BY ?jaar
ORDER BY ?jaar`,
    ),
  },
  {
    title: 'Alles over één zitting (als gegevens, niet als tabel)',
    query: withPrefixes(
      ['besluit'],
      `CONSTRUCT { ?zitting ?p ?o . ?agendapunt ?q ?r } WHERE {
  { SELECT ?zitting WHERE { ?zitting a besluit:Zitting } ORDER BY ?zitting LIMIT 1 }
  ?zitting ?p ?o .
  OPTIONAL { ?zitting besluit:behandelt ?agendapunt . ?agendapunt ?q ?r }
}`,
    ),
  },
]
