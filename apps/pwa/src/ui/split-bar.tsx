type Props = {
  verified: number
  unverified: number
  /** The largest total among neighbouring bars, so that they can be compared. */
  of: number
}

/** Verified solid, then unverified hatched. Only a picture: the numbers stand beside it. */
export function SplitBar({ verified, unverified, of }: Props) {
  const share = (count: number) => `${of > 0 ? (100 * count) / of : 0}%`
  return (
    <span className="split" aria-hidden="true">
      <i style={{ inlineSize: share(verified) }} hidden={verified === 0} />
      <i style={{ inlineSize: share(unverified) }} hidden={unverified === 0} />
    </span>
  )
}
