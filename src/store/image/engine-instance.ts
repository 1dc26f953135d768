import { createRequire } from 'node:module'

/** The part of a WebAssembly instance that is used here (WebAssembly JavaScript Interface, 5.2 to 5.5). */
export interface EngineInstance {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly __wbindgen_externrefs: {
    readonly length: number
    readonly get: (at: number) => unknown
    readonly set: (at: number, value: unknown) => void
    readonly grow: (by: number) => number
  }
}

type InstanceClass = new (module: object, imports?: object) => { readonly exports: object }

/**
 * The WebAssembly instance that holds all stores of this thread. Its package does not export it, so it is caught while
 * the package creates it; `undefined` when the package was loaded before this module or is built differently.
 */
export const ENGINE_INSTANCE: EngineInstance | undefined = caught()

function caught(): EngineInstance | undefined {
  const { WebAssembly: assembly } = globalThis as unknown as { readonly WebAssembly: { Instance: InstanceClass } }
  const { Instance } = assembly
  let exports: object | undefined
  assembly.Instance = class extends Instance {
    constructor(module: object, imports?: object) {
      super(module, imports)
      exports ??= this.exports
    }
  }
  try {
    createRequire(import.meta.url)('oxigraph')
  } finally {
    assembly.Instance = Instance
  }
  return exports && 'memory' in exports && '__wbindgen_externrefs' in exports ? (exports as EngineInstance) : undefined
}
