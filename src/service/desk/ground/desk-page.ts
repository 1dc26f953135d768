import type { Person } from '../../../accounts/accounts.js'
import { html, type Html } from '../../../html/html.js'
import { STYLE } from '../../../html/style.js'

/** Where the desk stands, and its style, which a page may load and not carry. */
export const DESK_PATH = '/bureau'
export const STYLE_PATH = `${DESK_PATH}/stijl.css`

export const DESK_STYLE = `${STYLE}
form{margin:1rem 0}
label,legend{display:block;font-weight:600;margin:.9rem 0 .25rem}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:1rem 0;padding:0 1rem 1rem}
fieldset fieldset{border:0;padding:0}
.hint{color:var(--quiet);margin:.1rem 0 .35rem}
input,select,textarea,button{font:inherit;max-width:100%}
input,select,textarea{padding:.45rem;border:1px solid var(--quiet);border-radius:.3rem;background:var(--paper);color:var(--ink)}
input,textarea{width:100%}
input[type=radio],input[type=checkbox]{width:auto}
.choice{display:inline-flex;align-items:center;gap:.35rem;min-height:1.75rem;margin:0 1rem 0 0}
.choice label{font-weight:400;margin:0}
p.choice{display:flex}
.person{padding:.25rem .75rem .5rem;margin:.5rem 0}
summary{min-height:1.75rem;cursor:pointer}
textarea{min-height:9rem}
button{margin-top:1rem;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:.3rem;color:var(--paper);background:var(--link);font-weight:600;cursor:pointer}
.quiet{color:var(--link);background:var(--paper);border:1px solid var(--link)}
button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.problem{padding:.75rem 1rem;border-left:.4rem solid var(--errorInk);color:var(--errorInk);background:var(--errorPaper)}
.done{padding:.75rem 1rem;border-left:.4rem solid var(--goodInk);color:var(--goodInk);background:var(--goodPaper)}
.read,.doubt,.lacks,.mended{display:inline-block;padding:0 .5rem;border-radius:.3rem;font-size:.9rem;white-space:nowrap}
.read{color:var(--goodInk);background:var(--goodPaper)}
.doubt{color:var(--warningInk);background:var(--warningPaper)}
.lacks{color:var(--quiet);background:var(--surface)}
.mended{color:var(--infoInk);background:var(--infoPaper)}
.menu ul{list-style:none;margin:0;padding:.75rem 0 1rem;display:flex;gap:.25rem 1.25rem;flex-wrap:wrap}
.menu a,.rows a{display:inline-block;min-height:1.5rem}
.problem-mark{display:inline-block;padding:0 .5rem;border-radius:.3rem;font-size:.9rem;white-space:nowrap;color:var(--errorInk);background:var(--errorPaper)}
.button{display:inline-block;min-height:2.75rem;padding:.6rem 1.5rem;border-radius:.3rem;color:var(--paper);background:var(--link);font-weight:600;text-decoration:none}
.fields{margin:0}
.fields div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:.25rem 1rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
.fields dt{font-weight:600}
.fields dd{margin:0}
.rows{list-style:none;padding:0}
.rows li{padding:.45rem 0;border-bottom:1px solid var(--line)}
mark{padding:0 .15rem;color:var(--warningInk);background:var(--warningPaper);font-weight:600}
@media (max-width:32rem){.fields div{grid-template-columns:1fr}}
`

export interface DeskPage {
  readonly title: string
  readonly content: Html
  /** Who is signed in, and the token of the forms of that session. */
  readonly who?: { readonly person: Person; readonly formToken: string }
  /** Whether the person may manage accounts. */
  readonly mayManage?: boolean
  /** Which entry of the menu it is. */
  readonly current?: string
  /** Address of a script that makes the page nicer. */
  readonly script?: string
}

const MENU = [
  [DESK_PATH, 'Documenten'],
  [`${DESK_PATH}/concepten`, 'Concepten'],
  [`${DESK_PATH}/termijnen`, 'Termijnen'],
] as const
const ADMIN_MENU = [
  [`${DESK_PATH}/accounts`, 'Accounts'],
  [`${DESK_PATH}/logboek`, 'Logboek'],
] as const

/** A page of the desk: complete without script, and without anything inside that is not markup. */
export function deskPage({ title, content, who, mayManage = false, current, script }: DeskPage): string {
  return html`<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – bureau</title>
<link rel="stylesheet" href="${STYLE_PATH}">
${
  script !== undefined &&
  html`<script type="module" src="${script}"></script>
`
}</head>
<body>
<a class="skip" href="#content">Naar de inhoud</a>
<header>
${
  who &&
  html`<nav class="menu" aria-label="Menu"><ul>
${[...MENU, ...(mayManage ? ADMIN_MENU : [])].map(([path, name]) => html`<li><a href="${path}"${path === current && html` aria-current="page"`}>${name}</a></li>\n`)}</ul></nav>
`
}<h1>${title}</h1>
</header>
<main id="content" tabindex="-1">
${content}</main>
<footer>
${
  who &&
  html`<form method="post" action="${DESK_PATH}/afmelden">${formField(who.formToken)}<p>Aangemeld als ${who.person.name}. <a href="${DESK_PATH}/wachtwoord">Wachtwoord veranderen</a></p><button class="quiet" type="submit">Afmelden</button></form>
`
}</footer>
</body>
</html>
`.markup
}

/** The hidden field that every form of a session carries. */
export function formField(formToken: string): Html {
  return html`<input type="hidden" name="form" value="${formToken}">`
}

/** A sentence that says what went wrong, for who listens too. */
export function problem(text: string | undefined): Html | false {
  return text !== undefined && html`<p class="problem" role="alert">${text}</p>\n`
}
