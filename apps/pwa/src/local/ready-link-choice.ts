import { LinkChoice } from '@tocsin/schema/primitives/file-budget'

/** Which link this device is on and what files may cost on it. It says nothing of any person or record, so it may lie in plain. */
export function linkChoice(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const name = 'tocsin-link'
  return {
    get: (): LinkChoice => {
      try {
        return LinkChoice.parse(JSON.parse(storage.getItem(name) ?? ''))
      } catch {
        return { link: null, limits: {} }
      }
    },
    set: (choice: LinkChoice) => storage.setItem(name, JSON.stringify(choice)),
  }
}
