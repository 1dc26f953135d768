import { describe, expect, it } from 'vitest'
import { detectKind, documentKindsOf } from '../../../src/validation/shapes/detect-kind.js'
import { COMPLETE, KINDS, graphOf } from '../documents.js'

const AGENDA = 'doctype:13fefad6-a9d6-4025-83b5-e4cbee3a8965'
const LIST = 'doctype:3fa67785-ffdc-4b30-8880-2b99d97b4dee'
const MINUTES = 'doctype:8e791b27-7600-4577-b24e-c7c29e0eb773'

describe('detectKind', () => {
  it.each(KINDS)('recognises a complete %s', (kind) => expect(detectKind(graphOf(COMPLETE[kind]))).toBe(kind))

  it.each([
    ['dct:type alone', ':doc dct:type doctype:9d5bfaca-bbf2-49dd-a830-769f91a6377b .', 'uittreksel'],
    [
      'the /doc/ form',
      ':doc a <https://data.vlaanderen.be/doc/concept/BesluitDocumentType/13fefad6-a9d6-4025-83b5-e4cbee3a8965> .',
      'agenda',
    ],
    [
      'the official sample without its slash',
      ':doc a <https://data.vlaanderen.be/id/concept/BesluitDocumentType13fefad6-a9d6-4025-83b5-e4cbee3a8965> .',
      'agenda',
    ],
    ['a link from the sitting', ':z a besluit:Zitting ; besluit:heeftNotulen :doc .', 'notulen'],
    ['a decision without sitting', ':d a besluit:Besluit .', 'besluit'],
  ])('recognises %s', (_, turtle, kind) => expect(detectKind(graphOf(turtle))).toBe(kind))

  it.each([
    ['nothing', ''],
    ['another document type', ':doc a doctype:00000000-0000-0000-0000-000000000000 .'],
    [
      'links to documents of several kinds',
      ':z a besluit:Zitting ; besluit:heeftNotulen :n ; besluit:heeftAgenda :a .',
    ],
    ['a decision of a sitting', ':z a besluit:Zitting . :d a besluit:Besluit .'],
  ])('does not guess from %s', (_, turtle) => expect(detectKind(graphOf(turtle))).toBeUndefined())

  describe('distinguishing the page from the documents it links to', () => {
    const both = `<https://a.example/z/1/agenda> a ${AGENDA} . :list a ${LIST} . :minutes a ${MINUTES} .`
    it('by its own address, whatever the fragment', () =>
      expect(detectKind(graphOf(both), 'https://a.example/z/1/agenda#top')).toBe('agenda'))
    it('by the word in its address', () =>
      expect(detectKind(graphOf(both), 'https://a.example/z/1/Notulen')).toBe('notulen'))
    it('by what comes first', () => {
      expect(detectKind(graphOf(both), 'https://a.example/')).toBe('agenda')
      expect(
        detectKind(graphOf(`:list a ${LIST} . <https://a.example/z/1/agenda> a ${AGENDA} .`), 'https://a.example/'),
      ).toBe('besluitenlijst')
    })
  })

  it('lists every kind that a document claims', () => {
    expect([...documentKindsOf(graphOf(`:x a ${LIST}, ${MINUTES} ; dct:type ${LIST} .`)).values()]).toEqual([
      ['besluitenlijst', 'notulen'],
    ])
  })
})
