import { LONG_FORMS, printDay, printTime, SHORT_FORMS, type TimeForm } from './calendar.js'
import { bold, heading, lines, pairs, para, RULE, type Flow } from './flow.js'
import type { GoldSitting } from './gold-sitting.js'
import { headGold, momentGold, type Scene } from './scene.js'
import { capital } from './votes.js'

export type HeadStyle = 'title' | 'letterhead' | 'pairs' | 'sentence' | 'lines' | 'province'

type HeadGold = Pick<GoldSitting, 'bestuurseenheid' | 'bestuursorgaan' | 'datum' | 'geplandeStart'>

const TIMES: readonly TimeForm[] = ['colon', 'colon-uur', 'dot-uur', 'u', 'dot-u', 'h', 'uur-only']

/** The unit as this body's letterhead prints it: the municipality, its OCMW, a district or a police zone. */
export function unitLabel({ sitting }: Scene): string {
  const { municipality, body } = sitting
  if (body.id === 'rmw' || body.id === 'bcsd' || body.id === 'vast-bureau') return `OCMW ${municipality.name}`
  if (body.id === 'districtsraad') return `District ${municipality.name}`
  if (body.id === 'politieraad') return `Politiezone ${municipality.name}`
  return `${municipality.city ? 'Stad' : 'Gemeente'} ${municipality.name}`
}

/**
 * The head of a document: what it is, of whom, of when. `what` is the kind in words ("Besluitenlijst", "Notulen"); the
 * hour is printed only where `timed`.
 */
export function printHead(
  scene: Scene,
  style: HeadStyle,
  what: string,
  timed: boolean,
): { readonly flow: readonly Flow[]; readonly gold: HeadGold } {
  const { random, sitting } = scene
  const { municipality, body } = sitting
  const printed = random.pick(body.printed)
  const unit = unitLabel(scene)
  const form = random.pick(random.chance(0.6) ? LONG_FORMS : SHORT_FORMS)
  const date = printDay(sitting.date, form)
  const time = printTime(sitting.planned, random.pick(TIMES))
  const at = timed ? random.pick([` om ${time}`, ` - ${time}`, `, ${time}`, ` te ${time}`]) : ''
  const gold: HeadGold = { ...headGold(scene), geplandeStart: timed ? momentGold(scene, sitting.planned) : null }
  const of = random.pick(['van', 'van', 'dd.', 'op'])
  switch (style) {
    case 'title':
      return {
        gold,
        flow: [
          heading(
            1,
            `${what} ${printed.toLowerCase() === printed ? printed : printed.charAt(0) + printed.slice(1)} ${of} ${date}`,
          ),
          para(
            random.pick([
              unit,
              unit,
              `${unit}${random.chance(0.5) ? ` - ${municipality.postcode} ${municipality.name}` : ''}`,
            ]),
          ),
          ...(timed ? [para(random.pick([`Aanvang: ${time}`, `Uur: ${time}`, `Start om ${time}`]))] : []),
        ],
      }
    case 'letterhead':
      return {
        gold,
        flow: [
          lines([
            [bold(unit.toUpperCase())],
            `Markt ${random.int(1, 40)}`,
            `${municipality.postcode} ${municipality.name}`,
            `Tel. 0${random.int(50, 59)} ${random.int(10, 99)} ${random.int(10, 99)} ${random.int(10, 99)}`,
          ]),
          heading(
            1,
            random.pick([
              `${what} ${printed}`,
              `${printed} - ${what.toLowerCase()}`,
              `${what.toUpperCase()} ${printed.toUpperCase()}`,
            ]),
          ),
          heading(
            2,
            random.pick([
              `Zitting van ${date}${at}`,
              `Vergadering van ${date}${at}`,
              `ZITTING VAN ${date.toUpperCase()}${at}`,
              `${capital(date)}${at}`,
            ]),
          ),
        ],
      }
    case 'pairs': {
      const labels = random.pick(
        random.words<readonly [string, string, string, string]>([['Bestuur', 'Orgaan', 'Datum', 'Uur']], {
          tuning: [['Bestuurseenheid', 'Bestuursorgaan', 'Datum zitting', 'Aanvangsuur']],
          kept: [
            ['Lokaal bestuur', 'Vergadering', 'Vergaderdatum', 'Tijdstip'],
            ['Entiteit', 'Zitting', 'Zittingsdatum', 'Beginuur'],
          ],
        }),
      )
      const [unitHead, bodyHead, dateHead, timeHead] = labels
      return {
        gold,
        flow: [
          heading(1, what),
          pairs([
            [unitHead, unit],
            [bodyHead, printed],
            [dateHead, date],
            ...(timed ? [[timeHead, time] as const] : []),
          ]),
        ],
      }
    }
    case 'sentence':
      return {
        gold,
        flow: [
          heading(1, what),
          para(
            random.pick([
              `${what} van de vergadering van ${body.phrase} van ${municipality.name}, gehouden op ${date}${timed ? ` om ${time}` : ''}.`,
              `${capital(body.phrase)} van ${municipality.name} vergaderde op ${date}${timed ? ` om ${time}` : ''}.`,
            ]),
          ),
        ],
      }
    case 'lines':
      return {
        gold,
        flow: [
          lines([
            unit,
            printed,
            random.pick([`Zitting van ${date}${at}`, `${what} van ${date}${at}`, `${capital(date)}${at}`]),
          ]),
          heading(1, what),
        ],
      }
    case 'province':
      return {
        gold,
        flow: [
          lines([
            random.pick([
              'Provincie Oost-Vlaanderen',
              'Provincie Antwerpen',
              'Provincie West-Vlaanderen',
              'Provincie Vlaams-Brabant',
            ]),
            `Arrondissement ${random.pick(['Dendermonde', 'Turnhout', 'Halle-Vilvoorde', 'Kortrijk'])}`,
            unit.toUpperCase(),
          ]),
          RULE,
          heading(1, `${what.toUpperCase()} VAN ${body.phrase.toUpperCase()}`),
          heading(2, random.pick([`Zitting van ${date}${at}`, `Openbare zitting van ${date}${at}`])),
        ],
      }
  }
}

