/** The content of each page of a test PDF. */
export interface PrintedPdf {
  readonly pages: number
  readonly lines: readonly string[]
  /** Encrypted with a password that nobody has. */
  readonly encrypted?: boolean
  /** Every page is covered by a picture. */
  readonly picture?: boolean
  /** The font maps its letters to the private use area. */
  readonly privateLetters?: boolean
}

/** A small handwritten PDF. */
export function printedPdf({
  pages,
  lines,
  encrypted = false,
  picture = false,
  privateLetters = false,
}: PrintedPdf): Uint8Array {
  const first = 8
  const text = lines.map((line, index) => `1 0 0 1 60 ${790 - index * 15} Tm (${line}) Tj`).join('\n')
  const stream = `${picture ? 'q 595 0 0 842 0 0 cm /Im1 Do Q\n' : ''}${lines.length > 0 ? `BT /F1 9 Tf\n${text}\nET` : ''}`
  const toUnicode = [
    '/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    '1 beginbfrange <20> <7E> <E020> endbfrange',
    'endcmap end',
  ].join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, index) => `${first + index} 0 R`).join(' ')}]>>`,
    `<</Type/Font/Subtype/Type1/BaseFont/Helvetica${privateLetters ? '/ToUnicode 6 0 R' : ''}>>`,
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream',
    `<</Length ${toUnicode.length}>>stream\n${toUnicode}\nendstream`,
    `<</Filter/Standard/V 1/R 2/P -44/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>>>`,
  ]
  for (let page = 0; page < pages; page++)
    objects.push(
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im1 5 0 R>>>>>>',
    )
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = file.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `<</Size ${objects.length + 1}/Root 1 0 R${encrypted ? `/Encrypt 7 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]` : ''}>>`
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer${trailer}\nstartxref\n${start}\n%%EOF`,
    'latin1',
  )
}
