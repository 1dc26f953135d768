import { describe, expect, it } from 'vitest'
import { kindOfAddress } from '../../src/readers/kind-of-address.js'

describe('kindOfAddress', () => {
  it.each([
    ['https://g.example/LBLODWeb/GetPublication?filename=Agenda_Gemeenteraad_24-03-2025.html', 'agenda'],
    [
      'https://g.example/LBLODWeb/GetPublication?filename=ToegevoegdeAgenda_Gemeenteraad_24-03-2025.html',
      'agenda-toegevoegd',
    ],
    ['https://g.example/LBLODWeb/GetPublication?filename=BesluitenLijstUitspraak_X.html', 'besluitenlijst'],
    ['https://g.example/zittingen/1/besluitenlijst', 'besluitenlijst'],
    ['https://g.example/zittingen/1/notulen/', 'notulen'],
    ['https://g.example/zittingen/1/agenda?x=1', 'agenda'],
    ['https://g.example/zittingen/1/uittreksels/5', 'uittreksel'],
    ['https://g.example/zittingen/1/agendapunten/5', undefined],
    ['https://agenda.example/', undefined],
    ['file:///notulen/lijst.html', undefined],
  ])('%s: %s', (address, kind) => {
    expect(kindOfAddress(address)).toBe(kind)
  })
})
