/** A text for people in both languages of the product. */
export interface Text {
  readonly nl: string
  readonly en: string
}

/** One rule of the catalogue: the single source of its texts in findings, `raadlink rules` and shapes/README.md. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'info'
  readonly stage: 'source' | 'output'
  /** One line with `{slots}`: what was seen. Plain Dutch without IRIs for `nl`. */
  readonly message: Text
  /** Why it matters, and the source of the rule (standard and section, or the consumer that needs it). */
  readonly why: Text
  /** What a person does about it; absent when there is nothing to do. */
  readonly remedy?: Text
}

/** A table of rules whose keys stay literal types. */
export function defineRules<const Id extends string>(rules: Readonly<Record<Id, Rule>>): Readonly<Record<Id, Rule>> {
  return rules
}
