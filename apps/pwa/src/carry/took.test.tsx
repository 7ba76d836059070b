import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createI18n } from '../i18n/i18n.ts'
import { locales } from '../i18n/locale.ts'
import { WordsProvider } from '../i18n/use-words.tsx'
import { type TakenOn, Took } from './ready-take-on.tsx'

const page = { documentElement: { lang: '', dir: '' } } as unknown as Document
const sealed = new Uint8Array(560)
const nothing: TakenOn = { ours: [], added: 0, foreign: 0, taken: {} }

test.each(locales)(
  'EN-23 what was brought from another mission is said with what to do, in %s',
  async (locale) => {
    const i18n = await createI18n(locale, page)
    await i18n.open('ready')
    const { t } = i18n.words()
    const said = (took: Partial<TakenOn>) =>
      renderToStaticMarkup(
        <WordsProvider i18n={i18n}>
          <Took {...nothing} {...took} />
        </WordsProvider>,
      )
    const foreign = said({ foreign: 2 })
    expect(foreign).toContain(t('carry.elsewhere', { count: 2 }))
    expect(foreign).toContain(t('carry.elsewhereText'))
    expect(foreign).not.toContain(t('carry.took', { count: 0 }))
    const mixed = said({ foreign: 1, ours: [sealed], added: 1 })
    expect(mixed).toContain(t('carry.took', { count: 1 }))
    expect(mixed).toContain(t('carry.elsewhere', { count: 1 }))
    // A file of the own mission that was taken before: nothing is foreign, and that is all that is said.
    const again = said({ ours: [sealed] })
    expect(again).toContain(t('carry.took', { count: 0 }))
    expect(again).not.toContain(t('carry.elsewhereText'))
  },
)
