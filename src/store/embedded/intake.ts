/** How a chunk or a graph comes in. */
export interface Intake {
  /** Graph of the triples that name none. */
  readonly graph?: string | undefined
  /** Put before blank node labels, so that a node is the same in every chunk of a load and on every replica. */
  readonly scope: string
  /** The syntax was checked before: IRIs are not checked again. */
  readonly trusted: boolean
  /** Number of the chunk's first line, for messages. */
  readonly line?: number | undefined
}
