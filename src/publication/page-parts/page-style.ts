import { STYLE } from '../../html/style.js'

/**
 * The style of publication pages: that of the reports, with texts that keep their line breaks and facts in two columns.
 * Items show the number that the council gave them in their title, and no second one.
 */
export const PAGE_STYLE = `${STYLE}
.site{max-width:none;padding:0;border-top:.4rem solid var(--link);background:var(--surface);border-bottom:1px solid var(--line)}
.site .bar,.site nav{max-width:var(--page);margin:0 auto;padding:var(--s3) 1.25rem 0;display:flex;flex-wrap:wrap;gap:var(--s3) var(--s5);align-items:center;justify-content:space-between}
.site nav{justify-content:flex-start;padding-bottom:var(--s3);padding-top:var(--s2)}
.site nav+nav{padding-top:0;font-size:var(--small)}
.site .name{display:inline-flex;gap:var(--s3);align-items:center;font-weight:700;font-size:var(--lead);color:var(--ink);text-decoration:none;min-height:2.75rem}
.site .name:hover{text-decoration:underline}
search{display:block;flex:0 1 22rem;min-width:0;max-width:100%}
.find{display:flex;gap:var(--s2);align-items:center;}
.find label{position:absolute;left:-100rem}
.find input{font:inherit;flex:1 1 8rem;min-width:0;min-height:2.75rem;padding:0 var(--s3);border:1px solid var(--quiet);border-radius:var(--radius);background:var(--paper);color:var(--ink)}
.find button{font:inherit;font-weight:600;min-height:2.75rem;padding:0 var(--s4);border:0;border-radius:var(--radius);background:var(--link);color:var(--paper);cursor:pointer}
.find input:focus-visible,.find button:focus-visible,.site .name:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.bigfind{flex-wrap:wrap;max-width:34rem;margin:var(--s4) 0 var(--s5)}
.bigfind label{position:static;font-weight:600;flex:1 0 100%}
.menu,.trail,.pages,.tags{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s5);list-style:none;margin:0;padding:0}
.menu a{display:inline-block;padding:var(--s2) 0}
.menu a[aria-current]{font-weight:700;text-decoration:none;color:var(--ink);border-bottom:3px solid var(--link)}
.trail,.pages{gap:var(--s1) var(--s4)}
.trail li+li::before{content:"›";margin-right:var(--s4);color:var(--quiet)}
.pages a{display:inline-block;padding:var(--s1) var(--s2)}
main{padding-top:var(--s5);padding-bottom:var(--s5)}
footer{border-top:1px solid var(--line)}
.lead{font-size:var(--lead);margin:.25rem 0 var(--s4);max-width:var(--measure)}
.quiet,.when,.source{color:var(--quiet);font-size:var(--small)}
.when{display:block}
.prose{max-width:var(--measure)}
.prose p{margin:.5rem 0}
.items{list-style:none;padding-left:0}
.items>li{margin:0 0 2rem}
.text{white-space:pre-line;margin:.75rem 0}
.stemming,.artikel{margin:.75rem 0 .75rem 1rem;padding-left:1rem;border-left:.25rem solid var(--line)}
dl.facts dd{font-weight:400}
.rest{margin:2rem 0}
.publications,.rows{list-style:none;padding:0;margin:var(--s3) 0}
.publications>li,.rows>li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.facts dd ul{margin:.25rem 0;padding-left:1.1rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:0 var(--s6)}
.split{display:grid;gap:0 var(--s6)}
@media (min-width:56rem){.split{grid-template-columns:minmax(0,1fr) 17rem}.split>.side{grid-column:2;grid-row:1;align-self:start;position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto}.split>.body{grid-column:1;grid-row:1}}
.side{font-size:var(--small)}
.side h2{font-size:var(--h4);margin:0 0 var(--s2)}
.side ol,.side ul{margin:0 0 var(--s4);padding-left:1.2rem}
.side li{margin:.2rem 0}
.side ol.plain{list-style:none;padding-left:0}
@media (max-width:55.99rem){.side ol.plain{display:none}}
.agenda{list-style:none;margin:var(--s3) 0;padding:0}
.agenda>li{display:grid;grid-template-columns:2.75rem minmax(0,1fr);gap:0 var(--s3);padding:var(--s3) 0;border-bottom:1px solid var(--line);scroll-margin-top:1rem}
.agenda.bare>li{grid-template-columns:minmax(0,1fr)}.agenda:not(.bare) .what{grid-column:2}
.agenda .number{color:var(--quiet);font-variant-numeric:tabular-nums}
.agenda .what{min-width:0}
.agenda .result{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s3);align-items:center;margin-top:var(--s1);font-size:var(--small)}
.agenda .what>a{font-weight:600}
.outcome{display:inline-flex;gap:.4em;align-items:center;padding:.1rem .6rem;border-radius:1rem;font-size:var(--small);font-weight:600}
.outcome.yes{color:var(--goodInk);background:var(--goodPaper)}
.outcome.no{color:var(--errorInk);background:var(--errorPaper)}
.outcome.later{color:var(--warningInk);background:var(--warningPaper)}
.outcome.known{color:var(--infoInk);background:var(--infoPaper)}
.outcome.open{color:var(--quiet);background:var(--surface)}
.decided{margin:var(--s4) 0;padding:var(--s3) var(--s4);border-left:.4rem solid var(--link);background:var(--surface);border-radius:var(--radius);font-size:var(--lead)}
.decided p{margin:.35rem 0;max-width:var(--measure)}
.articles{margin:var(--s3) 0;padding:0;list-style:none;max-width:var(--measure)}
.articles>li{margin:var(--s3) 0}
.articles h3{margin:0 0 .15rem;font-size:var(--h4)}
.articles p{margin:.25rem 0}
.votes{display:grid;gap:var(--s4)}
@media (min-width:40rem){.votes{grid-template-columns:minmax(0,20rem) minmax(0,1fr);align-items:center}}
.votepicture{width:100%;max-width:22rem;height:auto;display:block}
.mini{width:6rem;height:.8rem;display:inline-block;vertical-align:middle}
.p-for{fill:var(--inFavour)}.p-against{fill:var(--against)}.p-abstained{fill:none;stroke:var(--abstained);stroke-width:3}.p-seat{fill:none;stroke:var(--seat);stroke-width:2;stroke-dasharray:3 3}
.mini .p-abstained{stroke-width:2}
.key{display:inline-block;width:1em;height:1em;vertical-align:-.12em;margin-right:.35em}
.sum{font-size:var(--lead);font-weight:600;margin:.25rem 0}
.people{columns:15rem;column-gap:var(--s5);list-style:none;margin:var(--s2) 0;padding:0}
.people li{padding:.2rem 0;break-inside:avoid}
.timeline{list-style:none;margin:var(--s3) 0;padding:0}
.timeline li{position:relative;padding:0 0 var(--s3) 1.4rem;border-left:2px solid var(--line);margin-left:.4rem}
.timeline li::before{content:"";position:absolute;left:-.45rem;top:.45rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--link)}
.timeline li.next::before{background:var(--paper);border:2px solid var(--link)}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.change{white-space:pre-line;max-width:var(--measure);padding:var(--s3) var(--s4);border:1px solid var(--line);border-radius:var(--radius)}
ins{color:var(--goodInk);background:var(--goodPaper);text-decoration:underline}ins::before,ins::after{content:"+"}
del{color:var(--errorInk);background:var(--errorPaper);text-decoration:line-through}del::before,del::after{content:"−"}
.note{padding:var(--s2) var(--s4);border-left:.4rem solid var(--line);background:var(--surface);border-radius:var(--radius);max-width:var(--measure)}
.steps{display:flex;flex-wrap:wrap;justify-content:space-between;gap:var(--s2) var(--s5);margin:var(--s5) 0 0;padding:var(--s3) 0 0;border-top:1px solid var(--line)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));gap:var(--s3);list-style:none;padding:0;margin:var(--s3) 0}
.grid a{display:block;padding:var(--s3) var(--s4);border:1px solid var(--line);border-radius:var(--radius);height:100%;font-weight:600}
.grid .quiet{display:block;font-weight:400}
.filters{margin:var(--s3) 0}
.filters fieldset{border:1px solid var(--line);border-radius:var(--radius);margin:0 0 var(--s4);padding:var(--s2) var(--s4);max-height:18rem;overflow:auto}
.filters legend{font-weight:600;padding:0 .3rem}
.filters fieldset p{margin:0;padding:.3rem 0}
.filters input{font:inherit;accent-color:var(--link)}
.filters>p button{font:inherit;font-weight:600;min-height:2.75rem;padding:0 var(--s4);border:0;border-radius:var(--radius);background:var(--link);color:var(--paper);cursor:pointer}
.filters :is(input,button):focus-visible{outline:3px solid var(--link);outline-offset:2px}
.hits{list-style:none;padding:0;margin:var(--s3) 0}
.hits>li{padding:var(--s3) 0;border-bottom:1px solid var(--line)}
.hits h3{margin:0}
.hits p{margin:.25rem 0;max-width:var(--measure)}
mark{background:var(--warningPaper);color:inherit;box-shadow:inset 0 -2px var(--warningInk)}
.skip:focus{z-index:2}
.skip+main{padding-top:2rem}
th[scope=row]{font-weight:600}
.names{min-width:0}.names th[scope=row]{width:1%}.names .people{margin:0;columns:12rem}.day{white-space:nowrap}
@media print{.site form,.side,.steps,footer{display:none}.site{border:0;background:none}a{color:inherit}.split{display:block}details{display:block}body{font-size:11pt}.agenda>li,.articles>li{break-inside:avoid}}
`.trim()
