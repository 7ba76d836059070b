import { useState } from 'react'
import { localeNames, locales } from './locale.ts'
import { useSetLocale, useWords } from './use-words.tsx'

/** Each language in its own words, so that it can be found from any other. */
export function LocaleChoice() {
  const { locale, t } = useWords()
  const setLocale = useSetLocale()
  const [isMissing, setMissing] = useState(false)
  return (
    <fieldset className="line">
      <legend className="hidden">{t('common.language')}</legend>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className="chip"
          aria-pressed={each === locale}
          onClick={async () => setMissing(!(await setLocale(each)))}
        >
          {localeNames[each]}
        </button>
      ))}
      {isMissing && <p role="status">{t('common.languageNotHere')}</p>}
    </fieldset>
  )
}
