import type { Run } from './run.js'

const HIDDEN = 2
const NO_VIEW = 32
/** Letter size when a field asks to fit the text. */
const USUAL_SIZE = 10

/**
 * The filled-in content of a page, as runs at the places of its fields (PDF 32000-1, 12.7): texts and choices. Hidden
 * fields are left out.
 */
export function fieldRuns(
  annotations: readonly unknown[],
  turn: (x: number, y: number) => readonly [number, number],
): readonly Run[] {
  return annotations.flatMap((annotation) => {
    if (!isField(annotation)) return []
    const { annotationFlags: flags = 0, fieldType, fieldValue, rect } = annotation
    if ((flags & (HIDDEN | NO_VIEW)) !== 0 || (fieldType !== 'Tx' && fieldType !== 'Ch')) return []
    const [ax, ay] = turn(rect[0], rect[1])
    const [bx, by] = turn(rect[2], rect[3])
    const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((value) => typeof value === 'string')
    const lines = values.flatMap((value) => value.split(/\r\n?|\n/u)).filter((line) => line.trim() !== '')
    const top = Math.max(ay, by)
    const height = Math.abs(by - ay)
    const given = annotation.defaultAppearanceData?.fontSize ?? 0
    const size = given > 0 ? given : Math.min(USUAL_SIZE, height)
    const x = Math.min(ax, bx) + 2
    // A single line is in the middle of its field; several lines start at its top.
    const first = lines.length > 1 ? top - size : top - height / 2 - 0.35 * size
    return lines.map((text, index) => ({
      text,
      x,
      y: first - index * 1.2 * size,
      right: Math.max(x + 1, Math.min(Math.max(ax, bx), x + text.length * 0.5 * size)),
      size,
      bold: false,
    }))
  })
}

interface Field {
  readonly rect: readonly [number, number, number, number]
  readonly fieldType?: unknown
  readonly fieldValue?: unknown
  readonly annotationFlags?: number
  readonly defaultAppearanceData?: { readonly fontSize?: number } | null
}

function isField(annotation: unknown): annotation is Field {
  return (
    typeof annotation === 'object' &&
    annotation !== null &&
    'subtype' in annotation &&
    annotation.subtype === 'Widget' &&
    'rect' in annotation &&
    Array.isArray(annotation.rect) &&
    annotation.rect.length === 4
  )
}
