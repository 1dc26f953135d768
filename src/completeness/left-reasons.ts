/** Why a known address is not requested. */
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
 * The reasons for which possible publications are skipped; all others concern addresses that lead to nothing of the
 * source.
 */
export const LIMIT_REASONS: ReadonlySet<string> = new Set<LeftReason>([
  'pages',
  'depth',
  'paging',
  'out-of-reach',
  'no-web-address',
])
