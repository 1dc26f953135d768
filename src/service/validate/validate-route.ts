import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import multipart from '@fastify/multipart'
import { checkBase, type Language } from '../../config.js'
import { sha256, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import type { DocumentKind } from '../../model.js'
import { FORMATS } from '../../rdf/formats/formats.js'
import { KIND_WORDS } from '../../report/phrases.js'
import { REPORT_FORMS, type ReportForm } from '../../report/forms/write-report.js'
import { DOCUMENT_EXTENSIONS, mediaTypeOf, parseContentType, UNKNOWN_MEDIA_TYPE } from '../../sources/media-types.js'
import { negotiate } from '../http/negotiate.js'
import { page } from '../pages/page.js'
import { html } from '../../html/html.js'
import { problemOf, sendProblem } from '../http/problem.js'
import type { ServiceSettings } from '../limits/service-settings.js'
import { subscriberOf } from '../watch/client-address.js'
import { abandoned } from '../limits/when-over.js'
import { withinBudget, type Accounts } from '../limits/within-budget.js'
import { logFailure } from '../watch/service-log.js'

/** The document to check and the form of the report. */
interface Submission {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
  readonly charset?: string
  /** `address`, `type`, `lang`, `preview`: fields of the form, or of the query string. */
  readonly fields: ReadonlyMap<string, string>
}

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  ...DOCUMENT_EXTENSIONS.flatMap((extension) => mediaTypeOf(`x.${extension}`) ?? []),
  ...Object.values(FORMATS).map(({ mediaType }) => mediaType),
  'text/plain',
  UNKNOWN_MEDIA_TYPE,
])
const UPLOAD = 'multipart/form-data'
/** Base address of a document without an address of its own; none of its links is followed. */
const UPLOAD_ADDRESS = 'file:///upload'

/** `POST /validate`: takes a page, as the body or as a form's file; returns a report, in JSON or as a page. */
export function addValidate(app: FastifyInstance, settings: ServiceSettings, accounts: Accounts): void {
  const { check, store, maxDocumentBytes, language, now = () => new Date() } = settings

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.header('vary', 'accept')
    const wantsPage = negotiate(request.headers.accept, REPORT_OFFERS)?.value === 'html'
    try {
      const offer = negotiate(request.headers.accept, REPORT_OFFERS)
      if (!offer)
        throw new AppError(
          'not-acceptable',
          `a report is available as ${Object.values(REPORT_FORMS)
            .map(({ mediaType }) => mediaType)
            .join(', ')}`,
        )
      const submission = request.headers['content-type']?.toLowerCase().startsWith(UPLOAD)
        ? await readForm(request)
        : readRaw(request)
      const { fields } = submission
      const kind = kindOf(fields.get('type'))
      const document = documentOf(submission, now())
      const wanted = { document, preview: isYes(fields.get('preview')), ...(kind && { kind }) }
      const spoken = languageOf(fields.get('lang')) ?? language
      const report = await withinBudget(accounts, request, reply, ({ onStart }) =>
        check(wanted, offer.value, spoken, {
          client: subscriberOf(request.ip),
          signal: abandoned(reply),
          onStart,
        }),
      )
      return await reply.type(`${offer.mediaType}; charset=utf-8`).send(report)
    } catch (thrown) {
      const problem = problemOf(thrown, store.status().refill)
      if (!wantsPage || problem.status === 500) return sendProblem(problem, thrown, request, reply)
      logFailure(request, thrown, problem.status)
      if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
      return reply
        .code(problem.status)
        .type('text/html; charset=utf-8')
        .send(
          page({
            title: 'De pagina kon niet gecontroleerd worden',
            content: html`<p class="problem" role="alert">${problem.message}</p>
<p><a href="/controleren">Probeer opnieuw</a></p>
`,
          }),
        )
    }
  }

  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    void scope.register(multipart, {
      limits: { fileSize: maxDocumentBytes, files: 1, fields: 10, fieldSize: 2000, parts: 12 },
    })
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxDocumentBytes }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.post('/validate', answer)
    done()
  })
}

const REPORT_OFFERS = (['json', 'html', 'text', 'csv'] as const satisfies readonly ReportForm[]).map((value) => ({
  value,
  mediaTypes: [REPORT_FORMS[value].mediaType],
}))

function readRaw(request: FastifyRequest): Submission {
  const { mediaType, charset } = parseContentType(request.headers['content-type'] ?? null)
  if (!MEDIA_TYPES.has(mediaType))
    throw new AppError(
      'media-type-unsupported',
      `a document is sent as ${[...MEDIA_TYPES].join(', ')} or as a form with a file, not as ${mediaType}`,
    )
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
  return {
    bytes,
    name: 'upload',
    mediaType,
    ...(charset !== undefined && { charset }),
    fields: new Map(new URLSearchParams(request.url.split('?')[1] ?? '')),
  }
}

async function readForm(request: FastifyRequest): Promise<Submission> {
  const fields = new Map<string, string>(new URLSearchParams(request.url.split('?')[1] ?? ''))
  let file: Pick<Submission, 'bytes' | 'name' | 'mediaType'> | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, part.value)
    } else {
      const { mediaType } = parseContentType(part.mimetype)
      file = {
        bytes: await part.toBuffer(),
        name: part.filename || 'upload',
        mediaType: mediaTypeOf(part.filename) ?? mediaType,
      }
    }
  }
  if (!file) throw new AppError('usage', 'the form has no file')
  if (!MEDIA_TYPES.has(file.mediaType))
    throw new AppError('media-type-unsupported', `${file.name}: documents of type ${file.mediaType} are not read`)
  return { ...file, fields }
}

function documentOf({ bytes, name, mediaType, charset, fields }: Submission, retrieved: Date): Document {
  if (bytes.byteLength === 0) throw new AppError('input-empty', 'the document is empty: there is nothing to check')
  const address = fields.get('address')?.trim()
  return {
    address: address === undefined || address === '' ? UPLOAD_ADDRESS : checkBase(address, 'address'),
    name,
    mediaType,
    ...(charset !== undefined && { charset }),
    retrieved: retrieved.toISOString(),
    sha256: sha256(bytes),
    bytes,
  }
}

function kindOf(type: string | undefined): DocumentKind | undefined {
  if (type === undefined || type === '' || type === 'auto') return undefined
  if (type in KIND_WORDS) return type as DocumentKind
  throw new AppError('usage', `type is one of auto, ${Object.keys(KIND_WORDS).join(', ')}; not ${type.slice(0, 100)}`)
}

function languageOf(lang: string | undefined): Language | undefined {
  if (lang === undefined || lang === '') return undefined
  if (lang === 'nl' || lang === 'en') return lang
  throw new AppError('usage', `lang is nl or en, not ${lang.slice(0, 100)}`)
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value)
}
