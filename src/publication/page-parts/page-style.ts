import { STYLE } from '../../html/style.js'

/**
 * The style of publication pages: that of the reports, with texts that keep their line breaks and facts in two columns.
 * Items show the number that the council gave them in their title, and no second one.
 */
export const PAGE_STYLE = `${STYLE}
.items{list-style:none;padding-left:0}
.items>li{margin:0 0 2rem}
.text{white-space:pre-line;margin:.75rem 0}
.stemming,.artikel{margin:.75rem 0 .75rem 1rem;padding-left:1rem;border-left:.25rem solid var(--line)}
dl.facts dd{font-weight:400}
.rest{margin:2rem 0}
.trail,.pages{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
.trail li+li::before{content:"›";margin-right:1rem;color:var(--quiet)}
.publications{list-style:none;padding:0}
.publications>li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.when,.source{color:var(--quiet);font-size:.9rem}
.when{display:block}
.facts dd ul{margin:.25rem 0;padding-left:1.1rem}
.skip+main{padding-top:2rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}
`.trim()
