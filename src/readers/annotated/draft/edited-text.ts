import type { Places } from '../../../text/bytes/places.js'

/** One replacement in a text; `start` up to, not including, `end` gives way to `text`. Offsets in UTF-16 units. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Applies edits to a text and gives places that lead back to it: whatever is found in the edited text is placed in the
 * text as served. What an edit put in stands where the edit was made. Edits must not overlap; their order is free.
 */
export function editText(
  text: string,
  places: Places,
  edits: readonly TextEdit[],
): { readonly text: string; readonly places: Places } {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  const pieces: string[] = []
  const marks: { edited: number; editedEnd: number; start: number; end: number }[] = []
  let read = 0
  let written = 0
  for (const edit of ordered) {
    if (edit.start < read) throw new Error(`edits overlap at offset ${edit.start}`)
    pieces.push(text.slice(read, edit.start), edit.text)
    written += edit.start - read
    marks.push({ edited: written, editedEnd: written + edit.text.length, start: edit.start, end: edit.end })
    written += edit.text.length
    read = edit.end
  }
  pieces.push(text.slice(read))

  /** Inside what an edit put in: its start, or its end for the end of a stretch. */
  const toText = (offset: number, isEnd: boolean): number => {
    let low = 0
    let high = marks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((marks[middle]?.edited ?? Infinity) < offset || (!isEnd && marks[middle]?.edited === offset)) low = middle + 1
      else high = middle
    }
    const mark = marks[low - 1]
    if (!mark) return offset
    if (offset >= mark.editedEnd) return mark.end + (offset - mark.editedEnd)
    return isEnd ? mark.end : mark.start
  }

  return {
    text: pieces.join(''),
    places: {
      between: (start, end) => places.between(toText(start, false), Math.max(toText(start, false), toText(end, true))),
      sourceOffset: (offset) => places.sourceOffset(toText(offset, false)),
    },
  }
}
