import fc from 'fast-check'

/** Property tests draw the same cases at every run, unless RAADLINK_SEED names another seed (`npm run test:long` does). */
const seed = Number(process.env['RAADLINK_SEED'] ?? 20_250_324)
if (!Number.isSafeInteger(seed)) throw new Error(`RAADLINK_SEED is not a whole number: ${process.env['RAADLINK_SEED']}`)

fc.configureGlobal({ seed })
