import { err, type Result } from '@tocsin/schema/primitives/result'
import type { ProblemCode } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import type { DownloadFailure } from '../../map/held-pack.ts'
import { isSamePack, type PackInfo, packBytes } from '../../map/pack-info.ts'
import { useDeps, useSeat } from '../../shell/deps.ts'

/** One pack as the server offers it, or as it lies here when it is offered no more. */
export type PackLine = {
  info: PackInfo
  /** The version that is whole on this tablet. */
  here: PackInfo | undefined
  isHeld: boolean
  /** Another version than the one here is offered. */
  isNewer: boolean
  /** Bytes of the offered version that have come so far. */
  arrived: number
}

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
    if (!packs) return []
    const held = await packs.held()
    const offered = await packs.offered()
    setProblem((before) => {
      if (!offered.ok) return 'server_unreachable'
      return before === 'server_unreachable' ? null : before
    })
    const all = offered.ok ? offered.value : []
    const only = held.filter(({ name }) => !all.some((info) => info.name === name))
    const known = await Promise.all(
      [...all, ...only].map(async (info): Promise<PackLine> => {
        const here = held.find(({ name }) => name === info.name)
        const isNewer = here !== undefined && !isSamePack(here, info)
        const isWhole = here !== undefined && !isNewer
        const arrived = isWhole ? 0 : await packs.arrived(info)
        return { info, here, isHeld: here !== undefined, isNewer, arrived }
      }),
    )
    setLines(known)
    return all
  }, [packs, shell])

  useEffect(() => void look(), [look])

  const fetchOnce = async (info: PackInfo): Promise<Result<void, DownloadFailure>> => {
    if (!packs) return err('full')
    const stopping = new AbortController()
    const show = (done: number, total: number) =>
      setFetching({ name: info.name, done, total, stop: () => stopping.abort() })
    setProblem(null)
    show(0, packBytes(info))
    const done = await packs.download(info, show, stopping.signal)
    setFetching(null)
    return done
  }

  const download = async (info: PackInfo): Promise<Result<void, DownloadFailure>> => {
    let done = await fetchOnce(info)
    const offered = await look()
    // What looks damaged may be two versions: the pack was built again while it came.
    const newer = offered.find(({ name }) => name === info.name)
    if (!done.ok && done.error === 'damaged' && newer && !isSamePack(newer, info)) {
      done = await fetchOnce(newer)
      await look()
    }
    if (!done.ok) setProblem(problems[done.error])
    return done
  }

  const remove = async (name: string) => {
    await packs?.remove(name)
    await look()
  }

  return { lines, fetching, problem, look, download, remove }
}
