import type { ProblemCode } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import type { DownloadFailure } from '../../map/held-pack.ts'
import type { PackInfo } from '../../map/pack-info.ts'
import { useDeps, useSeat } from '../../shell/deps.ts'

export type PackLine = { info: PackInfo; isHeld: boolean; isNewer: boolean }

export type Fetching = { name: string; done: number; total: number; stop: () => void }

const problems: Record<DownloadFailure, ProblemCode | null> = {
  link: 'server_unreachable',
  damaged: 'pack_damaged',
  full: 'storage_full',
  stopped: null,
}

/** Map packs here and on the server, and one download at a time. */
export function useMapPacks() {
  const { shell } = useDeps()
  const { packs } = useSeat()
  const [lines, setLines] = useState<readonly PackLine[] | null>(null)
  const [fetching, setFetching] = useState<Fetching | null>(null)
  const [problem, setProblem] = useState<ProblemCode | null>(packs ? null : 'storage_unavailable')

  const look = useCallback(async () => {
    // What draws the packs is fetched with them, and again whenever they are looked at.
    void shell.keepReady()
    if (!packs) return
    const held = await packs.held()
    const offered = await packs.offered()
    if (!offered.ok) setProblem('server_unreachable')
    const all = offered.ok ? offered.value : []
    const only = held.filter(({ name }) => !all.some((info) => info.name === name))
    setLines(
      [...all, ...only].map((info) => {
        const here = held.find(({ name }) => name === info.name)
        return { info, isHeld: here !== undefined, isNewer: here?.sha256 !== info.sha256 }
      }),
    )
  }, [packs, shell])

  useEffect(() => void look(), [look])

  const download = async (info: PackInfo): Promise<boolean> => {
    if (!packs) return false
    const stopping = new AbortController()
    const show = (done: number, total: number) =>
      setFetching({ name: info.name, done, total, stop: () => stopping.abort() })
    setProblem(null)
    show(0, info.bytes + info.places.bytes)
    const done = await packs.download(info, show, stopping.signal)
    setFetching(null)
    if (!done.ok) setProblem(problems[done.error])
    await look()
    return done.ok
  }

  const remove = async (name: string) => {
    await packs?.remove(name)
    await look()
  }

  return { lines, fetching, problem, look, download, remove }
}
