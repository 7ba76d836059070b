import { useCallback } from 'react'
import { SecureTablet as Screen } from './features/secure-tablet/secure-tablet.tsx'
import { useRooms } from './i18n/use-words.tsx'
import { harmlessBegin } from './local/harmless-begin.ts'
import { foldName } from './map/fold-name.ts'
import { useDeps, useSeat } from './shell/deps.ts'
import { askAuthenticator, makeAuthenticator } from './vault/authenticator.ts'

/** Needs no network, is rarely opened, and comes with "ready for offline". */
export function SecureTablet() {
  useRooms('ready')
  const { random } = useDeps()
  const { local, packs } = useSeat()
  const placeNames = useCallback(async () => {
    const held = await Promise.all(
      ((await packs?.held()) ?? []).map(({ name }) => packs?.open(name)),
    )
    return held.flatMap((pack) => [
      ...(pack?.places.places ?? []).flatMap(({ name, alt }) => [name, ...alt]),
      ...(pack?.places.units ?? []).flatMap(({ name, alt }) => [name, ...alt]),
    ])
  }, [packs])
  return (
    <Screen
      placeNames={placeNames}
      fold={foldName}
      begin={() => harmlessBegin(local.profile(), local.epoch())}
      makeAuthenticator={() => makeAuthenticator(navigator.credentials, random)}
      askAuthenticator={(bound) => askAuthenticator(navigator.credentials, bound)}
    />
  )
}
