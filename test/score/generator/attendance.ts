import { bold, box, heading, lines, list, pairs, para, table, type Flow } from './flow.js'
import type { GoldSitting } from './gold-sitting.js'
import type { Person } from './people.js'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import { joinNames } from './votes.js'

export type AttendanceStyle =
  'role-lines' | 'paragraph' | 'pairs' | 'table' | 'bullets' | 'old' | 'plain' | 'grouped-heads'

type Told = Pick<
  GoldSitting,
  'voorzitter' | 'secretaris' | 'aanwezig' | 'verontschuldigd' | 'afwezig' | 'aanwezigNeutraal'
>

/** Words for those who are there or not, drawn once for a document. */
export interface AttendanceWords {
  readonly present: string
  readonly excused: string
  readonly absent: string
  readonly members: string
  readonly aldermen: string
  readonly secretary: string
  readonly mark: string
}

export function attendanceWords({ random, sitting }: Scene): AttendanceWords {
  const small = sitting.councillors.length === 0
  return {
    present: random.pick(
      random.words(['Aanwezig', 'Aanwezig', 'AANWEZIG'], {
        tuning: ['Aanwezigen', 'Waren aanwezig'],
        kept: ['Zijn aanwezig', 'Aanwezige leden', 'Namen deel'],
      }),
    ),
    excused: random.pick(
      random.words(['Verontschuldigd', 'Verontschuldigd'], {
        tuning: ['Verontschuldigden', 'VERONTSCHULDIGD'],
        kept: ['Met kennisgeving afwezig', 'Lieten zich verontschuldigen', 'Verontschuldigde leden'],
      }),
    ),
    absent: random.pick(
      random.words(['Afwezig', 'Afwezigen'], {
        tuning: ['AFWEZIG'],
        kept: ['Afwezig zonder verontschuldiging', 'Zonder kennisgeving afwezig', 'Niet aanwezig'],
      }),
    ),
    members:
      sitting.body.id === 'bcsd'
        ? 'leden'
        : sitting.body.id === 'gemeenteraad'
          ? random.pick(['raadsleden', 'gemeenteraadsleden'])
          : 'raadsleden',
    aldermen:
      small && sitting.body.id !== 'college'
        ? 'leden'
        : sitting.body.id === 'rmw'
          ? 'leden van het vast bureau'
          : 'schepenen',
    secretary: random.pick([
      'algemeen directeur',
      'algemeen directeur',
      'algemeen directeur',
      'waarnemend algemeen directeur',
      'secretaris',
      'algemeen directeur-secretaris',
    ]),
    mark: random.pick([':', ':', ' :']),
  }
}

interface Group {
  readonly role: string
  readonly many: string
  readonly people: readonly Person[]
}

