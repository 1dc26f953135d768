import type { DocumentKind } from '../../model.js'
import { KIND_WORDS } from '../../report/phrases.js'
import { html } from '../../html/html.js'
import type { StoreStatus } from '../../store/store.js'
import { page } from './page.js'
/** Kinds a secretary can choose; the rest are found out. */
const KINDS = Object.keys(KIND_WORDS) as DocumentKind[]

/** The first page: what the service does, and a form to have a page checked. */
export function startPage({ quads }: StoreStatus, maxDocumentBytes: number): string {
  return page({
    title: 'Controleer een publicatie van uw raad',
    current: '/controleren',
    content: html`<p>Uw bestuur publiceert agenda’s, besluitenlijsten en notulen als gelinkte data, zodat iedereen ze kan vinden en hergebruiken. Hier kunt u nagaan of een pagina goed gepubliceerd is, nog voor u ze online zet.</p>
<section aria-labelledby="form-title">
<h2 id="form-title">Een pagina laten controleren</h2>
<form action="/validate" method="post" enctype="multipart/form-data">
<label for="address">Adres waarop de pagina staat of komt te staan <span class="hint">(niet verplicht)</span></label>
<p class="hint" id="address-hint">Links in de pagina worden vanaf dit adres gelezen, bijvoorbeeld https://www.voorbeeldstad.be/zittingen/1. Het adres wordt niet bezocht.</p>
<input type="url" id="address" name="address" aria-describedby="address-hint" autocomplete="off">
<label for="type">Soort document</label>
<select id="type" name="type">
<option value="auto">Zelf laten herkennen</option>
${KINDS.map((kind) => html`<option value="${kind}">${KIND_WORDS[kind].nl}</option>\n`)}</select>
<p class="check"><input type="checkbox" id="preview" name="preview" value="1"> <label for="preview">Toon ook wat de Vlaamse overheid van deze pagina zou overnemen</label></p>
<label for="file">De pagina</label>
<p class="hint" id="file-hint">Een bewaarde webpagina (.html) of een ander bestand dat u publiceert, hoogstens ${Math.floor(maxDocumentBytes / 2 ** 20)} MB. Het bestand wordt gecontroleerd en daarna niet bewaard.</p>
<input type="file" id="file" name="file" required aria-describedby="file-hint">
<button type="submit">Controleren</button>
</form>
</section>
<section aria-labelledby="after-title">
<h2 id="after-title">Wat u krijgt</h2>
<p>Een verslag in gewone taal: wat er in de pagina herkend is, welk niveau ze haalt, en per agendapunt wat u moet verbeteren en waar het staat. U kunt het verslag bewaren of afdrukken.</p>
</section>
<section aria-labelledby="data-title">
<h2 id="data-title">Gegevens bevragen</h2>
<p>Deze dienst bevat nu ${new Intl.NumberFormat('nl-BE').format(quads)} gegevens. Wie SPARQL kent, kan ze <a href="/sparql">bevragen</a>.</p>
</section>
<section aria-labelledby="developer-title">
<h2 id="developer-title">Voor ontwikkelaars</h2>
<pre tabindex="0"><code>curl --data-binary @pagina.html -H 'Content-Type: text/html' -H 'Accept: application/json' <var>adres</var>/validate
curl --data-urlencode 'query=SELECT * { ?s a ?type } LIMIT 10' <var>adres</var>/sparql</code></pre>
</section>
`,
  })
}
