import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ENGINE_INSTANCE } from '../../../src/store/image/engine-instance.js'
import { engineMemory } from '../../../src/store/image/engine-memory.js'

describe('the memory of the engine', () => {
  it('can be kept with the current engine', () => {
    expect(ENGINE_INSTANCE).toBeDefined()
    expect(engineMemory()).toBeDefined()
  })

  it('cannot be kept when the engine was loaded earlier, or its addresses are not in its memory', () => {
    expect(engineMemory(undefined)).toBeDefined()
    if (!ENGINE_INSTANCE) return
    const small = { buffer: new ArrayBuffer(8), grow: () => 0 }
    expect(engineMemory({ ...ENGINE_INSTANCE, memory: small })).toBeUndefined()
    const table = { length: 0, get: () => undefined, set: () => undefined, grow: () => 0 }
    expect(engineMemory({ memory: ENGINE_INSTANCE.memory, __wbindgen_externrefs: table })).toBeUndefined()
  })

  it('is optional: without it a store replays all changes, says so, and opens empty', async () => {
    // Loaded first in this process and in each of its threads.
    const engine = createRequire(import.meta.url).resolve('oxigraph')
    const script = fileURLToPath(new URL('without-images.ts', import.meta.url))
    const child = spawn(process.execPath, ['--require', engine, '--import', 'tsx', script])
    const errors = textOf(child.stderr)
    const output = await textOf(child.stdout)
    expect(await errors).toBe('')
    expect(JSON.parse(output)).toEqual({
      rows: Array.from({ length: 4 }, () => [['12000']]),
      kept: 'store-failed',
      warnings: [
        'no image of the store could be kept, so a replica that is replaced takes longer to fill: this version of the engine does not let its memory be kept',
      ],
      files: false,
      restored: 'empty',
    })
  })
})
