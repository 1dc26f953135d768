import { expect, it } from 'vitest'
import type { Mandataris, Model } from '../../src/model.js'
import { officeHoldersOf } from '../../src/privacy/names-in-model.js'

const named = (name: string): Mandataris => ({ isBestuurlijkeAliasVan: { name } })

it('collects everyone who sits, votes, chairs and takes minutes, each once', () => {
  const model: Model = {
    besluiten: [],
    zittingen: [
      {
        heeftVoorzitter: named('Zo Voorzit'),
        heeftSecretaris: { ...named('Schrijf Op'), functionaris: true },
        heeftAanwezigeBijStart: [named('Zo Voorzit'), { gebruikteVoornaam: 'Los', familyName: 'Staand' }],
        verontschuldigd: [named('Is Weg')],
        behandelt: [{ behandelingen: [{ heeftStemming: [{ heeftTegenstander: [named('Te Gen')] }] }] }],
      },
    ],
  }
  expect(officeHoldersOf(model)).toEqual(['Zo Voorzit', 'Los Staand', 'Is Weg', 'Schrijf Op', 'Te Gen'])
})
