import type { Stemming } from '../model.js'
import { put, type Field } from './field.js'
import { namesOf, peopleIn } from './people-of-sitting.js'

/** The field that says whether there was a vote at all: taken away, the vote goes. */
export const HELD = 'gestemd'

const voteCount = (
  name: 'aantalVoorstanders' | 'aantalTegenstanders' | 'aantalOnthouders',
  label: string,
): Field<Stemming> => ({
  name,
  label,
  kind: 'count',
  get: (vote) => vote[name],
  // A count stands in the place of "met eenparigheid".
  set: (vote, value) => put(put(vote, name, value), 'unaniem', value === null ? vote.unaniem : null),
})

/** Names of one side; their number is the count of that side. */
const voters = (
  name: 'heeftVoorstander' | 'heeftTegenstander' | 'heeftOnthouder',
  count: 'aantalVoorstanders' | 'aantalTegenstanders' | 'aantalOnthouders',
  label: string,
): Field<Stemming> => ({
  name,
  label,
  kind: 'names',
  get: (vote) => namesOf(vote[name]),
  set: (vote, value, people) => {
    const side = peopleIn(value, people)
    const named = put(vote, name, side)
    const told = side === null ? named : put(put(named, count, side.length), 'unaniem', null)
    const all = [...(told.heeftVoorstander ?? []), ...(told.heeftTegenstander ?? []), ...(told.heeftOnthouder ?? [])]
    return put(told, 'heeftStemmer', all.length > 0 ? all : null)
  },
})

const truth = (name: 'geheim' | 'unaniem', label: string): Field<Stemming> => ({
  name,
  label,
  kind: 'truth',
  get: (vote) => vote[name],
  set: (vote, value) => put(vote, name, value),
})

export const VOTE_FIELDS: readonly Field<Stemming>[] = [
  { name: HELD, label: 'Er is gestemd', kind: 'truth', get: () => true, set: (vote) => vote },
  truth('geheim', 'Geheime stemming'),
  truth('unaniem', 'Met eenparigheid'),
  voteCount('aantalVoorstanders', 'Stemmen voor'),
  voteCount('aantalTegenstanders', 'Stemmen tegen'),
  voteCount('aantalOnthouders', 'Onthoudingen'),
  voters('heeftVoorstander', 'aantalVoorstanders', 'Stemden voor'),
  voters('heeftTegenstander', 'aantalTegenstanders', 'Stemden tegen'),
  voters('heeftOnthouder', 'aantalOnthouders', 'Onthielden zich'),
]
