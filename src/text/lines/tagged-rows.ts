import type { Vocabulary } from './hyphenation.js'
import { joinParagraphs, type Paragraph } from './paragraphs.js'
import type { Line } from './pdf-lines.js'

/** A table row as tagged: the lines of each cell joined to paragraphs, which are separated by line breaks. */
export function joinRow(lines: readonly Line[], vocabulary: Vocabulary): Paragraph {
  const cells = new Map<number, Line[]>()
  for (const line of lines) cells.set(line.tag?.cell ?? 0, [...(cells.get(line.tag?.cell ?? 0) ?? []), line])
  const texts = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([, own]) =>
      textOfCell(
        own.filter((line) => line.segments.length > 0),
        vocabulary,
      ),
    )
  const printed = lines.filter((line) => line.segments.length > 0)
  const [first] = printed
  return {
    lines: printed,
    text: texts.join(' ').replace(/\s+/gu, ' ').trim(),
    cells: texts,
    bold: printed.every((line) => line.segments.every((segment) => segment.bold)),
    size: first?.size ?? 0,
    x: Math.min(...printed.map((line) => line.segments[0]?.x ?? Infinity)),
  }
}

function textOfCell(lines: readonly Line[], vocabulary: Vocabulary): string {
  return joinParagraphs(lines, true, vocabulary)
    .map((paragraph) => paragraph.text)
    .join('\n')
}
