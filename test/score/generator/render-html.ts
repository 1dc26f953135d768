import { listMark, type Flow, type Inline, type Inlines } from './flow.js'

/** How a site dresses a page: what stands around the document and how plain its markup is. */
export interface HtmlSkin {
  readonly title: string
  readonly chrome: 'none' | 'cms' | 'portal' | 'word' | 'minimal'
  /** Headings as styled paragraphs instead of h1 to h6. */
  readonly flatHeadings?: boolean
  /** Paragraphs as lines with <br> in one block. */
  readonly breaks?: boolean
  readonly fold?: 'details' | 'button'
  readonly site?: string
  readonly lang?: string
  /** What a site of its own puts around the document, in place of `chrome`. */
  readonly frame?: (body: string) => string
}

export function renderHtml(flow: readonly Flow[], skin: HtmlSkin): string {
  const body = skin.breaks ? breakLines(flow) : flow.map((one) => renderFlow(one, skin)).join('\n')
  return wrap(body, skin)
}

function renderFlow(flow: Flow, skin: HtmlSkin): string {
  const cls = (name: string | undefined): string => (name === undefined ? '' : ` class="${name}"`)
  const inside = (flows: readonly Flow[]): string => flows.map((one) => renderFlow(one, skin)).join('\n')
  /** A lone paragraph needs no element of its own inside a cell or item. */
  const tight = (flows: readonly Flow[]): string =>
    flows.length === 1 && flows[0]?.kind === 'para' && flows[0].cls === undefined
      ? inlines(flows[0].runs)
      : inside(flows)
  switch (flow.kind) {
    case 'heading':
      if (skin.flatHeadings)
        return `<p${cls(flow.cls ?? 'MsoNormal')}${flow.align ? ' align="center"' : ''}><b>${escape(flow.text)}</b></p>`
      return `<h${flow.level}${cls(flow.cls)}>${escape(flow.text)}</h${flow.level}>`
    case 'para':
      return `<p${cls(flow.cls ?? (skin.chrome === 'word' ? 'MsoNormal' : undefined))}${flow.align ? ` style="text-align:${flow.align}"` : ''}>${inlines(flow.runs)}</p>`
    case 'lines':
      return `<p${cls(flow.cls)}>${flow.lines.map(inlines).join('<br>\n')}</p>`
    case 'list': {
      if (flow.style === 'dash')
        return `<div${cls(flow.cls)}>${flow.items.map((item) => `<p>- ${tight(item)}</p>`).join('\n')}</div>`
      if (flow.style === 'article')
        return flow.items
          .map(
            (item, index) =>
              `<div${cls(flow.cls)}><p><strong>${listMark('article', index + (flow.start ?? 1))}</strong> ${tight(item)}</p></div>`,
          )
          .join('\n')
      const tag = flow.style === 'bullet' ? 'ul' : 'ol'
      return `<${tag}${cls(flow.cls)}${flow.style === 'alpha' ? ' type="a"' : ''}${flow.start === undefined || flow.start === 1 ? '' : ` start="${flow.start}"`}>\n${flow.items.map((item) => `<li>${tight(item)}</li>`).join('\n')}\n</${tag}>`
    }
    case 'pairs':
      return `<dl${cls(flow.cls)}>\n${flow.pairs.map(([label, value]) => `<dt>${escape(label)}</dt>\n<dd>${tight(value)}</dd>`).join('\n')}\n</dl>`
    case 'table':
      return `<table${cls(flow.cls)}${flow.bordered ? ' border="1"' : ''}>\n${flow.rows.map((row, index) => `<tr>${row.map((cell) => (flow.header && index === 0 ? `<th>${tight(cell)}</th>` : `<td>${tight(cell)}</td>`)).join('')}</tr>`).join('\n')}\n</table>`
    case 'box':
      return `<${flow.tag ?? 'div'}${flow.cls === '' ? '' : ` class="${flow.cls}"`}>\n${inside(flow.children)}\n</${flow.tag ?? 'div'}>`
    case 'fold':
      return skin.fold === 'button'
        ? `<div class="accordion-item ${flow.cls ?? ''}"><h3 class="accordion-header"><button type="button" class="accordion-button" aria-expanded="false">${escape(flow.summary)}</button></h3>\n<div class="accordion-collapse"><div class="accordion-body">${inside(flow.children)}</div></div></div>`
        : `<details${cls(flow.cls)}><summary>${escape(flow.summary)}</summary>\n${inside(flow.children)}\n</details>`
    case 'hang':
      return `<div class="${flow.cls ?? 'row'}"><div class="col-1">${escape(flow.label)}</div><div class="col-11">${inside(flow.children)}</div></div>`
    case 'break':
      return '<hr class="page">'
    case 'rule':
      return '<hr>'
  }
}

