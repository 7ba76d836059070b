import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useRooms } from '../../i18n/use-words.tsx'
import { OwnFactors } from './own-factors.tsx'
import { OwnPassword } from './own-password.tsx'
import { ProveDialog } from './prove-dialog.tsx'

export type OwnKey = { id: string; name: string; madeAt: number; usedAt: number | null }
export type OwnFactorsShown = { code: boolean; newPasskey: boolean; keys: readonly OwnKey[] }

/** What waits until its person has shown who they are. */
export type Wanted = () => Promise<Problem | null>

type Props = { factors: OwnFactorsShown; onChanged: () => void }

/** What stands for an account: password and second factor, changed by its own person only. */
export function OwnAccount({ factors, onChanged }: Props) {
  useRooms('online')
  useRooms('ready')
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const ask = (act: Wanted) => setWanted(() => act)
  return (
    <>
      <OwnFactors factors={factors} onWanted={ask} onChanged={onChanged} />
      <OwnPassword onWanted={ask} onChanged={onChanged} />
      {wanted && (
        <ProveDialog
          has={{ code: factors.code, key: factors.keys.length > 0 }}
          onProven={wanted}
          onClose={() => setWanted(null)}
        />
      )}
    </>
  )
}
