import { boxOf, IDENTITY, type Box, type Turn } from './path-boxes.js'
import type { Run } from './run.js'

const HIDDEN = 2
const NO_VIEW = 32
const PASSWORD = 8_192
/** Letter size when a field asks to fit the text. */
const USUAL_SIZE = 10

/**
 * The filled-in content of a page, as runs at the places of its fields (PDF 32000-1, 12.7): texts, choices, and boxes
 * as ☒ or ☐. Hidden fields and passwords are left out.
 */
export function fieldRuns(annotations: readonly unknown[], turn: Turn): readonly Run[] {
  return annotations.flatMap((annotation) => {
    if (!isAnnotation(annotation)) return []
    const { annotationFlags = 0, fieldFlags = 0, rect } = annotation
    if ((annotationFlags & (HIDDEN | NO_VIEW)) !== 0 || (fieldFlags & PASSWORD) !== 0) return []
    const [ax, ay] = turn(rect[0], rect[1])
    const [bx, by] = turn(rect[2], rect[3])
    const lines = valuesOf(annotation)
      .flatMap((value) => value.split(/\r\n?|\n/u))
      .filter((line) => line.trim() !== '')
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

/** The areas that are marked to be blacked out, which is not done yet (PDF 32000-1, 12.5.6.23). */
export function markedForRedaction(annotations: readonly unknown[], turn: Turn): readonly Box[] {
  return annotations.flatMap((annotation) =>
    isAnnotation(annotation) && annotation.subtype === 'Redact' ? [boxOf(annotation.rect, IDENTITY, turn)] : [],
  )
}

/** The number of notes that somebody wrote on a page, or beside it (12.5.6.4, 12.5.6.6). */
export function notesOn(annotations: readonly unknown[]): number {
  return annotations.filter(
    (annotation) =>
      isAnnotation(annotation) &&
      (annotation.subtype === 'Text' || annotation.subtype === 'FreeText') &&
      (annotation.contentsObj?.str ?? '') !== '',
  ).length
}

/** What a field shows, in the words of its choices. */
function valuesOf({ subtype, fieldType, fieldValue, options, ...field }: Annotation): readonly string[] {
  if (subtype !== 'Widget') return []
  if (fieldType === 'Btn') {
    const isBox = field.checkBox === true || field.radioButton === true
    return isBox ? [fieldValue === (field.exportValue ?? field.buttonValue) ? '☒' : '☐'] : []
  }
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return []
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((value) => typeof value === 'string')
  return values.map((value) => options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value)
}

interface Annotation {
  readonly subtype: unknown
  readonly rect: readonly [number, number, number, number]
  readonly fieldType?: unknown
  readonly fieldValue?: unknown
  readonly fieldFlags?: number
  readonly annotationFlags?: number
  readonly checkBox?: boolean
  readonly radioButton?: boolean
  readonly exportValue?: unknown
  readonly buttonValue?: unknown
  readonly options?: readonly { readonly exportValue: string; readonly displayValue: string }[]
  readonly contentsObj?: { readonly str: string }
  readonly defaultAppearanceData?: { readonly fontSize?: number } | null
}

function isAnnotation(annotation: unknown): annotation is Annotation {
  return (
    typeof annotation === 'object' &&
    annotation !== null &&
    'subtype' in annotation &&
    'rect' in annotation &&
    Array.isArray(annotation.rect) &&
    annotation.rect.length === 4
  )
}
