import { FieldFrame, type FieldWords } from './field.tsx'

type Props<V extends string> = FieldWords & {
  value: V | ''
  /** Said while nothing is chosen. */
  none?: string | undefined
  options: readonly { value: V; label: string }[]
  onChange: (value: V | '') => void
}

/** One of many: the device's own list. */
export function SelectField<V extends string>(props: Props<V>) {
  const { label, hint, wrong, value, none, options, onChange } = props
  return (
    <FieldFrame label={label} hint={hint} wrong={wrong}>
      {(described) => (
        <select
          {...described}
          className="input"
          autoComplete="off"
          value={value}
          onChange={(event) => {
            const text = event.currentTarget.value
            onChange(options.find((option) => option.value === text)?.value ?? '')
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
