/** Whether an address belongs to a site. */
export type OwnAddresses = (address: string) => boolean

/**
 * The site of a source: the host of its start address and its subdomains, with and without `www.`, on the same port or
 * the usual ones (80, 443), and the other named hosts (`raadpleeg.voorbeeldegem.example`, `127.0.0.1:8080`).
 */
export function ownAddresses(start: string, hosts: readonly string[] = []): OwnAddresses {
  const known = [new URL(start).host, ...hosts].map((host) => host.toLowerCase())
  return (address) => {
    if (!URL.canParse(address)) return false
    const { host } = new URL(address)
    return known.some((each) => isBelow(host, each.replace(/^www\./u, '')))
  }
}

/** `host` has a port only where it is not the usual one of its scheme, so equal texts mean equal ports. */
function isBelow(host: string, top: string): boolean {
  return host === top || (host.endsWith(`.${top}`) && !/^[\d.:]+$/u.test(top))
}
