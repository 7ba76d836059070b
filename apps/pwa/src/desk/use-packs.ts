import { useEffect, useState } from 'react'
import type { OpenPack, Packs } from '../map/packs.ts'

const none: readonly OpenPack[] = []

/** Every map that the server offers, read over the link; those that this device holds are read from it. */
export function usePacks(packs: Packs | undefined): readonly OpenPack[] {
  const [open, setOpen] = useState(none)
  useEffect(() => {
    if (!packs) return
    let isWanted = true
    void openAll(packs).then((found) => isWanted && setOpen(found))
    return () => {
      isWanted = false
    }
  }, [packs])
  return open
}

async function openAll(packs: Packs): Promise<OpenPack[]> {
  const [held, offered] = await Promise.all([packs.held(), packs.offered()])
  const names = new Set(held.map(({ name }) => name))
  const others = offered.ok ? offered.value.filter(({ name }) => !names.has(name)) : []
  const opened = await Promise.all([
    ...held.map(({ name }) => packs.open(name)),
    ...others.map(async (info) => {
      const remote = await packs.openRemote(info)
      return remote.ok ? remote.value : undefined
    }),
  ])
  return opened.filter((pack) => pack !== undefined)
}
