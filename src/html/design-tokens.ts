/** The colours of every page by what they are for; each style takes them from here by name. */
export const COLOURS = {
  paper: '#ffffff',
  surface: '#f3f5f7',
  ink: '#1b1f24',
  quiet: '#4a525b',
  line: '#c3c9d0',
  link: '#0b4f96',
  errorInk: '#8a1510',
  errorPaper: '#fdeae8',
  warningInk: '#664400',
  warningPaper: '#fff2d9',
  infoInk: '#0a4480',
  infoPaper: '#e5f0fb',
  goodInk: '#135c2e',
  goodPaper: '#e3f5e9',
  inFavour: '#1f7a4d',
  against: '#b3261e',
  abstained: '#8a6100',
  seat: '#6b7580',
} as const

export type Colour = keyof typeof COLOURS

/** The same for who has set their screen to dark. */
export const DARK_COLOURS: Readonly<Record<Colour, string>> = {
  paper: '#14181d',
  surface: '#1e242b',
  ink: '#e9edf1',
  quiet: '#b3bcc6',
  line: '#48525d',
  link: '#8fbef5',
  errorInk: '#ffb4ab',
  errorPaper: '#431512',
  warningInk: '#ffd58a',
  warningPaper: '#3b2a05',
  infoInk: '#a9d0ff',
  infoPaper: '#10294a',
  goodInk: '#9fe0b5',
  goodPaper: '#10321d',
  inFavour: '#5fc98d',
  against: '#ff8a80',
  abstained: '#e3b341',
  seat: '#98a3ae',
}

/**
 * Ink on paper as the styles pair them: text must reach 4.5:1 (WCAG 2.2, 1.4.3), the focus ring and what a picture is
 * made of 3:1 (1.4.11).
 */
export const COLOUR_PAIRS: readonly { readonly ink: Colour; readonly paper: Colour; readonly ratio: number }[] = [
  { ink: 'ink', paper: 'paper', ratio: 4.5 },
  { ink: 'ink', paper: 'surface', ratio: 4.5 },
  { ink: 'quiet', paper: 'paper', ratio: 4.5 },
  { ink: 'quiet', paper: 'surface', ratio: 4.5 },
  { ink: 'link', paper: 'paper', ratio: 4.5 },
  { ink: 'link', paper: 'surface', ratio: 4.5 },
  { ink: 'paper', paper: 'link', ratio: 4.5 },
  { ink: 'errorInk', paper: 'errorPaper', ratio: 4.5 },
  { ink: 'warningInk', paper: 'warningPaper', ratio: 4.5 },
  { ink: 'infoInk', paper: 'infoPaper', ratio: 4.5 },
  { ink: 'goodInk', paper: 'goodPaper', ratio: 4.5 },
  { ink: 'inFavour', paper: 'paper', ratio: 3 },
  { ink: 'against', paper: 'paper', ratio: 3 },
  { ink: 'abstained', paper: 'paper', ratio: 3 },
  { ink: 'seat', paper: 'paper', ratio: 3 },
  { ink: 'inFavour', paper: 'surface', ratio: 3 },
  { ink: 'against', paper: 'surface', ratio: 3 },
  { ink: 'abstained', paper: 'surface', ratio: 3 },
  { ink: 'seat', paper: 'surface', ratio: 3 },
]

/** Sizes of type, in rem so that text grows with the reader's settings. */
const TYPE = {
  small: '.9rem',
  body: '1.0625rem',
  lead: '1.2rem',
  h4: '1.05rem',
  h3: '1.2rem',
  h2: '1.45rem',
  h1: '1.9rem',
}
/** Steps of space. */
const SPACE = { s1: '.25rem', s2: '.5rem', s3: '.75rem', s4: '1rem', s5: '1.5rem', s6: '2.5rem' }
const OTHERS = {
  radius: '.4rem',
  measure: '42rem',
  page: '68rem',
  face: 'system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif',
}

const list = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

/** The tokens as custom properties: the values of a light screen and of paper. */
export const TOKENS = `:root{color-scheme:light dark;${list({ ...COLOURS, ...TYPE, ...SPACE, ...OTHERS })}}`
/** What a dark screen changes of them. */
export const DARK_TOKENS = `@media screen and (prefers-color-scheme:dark){:root{${list(DARK_COLOURS)}}}`
