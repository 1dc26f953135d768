import type {
  Agendapunt,
  Artikel,
  BehandelingVanAgendapunt,
  Besluit,
  LanguageText,
  Movement,
  Rechtsgrond,
  Uitkomst,
} from '../model.js'
import type { ArticleValue, CorrectedValue } from './correction.js'
import { put, textsIn, type Field, type FieldForm } from './field.js'

const OUTCOMES: Readonly<Record<Uitkomst, string>> = {
  goedgekeurd: 'goedgekeurd',
  verworpen: 'verworpen',
  kennisgenomen: 'kennis genomen',
  verdaagd: 'verdaagd',
  ingetrokken: 'ingetrokken',
  aanvaard: 'aanvaard',
}

/** An item with another first handling, which is made where there is none. */
function withHandling(
  item: Agendapunt,
  change: (handling: BehandelingVanAgendapunt) => BehandelingVanAgendapunt,
): Agendapunt {
  const [first = {}, ...others] = item.behandelingen ?? []
  return { ...item, behandelingen: [change(first), ...others] }
}

/** A field of the first handling of an item. */
function inHandling(form: FieldForm, name: 'uitkomst' | 'openbaar'): Field<Agendapunt> {
  return {
    ...form,
    get: (item) => item.behandelingen?.[0]?.[name],
    set: (item, value) =>
      // The sentence that was read told of the outcome that is corrected.
      withHandling(item, (first) => put(name === 'uitkomst' ? put(first, 'uitkomstTekst', null) : first, name, value)),
  }
}

/** Who comes in at an item, or leaves after it. */
function movement(name: string, kind: Movement['kind'], label: string): Field<Agendapunt> {
  const isOf = (each: Movement): boolean => each.kind === kind
  return {
    name,
    label,
    kind: 'names',
    get: (item) => {
      const names = (item.behandelingen?.[0]?.movements ?? []).filter(isOf).flatMap((each) => each.name ?? [])
      return names.length > 0 ? names : undefined
    },
    set: (item, value) =>
      withHandling(item, (first) => {
        const moved = [
          ...(first.movements ?? []).filter((each) => !isOf(each)),
          ...textsIn(value).map((person) => ({ kind, name: person, afterwards: kind === 'leaves' })),
        ]
        return put(first, 'movements', moved.length > 0 ? moved : null)
      }),
  }
}

/** A field of the first decision on an item, which is made under the title of the item where there is none. */
function inDecision(
  form: FieldForm,
  get: (decision: Besluit) => CorrectedValue | undefined,
  set: (decision: Besluit, value: CorrectedValue | null) => Besluit,
): Field<Agendapunt> {
  return {
    ...form,
    get: (item) => {
      const decision = item.behandelingen?.[0]?.generated?.[0]
      return decision && get(decision)
    },
    set: (item, value) => {
      const found = item.behandelingen?.[0]?.generated?.[0]
      if (!found && value === null) return item
      return withHandling(item, (first) => {
        const [decision = item.title ? { title: item.title } : {}, ...others] = first.generated ?? []
        return { ...first, generated: [set(decision, value), ...others] }
      })
    },
  }
}

function articlesOf({ has_part = [] }: Besluit): readonly ArticleValue[] | undefined {
  const articles = has_part.flatMap(({ number, title, value }): readonly ArticleValue[] => {
    const [heading] = title ?? []
    return value === undefined
      ? []
      : [{ ...(number !== undefined && { number }), ...(heading && { title: heading.value }), text: value }]
  })
  return articles.length > 0 ? articles : undefined
}

