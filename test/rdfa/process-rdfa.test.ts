import { describe, it } from 'vitest'
import { elementCases } from './cases/elements.js'
import { htmlCases } from './cases/html.js'
import { listCases } from './cases/lists.js'
import { nameCases } from './cases/names.js'
import { propertyCases } from './cases/properties.js'
import { expectGraph } from './rdfa-case.js'

describe.each([
  ['RDFa Core 1.1, 6 and 7.4: names', nameCases],
  ['RDFa Core 1.1, 7.5: elements', elementCases],
  ['RDFa Core 1.1, 7.5, step 11: properties', propertyCases],
  ['RDFa Core 1.1, 7.5 and 8.4: lists', listCases],
  ['HTML+RDFa 1.1', htmlCases],
])('%s', (_, cases) => {
  it.each(cases)('%s', (_title, html, turtle) => expectGraph(html, turtle))
})
