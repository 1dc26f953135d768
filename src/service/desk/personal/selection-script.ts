/** Where the script of the page with personal data stands. */
export const SELECTION_SCRIPT_PATH = '/bureau/selectie.js'

/** Puts what is selected on the page into the field of what must go. Without it the text is copied there by hand. */
export const SELECTION_SCRIPT = `const field = document.querySelector('#tekst')
document.addEventListener('selectionchange', () => {
  const text = String(document.getSelection()).trim()
  const node = document.getSelection().anchorNode
  const element = node && (node.nodeType === 1 ? node : node.parentElement)
  if (field && text.length >= 3 && text.length <= 500 && element && element.closest('[data-tekst]')) field.value = text
})
`
