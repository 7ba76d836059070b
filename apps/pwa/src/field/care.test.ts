import { expect, test } from 'vitest'
import { careOf } from './care.ts'

const one = { min: 1, best: 1, max: 1, status: 'reported' } as const

test.each([
  [{ what: 'attack_shooting' }, false, false],
  [{ what: 'children_recruited' }, true, false],
  [{ what: 'sexual_violence' }, false, true],
  [{ kind: 'sexual_violence' }, false, true],
  [{ kind: 'child_recruitment' }, true, false],
  [{ violations: [{ type: 'abduction' }] }, false, false],
  [{ violations: [{ type: 'abduction', victims: [{ group: 'boy', count: one }] }] }, true, false],
  [{ violations: [{ type: 'sexual_violence' }] }, false, true],
  [
    { violations: [{ type: 'sexual_violence', victims: [{ group: 'girl', count: one }] }] },
    true,
    true,
  ],
])('%o: child %s, sexual violence %s', (said, child, crsv) => {
  expect(careOf(said)).toEqual({ child, crsv })
})
