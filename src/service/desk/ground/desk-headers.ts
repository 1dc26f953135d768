declare module 'fastify' {
  interface FastifyContextConfig {
    /** Headers of the answers of one address of the desk, in the place of those that all have. */
    readonly deskHeaders?: Readonly<Record<string, string>>
  }
}

/** A page of the desk loads its own style and nothing else; nothing runs in it, and nothing shows it inside. */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // With `no-referrer` browsers call the origin of our own forms `null`.
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}