/** A decision with other articles; one that keeps its number stays the same article. Its text follows from them. */
function withArticles(decision: Besluit, value: CorrectedValue | null): Besluit {
  const articles = Array.isArray(value) ? (value as readonly ArticleValue[]) : []
  const parts = articles.map(({ number, title, text }): Artikel => {
    const old = (decision.has_part ?? []).find((each) => number !== undefined && each.number === number)
    const isSame = old?.value === text
    const { valueDatatype, valueLanguage, ...kept } = old ?? {}
    return {
      ...kept,
      ...(isSame && valueDatatype !== undefined && { valueDatatype }),
      ...(valueLanguage !== undefined && { valueLanguage }),
      ...(number !== undefined && { number }),
      ...(title !== undefined && { title: [{ ...old?.title?.[0], value: title }] }),
      value: text,
    }
  })
  const text = articles.map((article) => [article.number, article.text].filter(Boolean).join(' ')).join('\n')
  return put(
    put(put(decision, 'valueDatatype', null), 'has_part', parts.length > 0 ? parts : null),
    'value',
    text === '' ? null : text,
  )
}

function withGrounds(decision: Besluit, value: CorrectedValue | null): Besluit {
  const grounds = textsIn(value).map(
    (text): Rechtsgrond => (decision.cites ?? []).find((each) => groundText(each) === text) ?? { title: text },
  )
  return put(decision, 'cites', grounds.length > 0 ? grounds : null)
}

const groundText = ({ citation, title }: Rechtsgrond): string | undefined => citation ?? title

export const ITEM_FIELDS: readonly Field<Agendapunt>[] = [
  {
    name: 'nummer',
    label: 'Nummer',
    kind: 'text',
    get: ({ nummer }) => nummer,
    set: (item, value) => put(item, 'nummer', value),
  },
  {
    name: 'title',
    label: 'Titel',
    kind: 'text',
    get: ({ title }) => title?.[0]?.value,
    set: retitle,
  },
  {
    name: 'geplandOpenbaar',
    label: 'Gepland in openbare zitting',
    kind: 'truth',
    get: ({ geplandOpenbaar }) => geplandOpenbaar,
    set: (item, value) => put(item, 'geplandOpenbaar', value),
  },
  inHandling({ name: 'openbaar', label: 'In openbare zitting behandeld', kind: 'truth' }, 'openbaar'),
  movement('binnen', 'joins', 'Komt binnen bij dit punt'),
  movement('weg', 'leaves', 'Vertrekt na dit punt'),
  inHandling({ name: 'uitkomst', label: 'Uitkomst', kind: 'choice', choices: OUTCOMES }, 'uitkomst'),
  inDecision(
    { name: 'motivering', label: 'Motivering', kind: 'long' },
    ({ motivering }) => motivering?.[0]?.value,
    (decision, value) =>
      put(
        decision,
        'motivering',
        value === null ? null : [put({ ...decision.motivering?.[0], value }, 'datatype', null)],
      ),
  ),
  inDecision(
    { name: 'rechtsgronden', label: 'Rechtsgronden', kind: 'lines' },
    ({ cites = [] }) => {
      const texts = cites.flatMap((each) => groundText(each) ?? [])
      return texts.length > 0 ? texts : undefined
    },
    withGrounds,
  ),
  inDecision({ name: 'artikels', label: 'Artikels', kind: 'articles' }, articlesOf, withArticles),
]

/** An item with another title. Decisions and votes that bore the title of the item bear the new one. */
function retitle(item: Agendapunt, value: CorrectedValue | null): Agendapunt {
  const old = item.title?.[0]
  const title = typeof value === 'string' ? { ...old, value } : undefined
  const renamed = (text: LanguageText): LanguageText =>
    title && text.value === old?.value ? { ...text, ...title } : text
  return {
    ...put(item, 'title', title && [title]),
    ...(item.behandelingen && {
      behandelingen: item.behandelingen.map((handling) => ({
        ...handling,
        ...(handling.generated && {
          generated: handling.generated.map((decision) => ({
            ...decision,
            ...(decision.title && { title: decision.title.map(renamed) }),
          })),
        }),
        ...(handling.heeftStemming && {
          heeftStemming: handling.heeftStemming.map((vote) => ({
            ...vote,
            ...(vote.onderwerp && { onderwerp: renamed(vote.onderwerp) }),
          })),
        }),
      })),
    }),
  }
}
