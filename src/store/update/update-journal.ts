import type { Quad } from 'oxigraph'

/**
 * A step of what an update did. Quads are N-Quads with their labels as they stand, so that every engine can do the
 * same.
 */
export type Step =
  | { readonly kind: 'insert' | 'remove'; readonly quads: string }
  | { readonly kind: 'keep'; readonly graph: string; readonly kept: boolean }

type Entry =
  | { readonly kind: 'insert' | 'remove'; readonly quad: Quad }
  | { readonly kind: 'keep'; readonly graph: string; readonly kept: boolean }

/** What an update really changed, in order: to be done again elsewhere, or to be undone here. */
export class Journal {
  readonly #entries: Entry[] = []

  changed(kind: 'insert' | 'remove', quad: Quad): void {
    this.#entries.push({ kind, quad })
  }

  kept(graph: string, kept: boolean): void {
    this.#entries.push({ kind: 'keep', graph, kept })
  }

  get figures(): { readonly inserted: number; readonly removed: number } {
    const count = (kind: Entry['kind']): number => this.#entries.filter((entry) => entry.kind === kind).length
    return { inserted: count('insert'), removed: count('remove') }
  }

  /** The steps, runs of one kind together. */
  steps(): readonly Step[] {
    return stepsOf(this.#entries)
  }

  /** The steps that bring back what was, the last first. */
  undoing(): readonly Step[] {
    return stepsOf(
      this.#entries
        .map((entry): Entry => {
          if (entry.kind === 'keep') return { ...entry, kept: !entry.kept }
          return { ...entry, kind: entry.kind === 'insert' ? 'remove' : 'insert' }
        })
        .reverse(),
    )
  }
}

function stepsOf(entries: readonly Entry[]): readonly Step[] {
  const steps: Step[] = []
  let run: { readonly kind: 'insert' | 'remove'; readonly lines: string[] } | undefined
  const close = (): void => {
    if (run) steps.push({ kind: run.kind, quads: run.lines.join('') })
    run = undefined
  }
  for (const entry of entries) {
    if (entry.kind === 'keep') {
      close()
      steps.push(entry)
      continue
    }
    if (run?.kind !== entry.kind) {
      close()
      run = { kind: entry.kind, lines: [] }
    }
    run.lines.push(`${entry.quad.toString()} .\n`)
  }
  close()
  return steps
}
