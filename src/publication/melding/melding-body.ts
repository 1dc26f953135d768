import { Ajv } from 'ajv'
import { AppError } from '../../errors.js'

/** The data sent to the Loket about one decision or document; names and meaning are those of its published contract. */
export interface MeldingBody {
  /** IRI of the bestuurseenheid. */
  readonly organization: string
  /** The party that sends it on their behalf, with its key, which is secret. */
  readonly publisher: { readonly uri: string; readonly key: string }
  /** IRI of the decision or document. */
  readonly submittedResource: string
  /** Address of the page of the document itself, never of an overview. */
  readonly href: string
  readonly status?: string
}

const STATUS = 'http://lblod.data.gift/concepts/'
/**
 * A draft stays in the Loket until somebody submits it there; `submittable` is submitted at once when it is complete.
 */
export const MELDING_STATUS = {
  draft: `${STATUS}79a52da4-f491-4e2f-9374-89a13cde8ecd`,
  submittable: `${STATUS}f6330856-e261-430f-b949-8e510d20d0ff`,
} as const

const iri = { type: 'string', pattern: '^https?://[^\\s<>"{}|\\\\^`]+$' } as const

/** Schema of a body (JSON Schema draft-07), from the contract of the melding API. */
export const MELDING_SCHEMA = {
  type: 'object',
  required: ['organization', 'publisher', 'submittedResource', 'href'],
  additionalProperties: false,
  properties: {
    organization: { ...iri, pattern: '^http://data\\.lblod\\.info/id/bestuurseenheden/[0-9a-zA-Z-]+$' },
    publisher: {
      type: 'object',
      required: ['uri', 'key'],
      additionalProperties: false,
      properties: { uri: iri, key: { type: 'string', minLength: 1 } },
    },
    submittedResource: iri,
    href: iri,
    status: { enum: Object.values(MELDING_STATUS) },
  },
} as const

const validate = new Ajv({ allErrors: true }).compile<MeldingBody>(MELDING_SCHEMA)

/** Checks a body against the contract. Throws AppError `check-failed` that names each wrong field, but no values. */
export function checkMelding(body: unknown): MeldingBody {
  if (validate(body)) return body
  const faults = (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`.trim())
  throw new AppError('check-failed', `the notification does not follow the contract of the Loket: ${faults.join('; ')}`)
}
