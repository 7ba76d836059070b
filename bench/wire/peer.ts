import type { Doc } from './records.ts'

/** A change to a few fields of a document that was pushed before. */
export type DocEdit = { id: string; set: Record<string, unknown> }

/** One tablet of a peer. Every promise resolves when its server says that it holds everything. */
export type PeerClient = {
  push(docs: readonly Doc[]): Promise<void>
  edit(edits: readonly DocEdit[]): Promise<void>
  close(): Promise<void>
}

/** Somebody else's way to bring the same records to a server, behind whatever stands before its port. */
export type OpenPeer = {
  port: number
  client(port: number): Promise<PeerClient>
  /** Everything, to a tablet that has nothing yet; how many came. */
  pull(port: number): Promise<number>
  close(): Promise<void>
}

export type Peer = { name: string; open(): Promise<OpenPeer> }

/** What somebody does whose link was cut: the same again, at once. */
export async function persist<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (thrown) {
      if (tries === 20) throw thrown
    }
  }
}
