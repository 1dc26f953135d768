import { describe, it } from 'vitest'
import { expectRepair, expectSilence } from '../../read-page.js'

describe('a name that is almost one of OSLO', () => {
  it.each([
    ['two letters changed places', 'typeof="besluit:Agednapunt"'],
    ['a letter is missing', 'typeof="besluit:BehandelingVanAgendapnt"'],
    ['a letter in the wrong case', 'property="besluit:geplandestart" content="x"'],
    ['a property', 'property="eli:date_publicaton" content="x"'],
    ['a short name, one letter wrong', 'property="eli:cite" content="x"'],
  ])('is doubted: %s', (_, attribute) => {
    expectRepair('doubt/misspelt-name', `<p resource="/x" ⟦${attribute}></p>`)
  })

  it('is not looked for in what has its own meaning, is far from any name, or lies between two', () => {
    expectSilence('<p resource="/x" typeof="besluit:Besluit ext:Besluiten"></p>')
    expectSilence(
      '<p resource="/x"><i property="dct:titel" content="x"></i><i property="eli:is_member_of" content="x"></i><i property="besluit:xy" content="x"></i></p>',
    )
  })
})

describe('a text in a language that no Belgian authority writes in', () => {
  it('is doubted', () => {
    expectRepair('doubt/other-language', '<p resource="/x"><i property="dct:title" ⟦lang="en">Goedgekeurd</i></p>')
  })

  it('is silent about the three languages, and about no language', () => {
    expectSilence(
      '<p resource="/x"><i property="dct:title" lang="nl-BE">a</i><i property="dct:title" lang="fr">b</i><i property="dct:title" lang="de">c</i><i property="dct:title" lang="">d</i></p>',
    )
  })
})
