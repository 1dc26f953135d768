import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'

/** The page of a stream at a path, or where it moved to; undefined when the path is none. */
export function streamPage({ streams }: Outlet, path: string): Resource | { readonly movedTo: string } | undefined {
  const [, stream, page] = /^ldes\/(besluiten|publicaties)\/([^/]+)$/u.exec(path) ?? []
  return stream === undefined || page === undefined
    ? undefined
    : streams[stream as 'besluiten' | 'publicaties'].named(page)
}
