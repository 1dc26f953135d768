import { describe, expect, it } from 'vitest'
import { negotiate } from '../../../src/service/http/negotiate.js'

const OFFERS = [
  { value: 'json', mediaTypes: ['application/sparql-results+json', 'application/json', 'text/json'] },
  { value: 'xml', mediaTypes: ['application/sparql-results+xml', 'application/xml'] },
  { value: 'csv', mediaTypes: ['text/csv'] },
  { value: 'page', mediaTypes: ['text/html'] },
]

describe('negotiate', () => {
  it.each([
    [undefined, 'json', 'application/sparql-results+json'],
    ['', 'json', 'application/sparql-results+json'],
    ['*/*', 'json', 'application/sparql-results+json'],
    ['application/json', 'json', 'application/json'],
    ['text/*', 'csv', 'text/csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page', 'text/html'],
    ['text/html;q=0, */*;q=0.1', 'json', 'application/sparql-results+json'],
    [
      'application/sparql-results+json;q=0.5, application/sparql-results+xml;q=0.7',
      'xml',
      'application/sparql-results+xml',
    ],
    ['application/*;q=0.2, application/xml;q=0.1, text/csv;q=0.15', 'json', 'application/sparql-results+json'],
    ['TEXT/CSV ; charset=utf-8 ; Q=0.3', 'csv', 'text/csv'],
    ['nonsense, text/csv', 'csv', 'text/csv'],
  ])('%s gets %s', (accept, value, mediaType) => {
    expect(negotiate(accept, OFFERS)).toEqual({ value, mediaType })
  })

  it.each(['image/png', '*/*;q=0', 'text/html;q=2', 'nonsense'])('%s gets nothing', (accept) => {
    expect(negotiate(accept, OFFERS)).toBeUndefined()
  })
})
