import { ServerResponse, IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

/** Pages may load only their own resources. Reports and pages have inline styles. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    // The logo of a site.
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** The headers set by helmet. They are the same for every answer, so they are computed once. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = headersOf(
  helmet({
    contentSecurityPolicy: CONTENT_SECURITY,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  }),
)

function headersOf(middleware: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  middleware(request, response, (thrown) => {
    if (thrown !== undefined) throw new Error('helmet sets no headers', { cause: thrown })
  })
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]))
}
