import type { Quad } from 'oxigraph'

/** A step of an update. Quads are N-Quads with their blank node labels, so that every engine can repeat it. */
export interface Step {
  readonly kind: 'insert' | 'remove'
  readonly quads: string
}

interface Entry {
  readonly kind: Step['kind']
  readonly quad: Quad
}

/** What an update really changed, in order: to be repeated on other engines, or undone here. */
export class Journal {
  readonly #entries: Entry[] = []

  changed(kind: 'insert' | 'remove', quad: Quad): void {
    this.#entries.push({ kind, quad })
  }

  get figures(): { readonly inserted: number; readonly removed: number } {
    const count = (kind: Entry['kind']): number => this.#entries.filter((entry) => entry.kind === kind).length
    return { inserted: count('insert'), removed: count('remove') }
  }

  /** The steps; runs of one kind are joined. */
  steps(): readonly Step[] {
    return stepsOf(this.#entries)
  }

  /** The steps that undo everything, the last first. */
  undoing(): readonly Step[] {
    return stepsOf(
      this.#entries.map(({ kind, quad }): Entry => ({ kind: kind === 'insert' ? 'remove' : 'insert', quad })).reverse(),
    )
  }
}

function stepsOf(entries: readonly Entry[]): readonly Step[] {
  const runs: { readonly kind: Step['kind']; readonly lines: string[] }[] = []
  for (const { kind, quad } of entries) {
    let run = runs.at(-1)
    if (run?.kind !== kind) runs.push((run = { kind, lines: [] }))
    run.lines.push(`${quad.toString()} .\n`)
  }
  return runs.map(({ kind, lines }) => ({ kind, quads: lines.join('') }))
}
