import { expect, it } from 'vitest'
import { endpointFrom } from '../../../src/cli/options/endpoint-options.js'

const TOKEN = { RAADLINK_WRITE_TOKEN: 'a-token-of-the-tests' }

it.each([
  ['--writable beyond this machine', { host: '0.0.0.0', writable: true }, {}, /only listens on this machine/u],
  [
    '--writable at an address of this network',
    { host: '192.168.1.2', writable: true },
    {},
    /only listens on this machine/u,
  ],
  ['--writable over a data folder', { host: '127.0.0.1', writable: true, data: 'data' }, {}, /raadlink ingest/u],
  ['a token over a data folder', { host: '127.0.0.1', data: 'data' }, TOKEN, /raadlink ingest/u],
  ['a short token', { host: '127.0.0.1' }, { RAADLINK_WRITE_TOKEN: 'short' }, /at least 16/u],
] as const)('refuses %s', (_name, options, environment, message) => {
  expect(() => endpointFrom(options, environment)).toThrow(message)
})

it('limits clients less where they cannot be distinguished', () => {
  expect(endpointFrom({ host: '127.0.0.1' }, {})).toMatchObject({
    requestsPerMinute: 60_000,
    apart: false,
    writable: false,
    limits: { clientQueries: 32, clientSeconds: 180, clientFailures: 600 },
  })
  for (const options of [{ host: '0.0.0.0' }, { host: '127.0.0.1', trustProxy: '127.0.0.1, 10.0.0.1' }]) {
    expect(endpointFrom(options, {})).toMatchObject({
      requestsPerMinute: 6_000,
      limits: { clientQueries: 8, clientSeconds: 60, clientFailures: 60 },
    })
  }
  expect(endpointFrom({ host: '0.0.0.0', clientSeconds: 0, querySeconds: 5 }, TOKEN)).toMatchObject({
    writeToken: TOKEN.RAADLINK_WRITE_TOKEN,
    limits: { clientSeconds: 0, seconds: 5 },
  })
})

it('describes the dataset correctly', () => {
  expect(endpointFrom({ host: '127.0.0.1' }, {}).features).toEqual(['UnionDefaultGraph'])
  expect(endpointFrom({ host: '127.0.0.1', writable: true }, {}).features).toEqual([])
  expect(endpointFrom({ host: '127.0.0.1', data: 'data' }, {}).features).toEqual([])
})