/** Everything as lines of one block, the way a page pasted from elsewhere looks. */
function breakLines(flow: readonly Flow[]): string {
  const out: string[] = []
  const walk = (one: Flow): void => {
    switch (one.kind) {
      case 'heading':
        out.push('', `<b>${escape(one.text)}</b>`)
        return
      case 'para':
        out.push(inlines(one.runs))
        return
      case 'lines':
        out.push(...one.lines.map(inlines))
        return
      case 'list':
        one.items.forEach((item, index) => {
          const before = out.length
          item.forEach(walk)
          out[before] =
            `${listMark(one.style === 'bullet' ? 'dash' : one.style, index + (one.start ?? 1))} ${out[before] ?? ''}`
        })
        return
      case 'pairs':
        for (const [label, value] of one.pairs) {
          const before = out.length
          value.forEach(walk)
          out[before] = `${escape(label)} ${out[before] ?? ''}`
        }
        return
      case 'table':
        for (const row of one.rows)
          out.push(
            row
              .map((cell) => cell.map((part) => (part.kind === 'para' ? inlines(part.runs) : '')).join(' '))
              .join(' | '),
          )
        return
      case 'box':
        one.children.forEach(walk)
        out.push('')
        return
      case 'fold':
        out.push('', `<b>${escape(one.summary)}</b>`)
        one.children.forEach(walk)
        return
      case 'hang': {
        const before = out.length
        one.children.forEach(walk)
        out[before] = `${escape(one.label)} ${out[before] ?? ''}`
        return
      }
      case 'break':
      case 'rule':
        out.push('')
    }
  }
  flow.forEach(walk)
  return `<div class="inhoud">${out.join('<br>\n')}</div>`
}

function wrap(body: string, skin: HtmlSkin): string {
  const { title, chrome, lang = 'nl' } = skin
  const site = skin.site ?? 'Gemeente'
  const head = (extra: string): string =>
    `<!DOCTYPE html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">\n<title>${escape(title)}</title>\n${extra}</head>\n`
  if (skin.frame) return `${head('')}<body>\n${skin.frame(body)}\n</body>\n</html>\n`
  switch (chrome) {
    case 'none':
      return `${head('')}<body>\n${body}\n</body>\n</html>\n`
    case 'minimal':
      return `<html><head><title>${escape(title)}</title><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body>${body}</body></html>`
    case 'word':
      return `${head('<meta name="generator" content="Microsoft Word 15 (filtered)">\n<style>p.MsoNormal{margin:0cm;font-size:11.0pt}</style>\n')}<body lang="NL-BE">\n<div class="WordSection1">\n${body}\n</div>\n</body>\n</html>\n`
    case 'portal':
      return `${head('<link rel="stylesheet" href="/css/portal.css">\n<script>window.dataLayer=window.dataLayer||[];</script>\n')}<body>\n<header class="top"><a href="/">Home</a> <a href="/zittingen">Zittingen</a> <a href="/zoeken">Zoeken</a></header>\n<main id="content">\n${body}\n</main>\n<footer>Aangeboden door het raadsplatform &middot; <a href="/toegankelijkheid">Toegankelijkheidsverklaring</a></footer>\n</body>\n</html>\n`
    case 'cms':
      return (
        `${head('<link rel="stylesheet" href="/sites/default/files/css/site.css">\n')}<body class="node-type-page">\n` +
        '<div class="cookie-banner" role="dialog"><p>Deze website gebruikt cookies. <button>Alles aanvaarden</button> <button>Weigeren</button></p></div>\n' +
        `<a class="skip" href="#main">Overslaan en naar de inhoud gaan</a>\n<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/leven">Leven &amp; wonen</a></li><li><a href="/bestuur">Bestuur</a><ul><li><a href="/bestuur/gemeenteraad">Gemeenteraad</a></li><li><a href="/bestuur/schepencollege">Schepencollege</a></li><li><a href="/bestuur/bekendmakingen">Bekendmakingen</a></li></ul></li><li><a href="/vrije-tijd">Vrije tijd</a></li></ul></nav>\n` +
        `<ol class="breadcrumb"><li>Home</li><li>Bestuur</li><li>Zittingen</li></ol>\n<main id="main">\n${body}\n</main>\n` +
        `<aside><h2>Nieuws</h2><ul><li><a href="/nieuws/1">Werken in de Stationsstraat</a></li><li><a href="/nieuws/2">Inschrijvingen speelplein gestart</a></li></ul></aside>\n` +
        `<footer><h2>Contact</h2><p>${escape(site)}<br>Open op maandag van 9 tot 12 uur en van 17 tot 19.30 uur</p><p>© ${escape(site)} - <a href="/privacy">Privacy</a></p></footer>\n</body>\n</html>\n`
      )
  }
}

function inlines(runs: Inlines): string {
  return typeof runs === 'string' ? escape(runs) : runs.map(inline).join('')
}

function inline(run: Inline): string {
  if (typeof run === 'string') return escape(run)
  let text = escape(run.text)
  if (run.strong) text = `<strong>${text}</strong>`
  if (run.emphasis) text = `<em>${text}</em>`
  if (run.underline) text = `<u>${text}</u>`
  return run.cls === undefined ? text : `<span class="${run.cls}">${text}</span>`
}

function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')
}
