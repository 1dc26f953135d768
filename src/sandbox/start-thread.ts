import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type ResourceLimits } from 'node:worker_threads'

/**
 * Starts a worker thread whose entry is beside the calling file: `startThread('replica-thread', import.meta.url,
 * data)`. In the built package that is a JavaScript file. When run from source (tests, tsx) it is TypeScript, for which
 * tsx is registered first.
 */
export function startThread(
  name: string,
  caller: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const options = { workerData, resourceLimits }
  if (!caller.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, caller), options)
  const entry = new URL(`./${name}.ts`, caller).href
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(createRequire(caller).resolve('tsx/package.json'))).href
  return new Worker(
    `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}) })`,
    { ...options, eval: true },
  )
}
