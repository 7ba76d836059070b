import { type ReactNode, useId } from 'react'
import { Choice, type Tile } from './choice.tsx'
import { classes } from './classes.ts'
import { Wrong } from './wrong.tsx'

export type Option<V extends string> = Tile & { value: V }

type Shared<V extends string> = {
  legend: ReactNode
  hideLegend?: boolean | undefined
  /** 1, 2, 3 … before the legend, where the order of the questions helps. */
  step?: number | undefined
  hint?: ReactNode | undefined
  wrong?: ReactNode | undefined
  options: readonly Option<V>[]
  size?: Tile['size']
  /** Tiles side by side on a tablet; a phone shows two. Left out: as many as fit. */
  columns?: 2 | 3 | 4 | 5 | undefined
  className?: string | undefined
}

type Props<V extends string> = Shared<V> &
  (
    | { many?: false | undefined; value: V | null; onChange: (value: V) => void }
    | { many: true; value: readonly V[]; onChange: (value: V[]) => void }
  )

/** A question answered by touching one tile, or with `many` any number of tiles. */
export function Choices<V extends string>(props: Props<V>) {
  const name = useId()
  const chosen = (value: V) => (props.many ? props.value.includes(value) : props.value === value)
  const change = (value: V, checked: boolean) => {
    if (!props.many) props.onChange(value)
    else if (checked) props.onChange([...props.value, value])
    else props.onChange(props.value.filter((other) => other !== value))
  }
  return (
    <fieldset
      className={props.className}
      aria-describedby={props.wrong ? `${name}-wrong` : undefined}
    >
      <legend className={classes(props.hideLegend ? 'hidden' : props.step ? 'q__name' : 'label')}>
        {props.step && <span className="num">{props.step}</span>}
        {props.legend}
      </legend>
      {props.hint && <p className="hint">{props.hint}</p>}
      {props.wrong && <Wrong id={`${name}-wrong`}>{props.wrong}</Wrong>}
      <div className={classes('choices', props.columns && `choices--${props.columns}`)}>
        {props.options.map(({ value, ...tile }) => (
          <Choice
            key={value}
            size={props.size}
            {...tile}
            type={props.many ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={chosen(value)}
            onChange={(checked) => change(value, checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
