import { describe, expect, it } from 'vitest'
import { run } from '../session.js'

const LIST = `<!DOCTYPE html><html lang="nl"><body>
<h1>GEMEENTE AALST</h1>
<h1>BESLUITENLIJST GEMEENTERAAD</h1>
<h2>Gemeenteraad, zitting van 24 maart 2025</h2>
<h3>1. Reglement op de kermis. Vaststelling.</h3>
<p>Met 12 stemmen voor en 3 stemmen tegen wordt het reglement vastgesteld.</p>
<h3>2. Verkoop van de pastorie. Goedkeuring.</h3>
<p>De gemeenteraad keurt de verkoop goed.</p>
</body></html>`

describe('convert --explain', () => {
  it('shows the block, rule and certainty of each value', async () => {
    const { stdout, stderr } = await run(['convert', '-', '--to', 'json', '--explain'], { stdin: LIST })
    expect(JSON.parse(stdout)).toMatchObject({
      type: 'besluitenlijst',
      bestuursorgaan: 'Gemeenteraad',
      zitting: { datum: '2025-03-24' },
    })
    expect(stderr).toContain(
      'zittingen[1].datum = 2025-03-24\n    date/heading (staat er, 0.97) De datum staat in het opschrift van de zitting.\n    4: “Gemeenteraad, zitting van 24 maart 2025”',
    )
    expect(stderr).toContain('behandelt[1].behandelingen[1].heeftStemming[1].heeftStemming')
    expect(stderr).toContain('linking/reference (afgeleid')
  })
})

describe('convert --to rdfa', () => {
  it('gives a page with the same triples as Turtle', async () => {
    const page = await run(['convert', '-', '--to', 'rdfa'], { stdin: LIST })
    expect(page.stdout).toContain('<!DOCTYPE html>')
    const again = await run(['convert', '-', '--to', 'ntriples', '--graph', 'published'], { stdin: page.stdout })
    const direct = await run(['convert', '-', '--to', 'ntriples'], { stdin: LIST })
    expect(again.stdout.split('\n').sort()).toEqual(direct.stdout.split('\n').sort())
    expect(direct.stdout.split('\n').length).toBeGreaterThan(20)
  })
})
