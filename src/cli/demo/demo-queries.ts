/** The questions of the demo, each with the query that answers it. */
export const DEMO_QUERIES: readonly { readonly question: string; readonly sparql: string }[] = [
  {
    question: 'Which sitting of which body is on when, and how many items does it handle?',
    sparql: `
PREFIX besluit: <http://data.vlaanderen.be/ns/besluit#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?orgaan ?start (COUNT(DISTINCT ?punt) AS ?punten) {
  ?zitting a besluit:Zitting ; besluit:geplandeStart ?start ; besluit:behandelt ?punt ; besluit:isGehoudenDoor ?inTijd .
  { ?inTijd skos:prefLabel ?orgaan } UNION { ?inTijd <http://data.vlaanderen.be/ns/mandaat#isTijdspecialisatieVan>/skos:prefLabel ?orgaan }
} GROUP BY ?orgaan ?start ORDER BY ?start`,
  },
  {
    question: 'What was decided, and how did the vote end?',
    sparql: `
PREFIX besluit: <http://data.vlaanderen.be/ns/besluit#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT DISTINCT ?besluit ?gevolg ?voor ?tegen {
  ?behandeling prov:generated ?iri .
  ?iri a besluit:Besluit ; eli:title ?besluit .
  ?behandeling besluit:heeftStemming ?stemming .
  ?stemming besluit:gevolg ?gevolg .
  OPTIONAL { ?stemming besluit:aantalVoorstanders ?voor ; besluit:aantalTegenstanders ?tegen }
} ORDER BY DESC(?tegen) ?besluit LIMIT 6`,
  },
  {
    question: 'Which pages tell of the same sitting?',
    sparql: `
PREFIX besluit: <http://data.vlaanderen.be/ns/besluit#>
SELECT ?start (COUNT(DISTINCT ?pagina) AS ?paginas) (COUNT(DISTINCT ?zitting) AS ?zittingen) {
  GRAPH ?pagina { ?zitting a besluit:Zitting ; besluit:geplandeStart ?start }
} GROUP BY ?start ORDER BY ?start`,
  },
]
