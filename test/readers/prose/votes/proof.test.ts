import { expect, it } from 'vitest'
import { proofOf } from '../../../../src/readers/prose/votes/proof.js'
import { readVote } from '../../../../src/readers/prose/votes/votes.js'
import { DUTCH } from '../../../../src/readers/prose/words/nl.js'

it.each([
  ['Met 19 stemmen voor, 1 niet gestemd', 20, 'sum'],
  ['Met 19 stemmen voor', 19, 'sum'],
  ['Met 19 stemmen voor, 1 niet gestemd', 23, undefined],
  ['Met 19 stemmen voor', 20, undefined],
] as const)('%s of %i present: %s', (text, present, proof) => {
  const vote = readVote(text, DUTCH)
  if (!vote) throw new Error('no vote was read')
  expect(proofOf(vote, { from: present, to: present, people: [] })).toBe(proof)
})
