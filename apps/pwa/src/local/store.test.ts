import { expect, test } from 'vitest'
import { createView } from './store.ts'

test('a view is worked out when somebody asks, and once as long as it is of the same', () => {
  let from = ['a', 1] as const as readonly [string, number]
  let made = 0
  const view = createView(
    () => from,
    (text, times) => {
      made += 1
      return { said: text.repeat(times) }
    },
  )
  const heard: string[] = []
  const end = view.subscribe(() => heard.push(view.get().said))
  expect(made).toBe(0)
  const first = view.get()
  expect(view.get()).toBe(first)
  from = ['a', 1]
  expect(view.get()).toBe(first)
  from = ['a', 2]
  view.tell()
  expect(heard).toEqual(['aa'])
  expect(view.get()).not.toBe(first)
  expect(made).toBe(2)
  end()
  view.tell()
  expect(heard).toHaveLength(1)
})
