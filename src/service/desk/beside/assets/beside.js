/**
 * Beside a document of the desk: draws its PDF with pdf.js, and lights up the passage of an item and the item of a
 * passage. Without it the page shows the text of the document, and follows links between the two.
 */
const pane = document.querySelector('.source')
const address = pane?.dataset.pdf
const LIT = 'lit'

/** Lights up an item and its passages, and shows them. `seen`: where the person is, which does not move. */
function light(item, seen) {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT)
  const heading = document.getElementById(`punt-${item}`)
  const passages = [...document.querySelectorAll(`[data-item="${CSS.escape(item)}"]`)]
  const text = document.getElementById(`passage-${item}`)
  for (const each of [heading, text, ...passages]) each?.classList.add(LIT)
  const shown = passages.find((each) => each.offsetParent !== null) ?? text
  const target = seen === 'item' ? shown : heading
  target?.scrollIntoView({ block: 'center', behavior: 'auto' })
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : undefined
  const [, kind, item] = /^#(passage|punt)-(.+)$/u.exec(link?.getAttribute('href') ?? '') ?? []
  if (item === undefined) return
  event.preventDefault()
  history.replaceState(undefined, '', link.getAttribute('href'))
  light(item, kind === 'passage' ? 'item' : 'passage')
  document.getElementById(kind === 'passage' ? `passage-${item}` : `punt-${item}`)?.focus({ preventScroll: true })
})

/** Letters and digits alone, so that white space and hyphens of lines do not matter; and which item of text each is of. */
function lettersOf(items) {
  let letters = ''
  const owners = []
  items.forEach(({ str }, index) => {
    for (const letter of str.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')) {
      letters += letter
      for (let unit = 0; unit < letter.length; unit++) owners.push(index)
    }
  })
  return { letters, owners }
}

/** The blocks of each item that stand on a page, as letters alone. */
function blocksOn(page) {
  return [...pane.querySelectorAll(`.passage [data-page="${page}"]`)].map((block) => ({
    item: block.closest('.passage').id.slice('passage-'.length),
    name: block.closest('.passage').getAttribute('aria-label'),
    letters: block.textContent.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''),
  }))
}

/** Puts a link over each line of a page that an item was read from. */
function mark(sheet, viewport, items, page) {
  const { letters, owners } = lettersOf(items)
  let from = 0
  for (const block of blocksOn(page)) {
    if (block.letters === '') continue
    const at = letters.indexOf(block.letters, from)
    if (at < 0) continue
    from = at + block.letters.length
    const lines = new Map()
    for (const index of new Set(owners.slice(at, from))) {
      const { transform, width, height } = items[index]
      const [left, bottom] = viewport.convertToViewportPoint(transform[4], transform[5])
      const [right, top] = viewport.convertToViewportPoint(transform[4] + width, transform[5] + height)
      const line = lines.get(Math.round(bottom)) ?? { left, right, top, bottom }
      lines.set(Math.round(bottom), {
        left: Math.min(line.left, left),
        right: Math.max(line.right, right),
        top: Math.min(line.top, top),
        bottom: Math.max(line.bottom, bottom),
      })
    }
    for (const { left, right, top, bottom } of lines.values()) {
      const link = document.createElement('a')
      link.href = `#punt-${block.item}`
      link.dataset.item = block.item
      link.className = 'line'
      // The text beside it has the same links for who listens or uses the keyboard.
      link.tabIndex = -1
      link.setAttribute('aria-hidden', 'true')
      link.style.left = `${(100 * left) / viewport.width}%`
      link.style.top = `${(100 * (top - 2)) / viewport.height}%`
      link.style.width = `${(100 * (right - left)) / viewport.width}%`
      link.style.height = `${(100 * (bottom - top + 5)) / viewport.height}%`
      sheet.append(link)
    }
  }
}

async function draw(sheet, pdf, number) {
  const page = await pdf.getPage(number)
  const width = sheet.clientWidth || 600
  const plain = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: (width / plain.width) * Math.min(globalThis.devicePixelRatio, 2) })
  const canvas = document.createElement('canvas')
  canvas.width = viewport.width
  canvas.height = viewport.height
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', `Bladzijde ${number} van de PDF`)
  sheet.prepend(canvas)
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise
  const { items } = await page.getTextContent()
  mark(
    sheet,
    viewport,
    items.filter(({ str }) => str !== undefined),
    number,
  )
}

/** A button that shows the PDF or its text. */
function chooser(pages, text) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  const show = (isText) => {
    text.hidden = !isText
    pages.hidden = isText
    button.textContent = isText ? 'De PDF tonen' : 'De tekst tonen'
  }
  button.addEventListener('click', () => show(text.hidden))
  show(false)
  return button
}

async function showPdf() {
  const pdfjs = await import('/bureau/pdfjs/pdf.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = '/bureau/pdfjs/pdf.worker.mjs'
  const pdf = await pdfjs.getDocument({ url: address, wasmUrl: '/bureau/pdfjs/', isEvalSupported: false }).promise
  const pages = document.createElement('div')
  pages.className = 'pages'
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        seen.unobserve(target)
        void draw(target, pdf, Number(target.dataset.number))
      }
    },
    { root: null, rootMargin: '800px' },
  )
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = document.createElement('div')
    sheet.className = 'sheet'
    sheet.dataset.number = String(number)
    sheet.style.aspectRatio = `${width} / ${height}`
    pages.append(sheet)
    seen.observe(sheet)
  }
  const text = pane.querySelector('.text')
  text.before(chooser(pages, text), pages)
}

if (address !== undefined) {
  // A PDF that pdf.js does not draw: the text stays.
  showPdf().catch((thrown) => console.warn(thrown))
}
