import { STYLE } from '../report/html-style.js'

/** The style of publication pages: that of the reports, with texts that keep their line breaks and facts in two columns. */
export const PAGE_STYLE = `${STYLE}
.items{padding-left:1.5rem}
.items>li{margin:0 0 2rem}
.text{white-space:pre-line;margin:.75rem 0}
.stemming,.artikel{margin:.75rem 0 .75rem 1rem;padding-left:1rem;border-left:.25rem solid var(--line)}
dl.facts dd{font-weight:400}
.rest{margin:2rem 0}
`.trim()
