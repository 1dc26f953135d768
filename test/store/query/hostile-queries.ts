/** This many parts, each made from its number. */
export function times(count: number, part: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => part(i)).join('')
}

/** A query of any size that nests deeply without brackets. By itself it may have `allowed` of its parts. */
export interface HostileQuery {
  readonly name: string
  readonly make: (count: number) => string
  /** How the message names what there is too much of (its beginning). */
  readonly names: string
  readonly allowed: number
}

const [OPERATORS, GROUPS, AS, STEPS, TRIPLES] = ['operators', 'groups', 'expressions', 'steps', 'triples']

/** One query of each kind that breaks the engine when it is large enough. */
export const HOSTILE: readonly HostileQuery[] = (
  [
    ['!', (n) => `ASK { FILTER(${'!'.repeat(n)} true) }`, OPERATORS, 740],
    ['! with spaces', (n) => `ASK { FILTER(${'! '.repeat(n)} true) }`, OPERATORS, 740],
    ['||', (n) => `ASK { ?s ?p ?o FILTER(?s = 1${times(n, (i) => ` || ?o = ${i}`)}) }`, OPERATORS, 740],
    ['&&', (n) => `ASK { ?s ?p ?o FILTER(?s != 1${times(n, (i) => ` && ?o != ${i}`)}) }`, OPERATORS, 740],
    ['+', (n) => `ASK { ?s ?p ?o FILTER(?o${times(n, (i) => `+${i}`)}) }`, OPERATORS, 740],
    ['*', (n) => `ASK { ?s ?p ?o BIND(?o${times(n, (i) => `*${i}`)} AS ?x) }`, OPERATORS, 740],
    ['BIND', (n) => `ASK { ${times(n, (i) => `BIND(${i} AS ?v${i}) `)} }`, AS, 240],
    ['expressions of SELECT', (n) => `SELECT ${times(n, (i) => `(${i} AS ?v${i}) `)} {}`, AS, 240],
    ['aggregates', (n) => `SELECT ${times(n, (i) => `(COUNT(?s) AS ?v${i}) `)} { ?s ?p ?o }`, AS, 240],
    ['keys of GROUP BY', (n) => `SELECT (1 AS ?x) {} GROUP BY ${times(n, (i) => `(1 AS ?x${i}) `)}`, AS, 240],
    ['UNION', (n) => `ASK { { ?s ?p ?o } ${times(n, (i) => `UNION { ?s ?p ?o${i} } `)} }`, GROUPS, 350],
    ['OPTIONAL', (n) => `ASK { ${times(n, (i) => `OPTIONAL { ?s ?p ?o${i} } `)} }`, GROUPS, 350],
    ['MINUS', (n) => `ASK { ?s ?p ?o ${times(n, (i) => `MINUS { ?s ?p ${i} } `)} }`, GROUPS, 350],
    ['GRAPH', (n) => `ASK { ${times(n, (i) => `GRAPH ?g${i} { ?s ?p ?o } `)} }`, GROUPS, 350],
    ['LATERAL', (n) => `ASK { ?s ?p ?o ${times(n, () => 'LATERAL { ?s ?p ?o } ')} }`, GROUPS, 350],
    ['groups', (n) => `ASK { ${times(n, (i) => `{ ?s ?p ?o${i} } `)} }`, GROUPS, 350],
    ['subqueries', (n) => `ASK { ${times(n, () => '{ SELECT * { ?s ?p ?o } } ')} }`, GROUPS, 350],
    ['VALUES', (n) => `ASK { ${times(n, (i) => `VALUES ?x${i} { ${i} } `)} }`, GROUPS, 350],
    ['FILTER', (n) => `ASK { ?s ?p ?o ${times(n, (i) => `FILTER(?o != ${i}) `)} }`, 'FILTERs', 350],
    [
      'FILTER EXISTS',
      (n) => `ASK { ?s ?p ?o ${times(n, () => 'FILTER EXISTS { ?s ?p ?o } ')} }`,
      '(?:FILTERs|groups)',
      180,
    ],
    ['a sequence path', (n) => `ASK { ?s <a:a>${'/<a:a>'.repeat(n)} ?o }`, STEPS, 480],
    ['a path of choices', (n) => `ASK { ?s <a:a>${times(n, (i) => `|<a:a${i}>`)} ?o }`, STEPS, 480],
    ['a repeated path', (n) => `ASK { ?s (<a:a>${times(n, (i) => `|<a:a${i}>`)})* ?o }`, STEPS, 440],
    ['a path that excludes', (n) => `ASK { ?s !(<a:b>${times(n, (i) => `|^<a:a${i}>`)}) ?o }`, STEPS, 230],
    ['IN', (n) => `ASK { ?s ?p ?o FILTER(?s IN (1${times(n, (i) => `, ${i}`)})) }`, 'values of IN', 5800],
    ['triples', (n) => `ASK { ${times(n, (i) => `?s <a:a> ?o${i} . `)} }`, TRIPLES, 720],
    ['objects', (n) => `ASK { ?s <a:a> 1${times(n, (i) => `, ${i}`)} }`, TRIPLES, 720],
    ['a list', (n) => `ASK { ?s ?p (${times(n, (i) => ` ${i}`)}) }`, TRIPLES, 720],
    ['blank nodes', (n) => `ASK { ?s ?p []${', []'.repeat(n)} }`, TRIPLES, 370],
    ['quoted triples', (n) => `ASK { ${'<< '.repeat(n)} ?s ?p ?o ${'>> ?p ?o '.repeat(n)} }`, 'quoted', 145],
  ] as const satisfies readonly (readonly [string, (n: number) => string, string | undefined, number])[]
).map(([name, make, names = '', allowed]) => ({ name, make, names, allowed }))
