/** How a chunk or a graph comes in. */
export interface Intake {
  /** Graph of the triples that name none. */
  readonly graph?: string | undefined
  /** Put before blank node labels: nodes of one load are the same in every chunk and on every replica. */
  readonly scope: string
  /** Syntax was judged before: IRIs are not looked at again. */
  readonly trusted: boolean
  /** Number of the chunk's first line, for messages. */
  readonly line?: number | undefined
}
