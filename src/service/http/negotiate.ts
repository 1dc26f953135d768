/** Something that can be served, under one or more media types; the first is its own. */
export interface Offer<Value> {
  readonly value: Value
  readonly mediaTypes: readonly string[]
}

interface Range {
  readonly type: string
  readonly quality: number
}

/** What was read last: one request is looked at more than once, and one client asks the same way again. */
let latest: { readonly accept: string | undefined; readonly ranges: readonly Range[] } | undefined

/**
 * Picks what an Accept header likes best (RFC 9110, 12.5.1): the most specific range that fits gives a type its
 * quality,
 * ties go to the earlier offer, and no header means anything. `undefined` when nothing offered is acceptable.
 * Also gives the media type by which it was asked, to answer with.
 */
export function negotiate<Value>(
  accept: string | undefined,
  offers: readonly Offer<Value>[],
): { readonly value: Value; readonly mediaType: string } | undefined {
  if (!latest || latest.accept !== accept) latest = { accept, ranges: rangesOf(accept) }
  const { ranges } = latest
  let best: { readonly value: Value; readonly mediaType: string; readonly quality: number } | undefined
  for (const { value, mediaTypes } of offers) {
    for (const mediaType of mediaTypes) {
      const quality = qualityOf(mediaType, ranges)
      if (quality > (best?.quality ?? 0)) best = { value, mediaType, quality }
    }
  }
  return best && { value: best.value, mediaType: best.mediaType }
}

function rangesOf(accept: string | undefined): readonly Range[] {
  if (accept === undefined || accept.trim() === '') return [{ type: '*/*', quality: 1 }]
  return accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
    if (!/^[^\s/]+\/[^\s/]+$/u.test(type)) return []
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    return [{ type, quality: quality >= 0 && quality <= 1 ? quality : 0 }]
  })
}

function qualityOf(mediaType: string, ranges: readonly Range[]): number {
  const family = `${mediaType.split('/')[0] ?? ''}/*`
  for (const specific of [mediaType, family, '*/*']) {
    const fitting = ranges.filter(({ type }) => type === specific)
    if (fitting.length > 0) return Math.max(...fitting.map(({ quality }) => quality))
  }
  return 0
}
