/** Where the script of the forms stands. */
export const VOTE_SCRIPT_PATH = '/bureau/stemmen.js'

/** Counts votes against who is there, while they are ticked. Without it they are checked when they are sent. */
export const VOTE_SCRIPT = `for (const told of document.querySelectorAll('[data-telling]')) {
  const form = told.closest('form')
  const present = Number(told.dataset.aanwezig)
  const count = (side) => form.querySelectorAll('input[type=radio][name^="stem-"][value="' + side + '"]:checked').length
  const tell = () => {
    const [yes, no, none] = ['voor', 'tegen', 'onthouding'].map(count)
    const sum = yes + no + none
    told.textContent = yes + ' voor, ' + no + ' tegen, ' + none + ' onthoudingen: ' + sum + ' van de ' + present + ' aanwezigen.'
    told.className = sum === present ? 'done' : 'problem'
  }
  form.addEventListener('change', tell)
}
`
