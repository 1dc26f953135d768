import type { Random } from './random.js'
import type { Scene } from './scene.js'
import type { SittingItem } from './sitting.js'

/** A subject in another language: its title, and as a noun phrase inside a sentence. */
export interface ForeignTopic {
  readonly title: string
  readonly phrase: string
}

export type MakeTopic = (random: Random, year: number) => ForeignTopic

/** Subjects by what is done with them: approved, noted, or somebody appointed by a vote. */
export interface ForeignTopics {
  readonly approve: readonly MakeTopic[]
  readonly note: readonly MakeTopic[]
  readonly appoint: readonly MakeTopic[]
}

/** The items of a sitting under subjects of another language; outcomes and votes stay, no subject comes twice. */
export function retell(scene: Scene, topics: ForeignTopics): readonly SittingItem[] {
  const { random, sitting } = scene
  const seen = new Set<string>()
  return sitting.items.flatMap((item) => {
    const list = item.outcome === 'noted' ? topics.note : item.kind === 'appoint' ? topics.appoint : topics.approve
    for (let attempt = 0; attempt < 20; attempt++) {
      const { title, phrase } = random.pick(list)(random, sitting.date.year)
      if (seen.has(title)) continue
      seen.add(title)
      return [{ ...item, title, phrase }]
    }
    return []
  })
}
