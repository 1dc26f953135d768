import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** Three projects: `unit` needs nothing but the clone, `shared` reads real documents, `long` holds the full trials. */
export default defineConfig({
  root,
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
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/shared/**', 'test/long/**'] },
      },
      { extends: true, test: { name: 'shared', include: ['test/shared/**/*.test.ts'] } },
      { extends: true, test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 3_600_000 } },
    ],
  },
})
