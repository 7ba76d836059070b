import type { OpenVault } from '../vault/open-vault.ts'

/** What the local log needs of an open vault. */
export type LocalVault = Pick<
  OpenVault,
  | 'vaultId'
  | 'seat'
  | 'sealing'
  | 'sealRow'
  | 'openRow'
  | 'sealIndex'
  | 'openIndex'
  | 'leads'
  | 'drafts'
  | 'locked'
  | 'beforeLock'
> & { journal: Pick<OpenVault['journal'], 'append' | 'read' | 'found' | 'destroy'> }
