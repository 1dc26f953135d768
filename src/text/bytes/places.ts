import { shorten, type Place } from '../../diagnostic.js'

/**
 * Turns offsets of a text into places. When the text was repaired before parsing, its places are those of the text as
 * served.
 */
export interface Places {
  /** The place of the characters from `start` up to `end`. */
  between(start: number, end: number): Place
  /** The offset in the text as served; the same when nothing before it was changed. */
  sourceOffset(offset: number): number
}

/**
 * Places in a text as served. Lines end at LF, CRLF or CR (HTML Standard, 13.2.3.5); lines and columns count from 1 and
 * offsets from 0, all in UTF-16 units. Offsets beyond the text mean its end.
 */
export function placesIn(text: string): Places {
  const lineStarts = lineStartsOf(text)
  // Offsets mostly come in text order: look around the last line before searching.
  let last = 0

  const lineAt = (offset: number): number => {
    if (!isOnLine(lineStarts, last, offset))
      last = isOnLine(lineStarts, last + 1, offset) ? last + 1 : search(lineStarts, offset)
    return last
  }

  return {
    between(start, end) {
      const from = Math.min(Math.max(start, 0), text.length)
      const to = Math.min(Math.max(end, from), text.length)
      const line = lineAt(from)
      const endLine = isOnLine(lineStarts, line, to) ? line : search(lineStarts, to)
      return {
        line: line + 1,
        column: from - (lineStarts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: to - (lineStarts[endLine] ?? 0) + 1,
        offset: from,
        endOffset: to,
        quote: quote(text, from, to),
      }
    },
    sourceOffset: (offset) => offset,
  }
}

/** Only the beginning is read: a quotation has at most 200 characters after folding. */
function quote(text: string, start: number, end: number): string {
  return end - start <= 1000 ? shorten(text.slice(start, end)) : shorten(`${text.slice(start, start + 1000)}…`)
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  const lineEnd = /\r\n?|\n/gu
  while (lineEnd.exec(text)) starts.push(lineEnd.lastIndex)
  return starts
}

function isOnLine(lineStarts: readonly number[], line: number, offset: number): boolean {
  const start = lineStarts[line]
  return start !== undefined && offset >= start && offset < (lineStarts[line + 1] ?? Infinity)
}

function search(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
