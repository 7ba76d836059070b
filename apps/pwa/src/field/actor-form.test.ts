import { attribution } from '@tocsin/schema/vocabulary/attribution'
import { expect, test } from 'vitest'
import { actorForms, actorLinks } from './actor-form.ts'

test('who is said to have done it keeps by whom it is attributed, there and back; a name of blanks is none', () => {
  const said = attribution.items.map(({ code }, at) => ({
    ...{ type: 'armed_group', attribution: code },
    ...(at % 2 === 0 && { name: `Group ${at}` }),
  }))
  expect(said.length).toBeGreaterThan(1)
  expect(actorLinks(actorForms(said))).toEqual(said)
  const unnamed = { key: 'a', type: 'unknown', name: '  ', attribution: 'alleged' }
  expect(actorLinks([unnamed])).toEqual([{ type: 'unknown', attribution: 'alleged' }])
})
