import { rootOf, startPath } from './council-addresses.js'
import { hex, type Council } from './council.js'
/** The page of a vendor around its content: head, menus, wrappers, with the class names of its software. */
export function shellOf(council: Council, title: string, content: string): string {
  return `<!DOCTYPE html>\n<html lang="nl">\n${bodyOf(council, title, content)}\n</html>\n`
}

function bodyOf(council: Council, title: string, content: string): string {
  const head = (name: string, style: string): string =>
    `<head><meta charset="utf-8" /><title>${name}</title><link rel="stylesheet" href="${style}" /></head>`
  const name = council.name
  switch (council.vendor) {
    case 'cevi':
      return `${head('', '/LBLODWeb/style.css')}\n<body class="body">\n<div class="body_content">\n${content}\n</div>\n</body>`
    case 'remmicom':
      return [
        head(`Meeting.burger ${name}`, '/Styles/default.css'),
        `<body>\n<form method="post" action="./" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="${hex(64, council.seed, 'viewstate')}" /></div>`,
        `<div id="cphBreadCrumb_pnlBreadcrumbs"><a href="/">Vergaderingen</a> <a href="/gr">Gemeenteraad</a></div>`,
        `<div id="title"><span id="cphTitle_lblTitel">${title}</span></div>\n<div id="content">\n${content}\n</div></form>\n</body>`,
      ].join('\n')
    case 'gelinkt-notuleren':
      return [
        head(`${title} | Publicatie Gelinkt Notuleren`, '/assets/vendor.css'),
        `<body class="ember-application"><div class="au-c-app"><header class="au-c-main-header"><a href="${startPath(council)}" class="au-c-brand">${name}</a></header>`,
        `<main id="main" class="au-c-main-container">\n${content}\n</main></div>\n</body>`,
      ].join('\n')
    default: {
      const root = rootOf(council)
      return [
        head(`Raadpleegomgeving ${name} - Open Data`, `${root}/consult.css`),
        `<body>\n<nav><span class="menu-item"><a href="${root}/zittingen/lijst">Startpagina</a></span></nav>`,
        `<section><div class="container opendata-html">\n${content}\n</div></section>\n</body>`,
      ].join('\n')
    }
  }
}
