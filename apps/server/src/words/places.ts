/**
 * What a sealed text is and where it lies; goes into its seal, so that moved to another place it does
 * not open. Part of the stored format: never changed.
 */
export const placeOf = {
  part: (hash: string, label: string) => `part|${hash}|${label}`,
  state: (kind: string, record: string) => `state|${kind}|${record}`,
  title: (record: string) => `title|${record}`,
  quarantine: (key: string) => `quarantine|${key}`,
  envelope: (hash: string) => `envelope|${hash}`,
  mark: () => 'mark',
} as const