/** The list of those present in one of the shapes in use; lists of names keep the printed order. */
export function printAttendance(
  scene: Scene,
  style: AttendanceStyle,
  words: AttendanceWords,
): { readonly flow: readonly Flow[]; readonly gold: Told } {
  const { sitting, random, name } = scene
  const { chair, mayor, secretary, present } = sitting
  const here = (people: readonly Person[]): Person[] =>
    people.filter((person) => present.includes(person) && person !== chair && person !== mayor)
  const chairRole = chair === mayor ? 'burgemeester-voorzitter' : 'voorzitter'
  const groups: Group[] = [
    { role: chairRole, many: chairRole, people: [chair] },
    ...(chair === mayor || sitting.body.id === 'rmw'
      ? []
      : [{ role: 'burgemeester', many: 'burgemeester', people: [mayor] }]),
    {
      role: words.aldermen === 'schepenen' ? 'schepen' : words.aldermen,
      many: words.aldermen,
      people: [...(sitting.body.id === 'rmw' && chair !== mayor ? [mayor] : []), ...here(sitting.aldermen)],
    },
    { role: 'raadslid', many: words.members, people: here(sitting.councillors) },
    { role: words.secretary, many: words.secretary, people: [secretary] },
  ].filter(({ people }) => people.length > 0)
  const away: [string, readonly Person[]][] = [
    [words.excused, sitting.excused],
    [words.absent, sitting.absent],
  ]
  const gold: Told = {
    voorzitter: name(chair),
    secretaris: name(secretary),
    aanwezig: groups.flatMap(({ people }) => people).map(name),
    verontschuldigd: sitting.excused.map(name),
    afwezig: sitting.absent.map(name),
    aanwezigNeutraal: [name(secretary)],
  }
  const label = (text: string): string => `${text}${words.mark}`
  const awayText = (people: readonly Person[]): string => joinNames(scene, people)
  const awayEntries = away
    .filter(([, people]) => people.length > 0 || random.chance(0.3))
    .map(
      ([text, people]) =>
        [text, people.length === 0 ? random.pick(['/', 'geen', '-', 'nihil']) : awayText(people)] as const,
    )
  switch (style) {
    case 'role-lines':
      return {
        gold,
        flow: [
          lines([
            [bold(label(words.present))],
            ...groups.flatMap(({ role, many, people }) =>
              people.length > 2
                ? [`${joinNames(scene, people)}, ${many}`]
                : people.map((person) => `${name(person)}, ${role}`),
            ),
          ]),
          ...awayEntries.map(([text, value]) => para([bold(label(text)), ` ${value}`])),
        ],
      }
    case 'paragraph':
      return {
        gold,
        flow: [
          para([
            bold(label(words.present)),
            ` ${groups.map(({ many, people }) => `${joinNames(scene, people, scene.order === 'last-comma-first' ? 'semicolon' : 'comma')}, ${many}`).join('; ')}.`,
          ]),
          ...awayEntries.map(([text, value]) => para([bold(label(text)), ` ${value}`])),
        ],
      }
    case 'pairs':
      return {
        gold,
        flow: [
          para([bold(label(words.present))]),
          pairs([
            ...groups.map(
              ({ role, many, people }) => [upper(people.length > 1 ? many : role), joinNames(scene, people)] as const,
            ),
            ...awayEntries,
          ]),
        ],
      }
    case 'table':
      return {
        gold,
        flow: [
          table(
            [
              ...groups.map(({ role, many, people }, index) => [
                index === 0 ? label(words.present) : '',
                joinNames(scene, people),
                people.length > 1 ? many : role,
              ]),
              ...awayEntries.map(([text, value]) => [label(text), value, '']),
            ],
            { widths: [2, 5, 2] },
          ),
        ],
      }
    case 'bullets':
      return {
        gold,
        flow: [
          heading(3, words.present),
          list(
            'bullet',
            groups.flatMap(({ role, people }) =>
              people.map(
                (person) => `${name(person)} (${role === 'raadslid' && person.party !== '' ? person.party : role})`,
              ),
            ),
          ),
          ...awayEntries.flatMap(([text, value]) => [
            heading(3, text),
            ...(value.length > 6
              ? [list('bullet', value.split(scene.order === 'last-comma-first' ? '; ' : ', '))]
              : [para(value)]),
          ]),
        ],
      }
    case 'old':
      return {
        gold,
        flow: [
          lines([
            [bold(`${words.present.toUpperCase()}${words.mark}`)],
            ...groups.map(
              ({ many, people }) =>
                `${people.map((person) => `${person.woman ? 'mevr.' : 'dhr.'} ${name(person)}`).join('; ')}; ${many}${many === words.secretary ? '.' : ','}`,
            ),
          ]),
          ...awayEntries.map(([text, value]) => para([bold(`${text.toUpperCase()}${words.mark}`), ` ${value}`])),
        ],
      }
    case 'plain':
      return {
        gold,
        flow: [
          box('aanwezigheid', [
            para([bold(label('Voorzitter')), ` ${name(chair)}`]),
            para([bold(label('Secretaris')), ` ${name(secretary)}`]),
            para([
              bold(label(words.present)),
              ` ${joinNames(
                scene,
                groups.slice(0, -1).flatMap(({ people }) => people),
                random.pick(['comma', 'and']),
              )}`,
            ]),
            ...awayEntries.map(([text, value]) => para([bold(label(text)), ` ${value}`])),
          ]),
        ],
      }
    case 'grouped-heads':
      return {
        gold,
        flow: [
          heading(3, words.present),
          ...groups.flatMap(({ role, many, people }) => [
            para([bold(upper(people.length > 1 ? many : role))]),
            lines(people.map(name)),
          ]),
          ...awayEntries.flatMap(([text, value]) => [heading(3, text), para(value)]),
        ],
      }
  }
}

/** The sentence by which somebody comes in or leaves. */
export function movementSentence(random: Random, printed: string, kind: 'joins' | 'leaves'): string {
  return kind === 'joins'
    ? random.pick([
        `${printed} vervoegt de vergadering.`,
        `Raadslid ${printed} komt de zitting binnen.`,
        `${printed} neemt deel aan de vergadering vanaf dit punt.`,
      ])
    : random.pick([
        `${printed} verlaat de vergadering.`,
        `Raadslid ${printed} verlaat de zitting.`,
        `${printed} verlaat de vergadering vanaf dit punt.`,
      ])
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
