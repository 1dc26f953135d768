import { createHmac } from 'node:crypto'
import type { Site } from '../site/site.js'
import { searchAddress } from '../search/results/search-links.js'
import type { Outgoing } from './told-file.js'
import type { Webhook } from './webhook-list.js'

/** The HTTP message sent to a webhook. */
export interface WebhookMessage {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** The message for a change, signed according to Standard Webhooks (HMAC-SHA256 over id, time and body). */
export function webhookMessage(site: Site, { id, change, time }: Outgoing, hook: Webhook, now: Date): WebhookMessage {
  const { kind, thing } = change
  const { path, ...told } = thing
  const body = JSON.stringify({
    type: `zoekopdracht.${kind}`,
    timestamp: time,
    data: {
      search: searchAddress(site, hook.request),
      ...told,
      ...('hash' in told && { hash: undefined }),
      page: `${site.baseUrl}${path}.html`,
    },
  })
  const seconds = String(Math.floor(now.getTime() / 1000))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signatureOf(hook.secret, id, seconds, body),
    },
  }
}

/** The signature of a message: `v1,` and the HMAC in base64. */
export function signatureOf(secret: string, id: string, seconds: string, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`
}
