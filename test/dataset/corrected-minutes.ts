import { createDocument, type Document } from '../../src/document.js'

const MONTHS = 'januari februari maart april mei juni'.split(' ')
const SUBJECTS = ['Verslag van de vorige zitting', 'Reglement op de jaarmarkt', 'Verkoop van de pastorie', 'Rekening']

/** Minutes of an invented sitting of a real council, without annotations: `index` tells them apart. */
export function minutesOf(index: number, edit: (text: string) => string = (text) => text, day = 1): Document {
  const date = `${(index % 20) + 1} ${MONTHS[index % 6] ?? ''} 2025`
  const text = `Gemeente Herstappe

NOTULEN

Gemeenteraad

Zitting van ${date}

Aanwezig: Jan Vermeirsch, voorzitter

An Claeskens, burgemeester

Piet Raeymaekers, Els Verhoeven en Bart Desmedt, raadsleden

Lieve Boskens, algemeen directeur

De voorzitter opent de zitting om 20.05 uur.

OPENBARE ZITTING

${SUBJECTS.map(
  (subject, at) => `${at + 1}. ${subject} nummer ${index}. Vaststelling

Besluit

Goedgekeurd met 3 stemmen voor en 2 stemmen tegen.
`,
).join('\n')}
De voorzitter sluit de zitting om 21.00 uur.
`
  return createDocument(edit(text), {
    address: `https://www.raad.example/notulen-${index}`,
    name: `notulen-${index}.txt`,
    mediaType: 'text/plain',
    retrieved: `2026-11-0${day}T00:00:00.000Z`,
  })
}
