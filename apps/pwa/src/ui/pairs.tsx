import { Fragment, type ReactNode } from 'react'

export type Pair = { key: string; term: ReactNode; value: ReactNode }

/** Facts of a record: a word and what is known. */
export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className="pairs">
      {pairs.map((pair) => (
        <Fragment key={pair.key}>
          <dt>{pair.term}</dt>
          <dd>{pair.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
