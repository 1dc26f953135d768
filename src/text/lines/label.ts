/**
 * Possible numbers or bullets of an item: "1.", "12)", "a)", "iv.", "(3)", "03.01", "A.2a", "TP01", "13A", "HD 1.",
 * "•", "-". Layout engines separate them with a tab or wide space.
 */
const BULLET = /^[•·●◦○▪■□▸►➢✓\uF000-\uF0FF\uFFFD\uFFFF‣⁃∙-]$|^[–—]$/u
const NUMBER =
  /^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}\s?[a-zA-Z]?|[a-zA-Z]|[ivxIVX]{1,5}|[A-Z]{1,4}[.\s]?\d{1,3}(?:\.\d{1,3})*[a-z]?)[.)°:]?|\d{1,3}\/\d{1,3}\.?)$/u

export function isBullet(text: string): boolean {
  return BULLET.test(text)
}

/** Whether a whole text is only a number or bullet. */
export function isLabel(text: string): boolean {
  return BULLET.test(text) || NUMBER.test(text)
}

const LEADING =
  /^([•·●◦○▪■□▸►➢✓\uF000-\uF0FF\uFFFD\uFFFF‣⁃∙]|[-–—](?=\s)|o(?=\s\p{Lu})|\(?\d{1,3}(?:\.\d{1,3}){0,3}[a-zA-Z]?[.)°](?=\s|\p{L})|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)|[a-zA-Z][.)](?=\s)|[ivx]{1,4}[.)](?=\s)|[A-Z]{1,4}\.?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?(?=\s))\s*(?=\S)/u

/** The label before a text whose layout does not separate it; undefined when there is none. */
export function leadingLabel(text: string): string | undefined {
  return LEADING.exec(text)?.[1]
}
