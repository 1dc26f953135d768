import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id (the default of the library) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SHORTEST = 12
const LONGEST = 200

/**
 * Why a password is refused (NIST SP 800-63B: its length counts, not the kinds of characters), in Dutch; undefined when
 * it is accepted.
 */
export function passwordFault(password: string, name: string): string | undefined {
  if (password.length < SHORTEST) return `Kies een wachtwoord van minstens ${SHORTEST} tekens.`
  if (password.length > LONGEST) return `Kies een wachtwoord van hoogstens ${LONGEST} tekens.`
  if (new Set(password).size < 5) return 'Kies een wachtwoord met meer verschillende tekens.'
  return name.length > 2 && password.toLowerCase().includes(name.toLowerCase())
    ? 'Kies een wachtwoord waar uw naam niet in staat.'
    : undefined
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Whether a password matches a hash. Without a hash (no account of that name) it takes as long and is always false. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const isRight = await verify(stored ?? (await nobody), password.slice(0, LONGEST + 1).normalize('NFKC'))
  return isRight && stored !== undefined
}

/** A hash to compare with when there is none. */
let nobody: Promise<string> | undefined
