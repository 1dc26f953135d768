import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const schema = JSON.parse(readFileSync(new URL('../../shapes/zitting.schema.json', import.meta.url), 'utf8')) as object
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

/** The violations of shapes/zitting.schema.json in a summary; empty when it conforms. */
export function schemaErrors(summary: unknown): readonly string[] {
  // Checked as printed: values that JSON cannot represent must not pass.
  if (validate(JSON.parse(JSON.stringify(summary)))) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  )
}
