import { STYLE } from '../../html/style.js'
import { html, Html } from '../../html/html.js'
import type { Language } from '../../config.js'

const FORM_STYLE = `
form{margin:1rem 0}
label,legend{display:block;font-weight:600;margin:.9rem 0 .25rem}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:1rem 0;padding:0 1rem 1rem}
.hint{color:var(--quiet);margin:.1rem 0 .35rem}
textarea{width:100%;min-height:16rem;padding:.6rem;font:.95rem/1.5 ui-monospace,monospace;border:1px solid var(--quiet);border-radius:.3rem}
input,select,button{font:inherit;max-width:100%}
input[type=file],input[type=url],select{padding:.4rem;border:1px solid var(--quiet);border-radius:.3rem;background:var(--paper);color:var(--ink)}
input[type=url]{width:100%}
button{margin-top:1rem;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:.3rem;color:var(--paper);background:var(--link);font-weight:600;cursor:pointer}
button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.check label{display:inline;font-weight:400}
.problem{padding:.75rem 1rem;border-left:.4rem solid var(--errorInk);color:var(--errorInk);background:var(--errorPaper);overflow-wrap:anywhere;white-space:pre-wrap}
nav ul{list-style:none;margin:0;padding:.75rem 0 0;display:flex;gap:1.25rem;flex-wrap:wrap}
pre{overflow-x:auto;padding:.75rem;background:var(--surface);border-radius:.3rem}
.lang{color:var(--quiet);font-size:.85rem}
`

export interface Page {
  readonly title: string
  /** Language of the content; the menu is Dutch. Default nl. */
  readonly language?: Language
  readonly content: Html
  /** Which entry of the menu this page is. */
  readonly current?: '/controleren' | '/sparql'
  /** Addresses of a style and a script of our own, for what the page can do beyond its forms. */
  readonly style?: string
  readonly script?: string
}

const MENU = [
  ['/controleren', 'Pagina controleren'],
  ['/sparql', 'Gegevens bevragen'],
] as const

/** A page of the service: complete without script, font or picture. */
export function page({ title, language = 'nl', content, current, style, script }: Page): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – raadlink</title>
${style !== undefined && html`<link rel="stylesheet" href="${style}">\n`}<style>${new Html(STYLE + FORM_STYLE)}</style>
${script !== undefined && html`<script src="${script}" defer></script>\n`}</head>
<body>
<a class="skip" href="#content">Naar de inhoud</a>
<header>
<nav aria-label="Menu"><ul>
${MENU.map(([path, name]) => html`<li><a href="${path}"${path === current && html` aria-current="page"`}>${name}</a></li>\n`)}</ul></nav>
<h1>${title}</h1>
</header>
<main id="content" tabindex="-1">
${content}</main>
<footer><p>Gemaakt met raadlink.</p></footer>
</body>
</html>
`.markup
}
