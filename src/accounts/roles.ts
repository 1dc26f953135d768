/** The roles of a person for a bestuurseenheid; each has the rights of those before it. */
export const ROLES = ['reader', 'editor', 'publisher', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The role required for each kind of action at the desk. */
export const RIGHTS = {
  /** See documents as they were read, with personal data. */
  see: 'reader',
  /** Upload documents, correct what was read. */
  correct: 'editor',
  /** Publish, withdraw, redact. */
  publish: 'publisher',
  /** Create and close accounts, give roles, read the audit log. */
  manage: 'admin',
} as const satisfies Readonly<Record<string, Role>>
export type Right = keyof typeof RIGHTS

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'lezer',
  editor: 'redacteur',
  publisher: 'publicator',
  admin: 'beheerder',
}

/** Whether a role has a right; without a role there are none. */
export function mayDo(role: Role | undefined, right: Right): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(RIGHTS[right])
}