/** The lines by which the chair opens and closes, with what they tell. */
export function opening(scene: Scene): { readonly text: string; readonly start: string; readonly namesChair: boolean } {
  const { random, sitting, name } = scene
  const time = printTime(sitting.opened, random.pick(TIMES))
  const text = random.pick(
    random.words([`De voorzitter opent de zitting om ${time}.`, `De zitting wordt geopend om ${time}.`], {
      tuning: [
        `Voorzitter ${name(sitting.chair)} opent de vergadering om ${time}.`,
        `Opening van de vergadering om ${time}`,
      ],
      kept: [
        `Om ${time} verklaart de voorzitter de vergadering voor geopend.`,
        `De voorzitter ${name(sitting.chair)} verklaart de zitting geopend te ${time}.`,
        `De openbare vergadering vangt aan om ${time}.`,
      ],
    }),
  )
  return { text, start: momentGold(scene, sitting.opened), namesChair: text.includes(name(sitting.chair)) }
}

export function closing(scene: Scene): { readonly text: string; readonly einde: string } {
  const { random, sitting } = scene
  const time = printTime(sitting.closedAt, random.pick(TIMES))
  return {
    text: random.pick(
      random.words([`De voorzitter sluit de zitting om ${time}.`, `De vergadering wordt gesloten om ${time}.`], {
        tuning: [`De voorzitter heft de vergadering op om ${time}.`, `Einde van de zitting: ${time}`],
        kept: [
          `De zitting wordt geheven te ${time}.`,
          `Om ${time} verklaart de voorzitter de vergadering voor gesloten.`,
          `De vergadering eindigt om ${time}.`,
        ],
      }),
    ),
    einde: momentGold(scene, sitting.closedAt),
  }
}

/** Names under a document, with who they are. */
export function signatures({ random, sitting, name }: Scene, secretaryTitle = 'algemeen directeur'): Flow {
  const chair = sitting.body.id === 'college' ? 'burgemeester' : 'voorzitter'
  return random.pick<Flow>([
    {
      kind: 'table',
      header: false,
      rows: [
        [[para(name(sitting.secretary))], [para(name(sitting.chair))]],
        [[para(secretaryTitle)], [para(chair)]],
      ],
    },
    lines([
      `Namens ${sitting.body.phrase},`,
      `${name(sitting.secretary)}, ${secretaryTitle}`,
      `${name(sitting.chair)}, ${chair}`,
    ]),
    lines([`De ${secretaryTitle},`, name(sitting.secretary), `De ${chair},`, name(sitting.chair)]),
  ])
}
