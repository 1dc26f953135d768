import { expect, it } from 'vitest'
import { AppError, messageOf, withoutPasswords } from '../src/errors.js'
import { RequestError } from '../src/sources/polite/request-error.js'

it.each([
  ['https://jan:geheim@a.example/x', 'https://…@a.example/x'],
  ['“https://jan:geheim@a.example/x” is wrong', '“https://…@a.example/x” is wrong'],
  ['ftp://jan:ge/h@eim@a.example', 'ftp://…@a.example'],
  ['https://geheim@a.example and http://b:geheim@c.example.', 'https://…@a.example and http://…@c.example.'],
  ['https://a.example/@jan', 'https://a.example/@jan'],
  ['https://a.example/?mail=jan@b.example', 'https://a.example/?mail=jan@b.example'],
  ['mail jan@b.example', 'mail jan@b.example'],
])('%s is reported as %s', (text, told) => {
  expect(withoutPasswords(text)).toBe(told)
  expect(new AppError('usage', text).message).toBe(told)
  expect(new RequestError('address', text).message).toBe(told)
  expect(messageOf(new Error(text))).toBe(told)
})
