/**
 * What assistive technology and keyboards need of any page (WCAG 2.2: 1.1.1, 1.3.1, 1.4.3, 1.4.10, 2.4.1, 2.4.2, 2.4.4, 2.4.6,
 * 3.1.1, 4.1.2). Evaluated in the page as text, so it is one function and plain JavaScript.
 */
;(() => {
  const faults = []
  const all = (selector) => [...document.querySelectorAll(selector)]
  if (document.documentElement.lang !== 'nl') faults.push('language of the page')
  if (document.title.trim() === '') faults.push('title')
  if (all('main').length !== 1 || all('h1').length !== 1) faults.push('one main, one h1')
  let level = 1
  for (const heading of all('h1,h2,h3,h4,h5,h6')) {
    const own = Number(heading.tagName.slice(1))
    if (own > level + 1) faults.push(`heading jumps to ${own}: ${heading.innerText}`)
    if ((heading.textContent ?? '').trim() === '') faults.push('empty heading')
    level = own
  }
  for (const link of all('a'))
    if ((link.textContent ?? '').trim() === '' || !link.hasAttribute('href'))
      faults.push(`link without text or target: ${link.outerHTML}`)
  for (const list of all('dl'))
    if ([...list.children].some((child) => !['DIV', 'DT', 'DD'].includes(child.tagName)))
      faults.push('a dl with something else in it')
  for (const nav of all('nav')) if (!nav.hasAttribute('aria-label')) faults.push('nav without name')
  const ids = all('[id]').map(({ id }) => id)
  if (new Set(ids).size !== ids.length) faults.push('an id twice')
  for (const labelled of all('[aria-labelledby]'))
    if (!document.getElementById(labelled.getAttribute('aria-labelledby') ?? '')) faults.push('labelled by nothing')
  const luminance = (colour) => {
    const [r = 0, g = 0, b = 0] = (colour.match(/\d+/gu) ?? [])
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const paperOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if (!/rgba\(.*, 0\)/u.test(backgroundColor)) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  for (const element of all('main *, header *, footer *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '')) continue
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(paperOf(element))]
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5)
      faults.push(`contrast of ${element.tagName} ${element.className}`)
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('scrolls sideways')
  return [...new Set(faults)]
})()
