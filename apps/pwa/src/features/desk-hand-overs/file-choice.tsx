import { type Locale, locales } from '@tocsin/schema/vocabulary/vocabulary'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { SelectField } from '../../ui/select-field.tsx'

export type Format = 'docx' | 'xlsx' | 'csv' | 'geojson' | 'print' | 'json'
export type Chosen<F extends Format> = { format: F; locale: Locale }

const formatIds = {
  docx: 'outside.format.docx',
  xlsx: 'outside.format.xlsx',
  csv: 'outside.format.csv',
  geojson: 'outside.format.geojson',
  print: 'outside.format.print',
  json: 'outside.format.json',
} as const satisfies Record<Format, MessageId>

const languageNames: Record<Locale, string> = { en: 'English', fr: 'Français', ar: 'العربية' }

type Props<F extends Format> = {
  formats: readonly F[]
  chosen: Chosen<F>
  onChange: (chosen: Chosen<F>) => void
}

/** As what a file is made, and in which language. */
export function FileChoice<F extends Format>({ formats, chosen, onChange }: Props<F>) {
  const { t } = useWords()
  return (
    <div className="given__choice">
      <SelectField
        label={t('outside.format')}
        value={chosen.format}
        options={formats.map((format) => ({
          value: format,
          label: t(formatIds[format]),
        }))}
        onChange={(format) => format && onChange({ ...chosen, format })}
      />
      <SelectField
        label={t('outside.language')}
        value={chosen.locale}
        options={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
        onChange={(locale) => locale && onChange({ ...chosen, locale })}
      />
    </div>
  )
}
