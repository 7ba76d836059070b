import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useMemo, useState } from 'react'
import { createIdentityServer, type IdentityServer } from '../identities/identity-server.ts'
import { rewrapAll } from '../identities/rewrap.ts'
import { useDeps, useSeat, useStore } from '../shell/deps.ts'

export type OfficerAtDesk = {
  server: IdentityServer
  isOfficer: boolean
  keyId: string | null
  rewrap: { left: number; of: number } | null
  problem: Problem | null
}

/**
 * Whether an identity officer is at this desk. The browser's key is then offered for the roster, and
 * whenever another roster is proven, earlier identities are sealed for who came, in the background.
 */
export function useOfficer(): OfficerAtDesk {
  const { random } = useDeps()
  const { vault, server: client, trust } = useSeat()
  const server = useMemo(() => createIdentityServer(client), [client])
  const [at, setAt] = useState<Omit<OfficerAtDesk, 'server'>>({
    isOfficer: false,
    keyId: null,
    rewrap: null,
    problem: null,
  })
  useEffect(() => {
    let isWanted = true
    const offer = async () => {
      const officer = await server.isOfficer()
      if (!officer.ok || !officer.value) return
      const offered = await server.offerKey(toBase64Url(vault.officer.publicKey))
      // A new roster may have been signed on this very offer.
      await trust.look('anew')
      if (!isWanted) return
      const keyId = offered.ok ? offered.value.id : null
      setAt((was) => ({
        ...was,
        isOfficer: true,
        keyId,
        problem: offered.ok ? null : offered.error,
      }))
    }
    void offer()
    return () => {
      isWanted = false
    }
  }, [server, vault, trust])
  const { bundle } = useStore(trust)
  const officers = bundle?.officers?.statement.officers
  useEffect(() => {
    if (!at.isOfficer || !officers) return
    let of = 0
    void rewrapAll({ server, vault, officers, random }, (left) => {
      of = Math.max(of, left)
      setAt((was) => ({ ...was, rewrap: { left, of } }))
    }).then((done) => {
      if (!done.ok) setAt((was) => ({ ...was, problem: done.error }))
    })
  }, [at.isOfficer, officers, server, vault, random])
  return { ...at, server }
}
