import { DARK_TOKENS, TOKENS } from './design-tokens.js'

/** The style that every page shares. */
export const STYLE = `
${TOKENS}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:var(--body)/1.6 var(--face)}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem;padding:.5rem 1rem;color:var(--paper);background:var(--link)}
.skip:focus{left:.5rem;top:.5rem}
header,main,footer{max-width:var(--page);margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
footer{padding-top:1rem;padding-bottom:2rem;color:var(--quiet)}
h1{margin:.25rem 0 .5rem;font-size:var(--h1);line-height:1.25}
h2{margin:2.25rem 0 .75rem;font-size:var(--h2);line-height:1.3}
h3{margin:1.75rem 0 .5rem;font-size:var(--h3)}
h4{margin:1.25rem 0 .5rem;font-size:var(--h4)}
h5{margin:1rem 0 .5rem;font-size:1rem}
h1,h2,h3,h4,h5,p,li,dd,td,blockquote,code{overflow-wrap:anywhere}
.document{border-top:1px solid var(--line);margin-top:2.5rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:1rem 0;padding:1rem;background:var(--surface);border-radius:.4rem}
.facts div{margin:0}
.facts dt{color:var(--quiet);font-size:.9rem}
.facts dd{margin:0;font-weight:600}
.level{padding:.25rem 1rem;border-left:.4rem solid var(--link);background:var(--surface);border-radius:.2rem}
.level strong{font-size:1.15rem}
.findings{list-style:none;margin:0;padding:0}
.finding{margin:.75rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.4rem}
.occurrence+.occurrence{margin-top:.75rem;padding-top:.5rem;border-top:1px solid var(--line)}
.finding p{margin:.35rem 0}
.badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.85rem;font-weight:600}
.badge.error{color:var(--errorInk);background:var(--errorPaper)}
.badge.warning{color:var(--warningInk);background:var(--warningPaper)}
.badge.info{color:var(--infoInk);background:var(--infoPaper)}
.badge.good{color:var(--goodInk);background:var(--goodPaper)}
.count{color:var(--quiet);font-weight:600}
.where{color:var(--quiet);font-size:.9rem}
blockquote{margin:.4rem 0;padding:.35rem .75rem;border-left:.25rem solid var(--line);background:var(--surface)}
code{font:.9em/1.45 ui-monospace,monospace}
.scroll{overflow-x:auto}
table{width:100%;min-width:34rem;border-collapse:collapse;margin:1rem 0}
caption{text-align:left;font-weight:600;padding-bottom:.35rem}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{background:var(--surface)}
td.number,th.number{text-align:right}
summary{cursor:pointer;padding:.25rem 0}
@media print{.skip,nav{display:none}.finding{break-inside:avoid}}
${DARK_TOKENS}
`.trim()
