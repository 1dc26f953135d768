import { resolve, sep } from 'node:path'
import type { Environment } from '../../config.js'
import { AppError } from '../../errors.js'

/** How a service writes to people. */
export interface MailSettings {
  /** Encrypts their addresses: 32 bytes. */
  readonly key: Buffer
  /** `smtps://user:password@host:465`. */
  readonly smtp: string
  /** Whom messages come from. */
  readonly from: string
  /** Where addresses stand. */
  readonly path: string
}

const KEY_BYTES = 32

/**
 * Reads them from the environment: `RAADLINK_MAIL_KEY` (32 bytes in base64), `RAADLINK_SMTP`, `RAADLINK_MAIL_FROM`.
 * Throws `usage`, without what is secret; also for a file within the data folder, which is copied and handed on.
 */
export function readMailSettings(file: string, dataFolder: string, from: Environment): MailSettings {
  const path = resolve(file)
  if (path.startsWith(resolve(dataFolder) + sep))
    throw new AppError('usage', '--mail: addresses of people do not belong in the data folder; choose another place')
  const key = Buffer.from(from['RAADLINK_MAIL_KEY'] ?? '', 'base64')
  if (key.length !== KEY_BYTES)
    throw new AppError('usage', `--mail: RAADLINK_MAIL_KEY in the environment must be ${KEY_BYTES} bytes in base64`)
  const smtp = from['RAADLINK_SMTP'] ?? ''
  if (!URL.canParse(smtp) || !/^smtps?:$/u.test(new URL(smtp).protocol))
    throw new AppError('usage', '--mail: RAADLINK_SMTP in the environment must be an address smtp://… or smtps://…')
  const sender = from['RAADLINK_MAIL_FROM'] ?? ''
  if (!isMailAddress(sender))
    throw new AppError('usage', '--mail: RAADLINK_MAIL_FROM in the environment must be an e-mail address')
  return { key, smtp, from: sender, path }
}

/** Whether a text is one address, and nothing that a mail server would read as more. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/iu.test(text)
  )
}
