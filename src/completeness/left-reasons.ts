/** Why an address that was seen is not asked for. */
export type LeftReason =
  | 'no-address'
  | 'no-web-address'
  | 'redirect'
  | 'elsewhere'
  | 'no-publication-link'
  | 'identifier'
  | 'feed'
  | 'out-of-reach'
  | 'pages'
  | 'depth'
  | 'calendar'
  | 'paging'
  | 'erased'

/**
 * Those by which what may well be a publication is left alone; all others leave alone what leads to none of the source.
 */
export const LIMIT_REASONS: ReadonlySet<string> = new Set<LeftReason>([
  'pages',
  'depth',
  'paging',
  'out-of-reach',
  'no-web-address',
])
