import { type ReactNode, useId } from 'react'

type Props = {
  title?: ReactNode | undefined
  /** Stands at the end of the head. */
  end?: ReactNode | undefined
  /** The children bring their own padding: a table, a list. */
  flush?: boolean | undefined
  children: ReactNode
}

export function Panel({ title, end, flush, children }: Props) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="panel__head">
          <h2 className="section" id={id}>
            {title}
          </h2>
          {end}
        </div>
      )}
      {flush ? children : <div className="panel__body stack">{children}</div>}
    </section>
  )
}
