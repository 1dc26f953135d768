declare module 'sparql-http-client' {
  /** What the tests use of it. */
  class SparqlClient {
    constructor(options: { readonly endpointUrl: string; readonly updateUrl: string; readonly storeUrl: string })
    readonly query: {
      readonly select: (query: string) => AsyncIterable<unknown>
      readonly ask: (query: string) => Promise<boolean>
      readonly construct: (query: string) => AsyncIterable<unknown>
      readonly update: (update: string) => Promise<void>
    }
  }
  export = SparqlClient
}
