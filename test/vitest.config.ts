import { defineConfig } from 'vitest/config'
import { builtThreads } from './built-threads.js'

const root = new URL('..', import.meta.url).pathname

/** Rooms without effects and without mocks: their files run after each other in one process, in half of the time. */
const PURE = ['mapping', 'rdf', 'validation', 'report', 'text/lines'].map((room) => `test/${room}/**/*.test.ts`)

/**
 * `unit` and `pure` need nothing but the clone and are `npm test`; `shared` reads real documents; `long` holds the full
 * trials.
 */
export default defineConfig({
  root,
  plugins: [builtThreads(root)],
  test: {
    root,
    setupFiles: ['test/property-seed.ts'],
    // A test that hangs is rare, a machine with other work on it is not.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Left to itself the runner keeps one core back, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/shared/**', 'test/long/**', ...PURE],
        },
      },
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'shared', include: ['test/shared/**/*.test.ts'] } },
      { extends: true, test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 3_600_000 } },
    ],
  },
})
