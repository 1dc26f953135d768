/** Habits of vendors that give one page many addresses. */
export interface LinkHabits {
  /** Every link carries the id of a session, a new one on every page that is served. */
  readonly sessionIds?: boolean
  /** Links name the same page in different ways: host in capitals, parameters in another order, with a fragment. */
  readonly variedLinks?: boolean
}

/** The links of a page as a site with these habits writes them. */
export function decorate(
  html: string,
  origin: string,
  session: string,
  { sessionIds = false, variedLinks = false }: LinkHabits,
): string {
  if (!sessionIds && !variedLinks) return html
  let link = 0
  return html.replace(/(<a\b[^>]*?\bhref=")(\/[^"]*)"/gu, (_, before: string, path: string) => {
    const varied = variedLinks ? vary(path, origin, link++) : path
    return `${before}${sessionIds ? withSession(varied, session) : varied}"`
  })
}

/** ASP.NET in the path, Java before the query, PHP in the query: each is in use. */
function withSession(path: string, session: string): string {
  const [, origin = '', rest = path] = /^(https?:\/\/[^/]+)?(\/.*)$/iu.exec(path) ?? []
  if (rest.startsWith('/gr')) return `${origin}/(S(${session.toLowerCase()}))${rest}`
  if (rest.startsWith('/LBLODWeb')) return `${origin}${rest}${rest.includes('?') ? '&amp;' : '?'}PHPSESSID=${session}`
  const [, beforeQuery = rest, query = ''] = /^([^?]*)(\?.*)?$/su.exec(rest) ?? []
  return `${origin}${beforeQuery};jsessionid=${session}${query}`
}

function vary(path: string, origin: string, number: number): string {
  switch (number % 4) {
    case 1:
      return `${path}#inhoud`
    case 2:
      return `${origin.replace('http', 'HTTP').toUpperCase()}${path}`
    case 3:
      return path.replace(/\?([^&]*)&amp;(.*)$/u, '?$2&amp;$1')
    default:
      return path
  }
}

/** The path without its session, with its parameters in the site's own order. */
export function undecorated(path: string): string {
  const plain = path
    .replace(/^\/\(S\([^)]*\)\)/iu, '')
    .replace(/;jsessionid=[^?#]*/iu, '')
    .replace(/([?&])PHPSESSID=[^&]*&?/u, '$1')
    .replace(/[?&]$/u, '')
  const [, before = plain, query] = /^([^?]*)\?(.*)$/su.exec(plain) ?? []
  if (query === undefined) return plain
  // The order in which the site itself writes them.
  const order = ['ID', 'pagina', 'filename', 'month', 'year']
  const rank = (parameter: string): number => order.indexOf(parameter.split('=')[0] ?? '')
  return `${before}?${query
    .split('&')
    .sort((a, b) => rank(a) - rank(b))
    .join('&')}`
}
