import { AppError } from '../../src/errors.js'
import { doJobs } from '../../src/sandbox/job-thread.js'

let done = 0
doJobs((job) => {
  switch (job) {
    case 'loop':
      for (;;) done += 0
    case 'grow': {
      const held: number[][] = []
      for (;;) held.push(Array.from({ length: 10_000 }, (_, i) => i))
    }
    case 'refuse':
      return Promise.reject(new AppError('input-empty', 'nothing in it'))
    case 'fail':
      return Promise.reject(new Error('a fault of ours'))
    case 'exit':
      process.exit(3)
  }
  done += 1
  return Promise.resolve(done)
})
