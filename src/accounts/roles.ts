/** What somebody may do for a bestuurseenheid; each role may do what the ones before it may. */
export const ROLES = ['reader', 'editor', 'publisher', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What each act at the desk takes. */
export const RIGHTS = {
  /** See documents as they were read, with personal data. */
  see: 'reader',
  /** Bring documents, correct what was read. */
  correct: 'editor',
  /** Publish, withdraw, black out. */
  publish: 'publisher',
  /** Make and close accounts, give roles, read the audit log. */
  manage: 'admin',
} as const satisfies Readonly<Record<string, Role>>
export type Right = keyof typeof RIGHTS

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'lezer',
  editor: 'redacteur',
  publisher: 'publicator',
  admin: 'beheerder',
}

/** Whether a role is enough for an act; without a role nothing is. */
export function mayDo(role: Role | undefined, right: Right): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(RIGHTS[right])
}
