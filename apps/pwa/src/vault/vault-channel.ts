import type { Bytes } from '@tocsin/schema/primitives/bytes'

/** What the workers of one vault say to each other across tabs. Entries and answers are sealed. */
export type VaultMessage =
  /** A tab that follows asks the one that leads to append; `since` as in {@link Journal}. */
  | { ask: string; since: number; sealed: Bytes }
  | { answer: string; sealed: Bytes }
  /** A tab leads from now on: what was asked and not answered is asked again. */
  | { leads: true }
  /** Somebody locked this vault by hand: in every tab. */
  | { lock: true }

export type VaultChannel = {
  post(message: VaultMessage): void
  /** Calls for what other tabs say. */
  onMessage(heard: (message: VaultMessage) => void): void
  close(): void
}

export function openVaultChannel(vaultId: string): VaultChannel {
  const channel = new BroadcastChannel(`tocsin-vault-${vaultId}`)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (heard) => {
      channel.addEventListener('message', ({ data }: MessageEvent<VaultMessage>) => heard(data))
    },
    close: () => channel.close(),
  }
}
