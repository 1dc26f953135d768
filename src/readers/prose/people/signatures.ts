import type { Block } from '../../../text/lines/block.js'
import { isPersonName, roleOf, type ListedPerson } from '../observe/person-names.js'
import type { Words } from '../words/words.js'

export interface Signature extends ListedPerson {
  readonly block: Block
}

/** How many blocks from the end may hold the signatures. */
const END = 14

/**
 * Who signs: a name with its role under it, above it or behind it, one or two beside each other, at the end of the
 * document; and "De voorzitter van de gemeenteraad, Naam," in a letter.
 */
export function readSignatures(blocks: readonly Block[], words: Words): readonly Signature[] {
  const end = blocks.filter((block) => block.kind !== 'furniture' && block.kind !== 'contents').slice(-END)
  const found: Signature[] = []
  end.forEach((block, index) => {
    const names = partsOf(block)
    for (const beside of [end[index + 1], end[index - 1]]) {
      const roles = beside ? partsOf(beside) : []
      if (roles.length !== names.length) continue
      names.forEach((name, at) => pair(name, roles[at] ?? '', block))
    }
    const inline = /^(.{4,60}?)\s*[,;(]\s*([^,;()]{4,60})\)?$/u.exec(block.text)
    if (inline) {
      pair(inline[1] ?? '', inline[2] ?? '', block)
      pair(inline[2] ?? '', inline[1] ?? '', block)
    }
  })
  for (const block of blocks.slice(0, 12)) {
    const letter = /^(?:de|het)\s+(.{6,60}?),\s+(\p{Lu}[^,]{3,50}),?/isu.exec(block.text)
    if (letter) pair(letter[2] ?? '', letter[1] ?? '', block)
  }
  return found

  function pair(name: string, title: string, block: Block): void {
    const role = roleOf(title.replace(/^(?:de|het)\s+/iu, ''), words)
    const person = name.trim()
    if (!role || !isPersonName(person) || found.some((other) => other.name === person && other.office === role.office))
      return
    found.push({ name: person, role: title.trim(), ...(role.office && { office: role.office }), block })
  }
}

/** "Voorzitter: Naam", or the name under a heading "Voorzitter van de zitting", in front of the items. */
export function readLabelledOfficers(front: readonly Block[], words: Words): readonly Signature[] {
  return front.flatMap((block, index) => {
    const next = front[index + 1]
    const headed = block.kind === 'heading' ? roleOf(block.text.replace(/[\s:]+$/u, ''), words) : undefined
    if (headed?.office !== undefined && next && isPersonName(next.text.trim()))
      return [{ name: next.text.trim(), role: block.text, office: headed.office, block: next }]
    const [, title = '', name = ''] =
      /^([^:]{5,40}):\s+(.{4,60})$/su.exec(block.cells ? block.cells.join(' ') : block.text) ?? []
    const role = title === '' ? undefined : roleOf(title, words)
    return role?.office !== undefined && isPersonName(name.trim())
      ? [{ name: name.trim(), role: title, office: role.office, block }]
      : []
  })
}

function partsOf(block: Block): readonly string[] {
  return block.cells ?? [block.text]
}
