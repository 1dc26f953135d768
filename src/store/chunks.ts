/** Cuts a stream of N-Quads bytes into chunks of whole lines, about `size` bytes each; a line longer than that stays whole. */
export async function* chunksOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    held.push(part)
    length += part.byteLength
    if (length < size) continue
    const all = Buffer.concat(held)
    const end = all.lastIndexOf(0x0a) + 1
    if (end > 0) yield* slices(all.subarray(0, end), size)
    held = end < all.byteLength ? [all.subarray(end)] : []
    length = all.byteLength - end
  }
  if (length > 0) yield Buffer.concat(held)
}

function* slices(lines: Buffer, size: number): Generator<Uint8Array> {
  for (let start = 0; start < lines.byteLength; ) {
    const limit = start + size
    const end = limit >= lines.byteLength ? lines.byteLength : lines.lastIndexOf(0x0a, limit) + 1
    const next = end > start ? end : lines.indexOf(0x0a, limit) + 1
    yield lines.subarray(start, next)
    start = next
  }
}
