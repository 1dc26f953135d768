/*
 * What a server saw: every request with its time, what it asked and what it got; and the questions of tests about it.
 */

export interface SeenRequest {
  /** Milliseconds since the server started. */
  readonly time: number
  /** When the answer was finished or cut off; undefined while it is being sent. */
  ended?: number
  readonly method: string
  /** Host header, lower case, with port. */
  readonly host: string
  /** As requested, with query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  status: number
  /** Of the body, as sent (compressed when it was). */
  bytes: number
}

export class SeenRequests {
  readonly all: SeenRequest[] = []

  clear(): void {
    this.all.length = 0
  }

  of(host: string): readonly SeenRequest[] {
    return this.all.filter((request) => request.host === host)
  }

  get hosts(): readonly string[] {
    return [...new Set(this.all.map(({ host }) => host))].sort()
  }

  /** `host/path` of the requests, with their number. */
  addresses(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const { host, path } of this.all) counts.set(`${host}${path}`, (counts.get(`${host}${path}`) ?? 0) + 1)
    return counts
  }

  /** Requests that were answered with a document: status 200, not robots.txt. */
  bodies(): readonly SeenRequest[] {
    return this.all.filter(({ status, bytes, path }) => status === 200 && bytes > 0 && path !== '/robots.txt')
  }

  /** The most requests to one host that began within this many milliseconds. */
  mostWithin(milliseconds: number): { readonly host: string; readonly requests: number } {
    let most = { host: '', requests: 0 }
    for (const host of this.hosts) {
      const times = this.of(host).map(({ time }) => time)
      for (let from = 0, to = 0; to < times.length; to++) {
        while ((times[to] ?? 0) - (times[from] ?? 0) >= milliseconds) from++
        if (to - from + 1 > most.requests) most = { host, requests: to - from + 1 }
      }
    }
    return most
  }

  /** The fewest milliseconds between the beginnings of two requests to one host. */
  smallestGap(host?: string): number {
    const gaps = (host === undefined ? this.hosts : [host]).flatMap((each) =>
      this.of(each).map(({ time }, i, list) => (i === 0 ? Infinity : time - (list[i - 1]?.time ?? 0))),
    )
    return gaps.reduce((least, gap) => Math.min(least, gap), Infinity)
  }

  /** The most requests that were open at one host at the same time. */
  mostAtOnce(): number {
    let most = 0
    for (const host of this.hosts) {
      const edges = this.of(host)
        .flatMap(
          ({ time, ended }) =>
            [
              [time, 1],
              [ended ?? Infinity, -1],
            ] as const,
        )
        .sort(([a, x], [b, y]) => a - b || x - y)
      let now = 0
      for (const [, step] of edges) most = Math.max(most, (now += step))
    }
    return most
  }
}
