/** Style of a document with its source beside it, or below it where there is no room. */
export const BESIDE_STYLE = `
.beside>*{min-width:0}
.source{border:1px solid var(--line);border-radius:.4rem;padding:0 1rem 1rem;background:var(--paper)}
.source h2{margin-top:1rem}
.source .block{margin:.35rem 0}
.source table.block{min-width:0}
.source .heading,.source .bold{font-weight:600}
.source .list-item{padding-left:1rem}
.source .furniture,.source .contents,.source .page{color:var(--quiet);font-size:.9rem}
.source .page{border-top:1px solid var(--line);padding-top:.5rem}
.passage{border-left:.3rem solid var(--line);padding-left:.75rem;margin:.75rem 0}
.passage .back{margin:0;font-size:.9rem}
.passage:target,.passage.lit,.block:target,tr:target{border-left-color:var(--warningInk);background:var(--warningPaper);color:var(--warningInk)}
:target a,.lit a{color:inherit}
h3:target,h3.lit{outline:3px solid var(--warningInk);outline-offset:.25rem}
.sheet{position:relative;margin:0 0 .75rem;border:1px solid var(--line);background:#fff}
.sheet canvas{display:block;width:100%;height:auto}
.sheet .line{position:absolute;border-bottom:2px solid transparent}
.sheet .line:hover{border-bottom-color:#664400}
.sheet .line.lit{background:#ffd54f66;outline:1px solid #664400}
iframe.preview{width:100%;height:40rem;border:1px solid var(--line);border-radius:.4rem;background:#fff}
body:has(.wide)>:is(header,main,footer){max-width:100rem}
@media (min-width:64rem){
.beside{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem;align-items:start}
.source{position:sticky;top:.5rem;max-height:calc(100vh - 1rem);overflow:auto}
}
`
