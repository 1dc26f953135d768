/**
 * Splits a stream of N-Quads bytes into chunks of whole lines, about `size` bytes each (the last may be shorter). A
 * longer line stays whole.
 */
export async function* chunksOf(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    held.push(part)
    length += part.byteLength
    if (length < size) continue
    let rest = Buffer.concat(held)
    while (rest.byteLength >= size) {
      const within = rest.lastIndexOf(0x0a, size - 1) + 1
      const end = within > 0 ? within : rest.indexOf(0x0a, size) + 1
      // The line continues in the next part.
      if (end === 0) break
      yield rest.subarray(0, end)
      rest = rest.subarray(end)
    }
    held = [rest]
    length = rest.byteLength
  }
  if (length > 0) yield Buffer.concat(held)
}

/** The first lines of a chunk. */
export function linesBefore(chunk: Uint8Array, count: number): Uint8Array {
  let end = 0
  for (let line = 0; line < count; line++) {
    const newline = chunk.indexOf(0x0a, end)
    if (newline < 0) return chunk
    end = newline + 1
  }
  return chunk.subarray(0, end)
}

/** How many lines a chunk has. */
export function countLines(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1
  return lines
}
