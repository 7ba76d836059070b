import { prerender } from 'react-dom/static'
import { Router } from 'wouter'
import { App, loadScreen } from './app.tsx'
import { drawnSigns } from './first-screen.ts'
import { createI18n } from './i18n/i18n.ts'
import { type Locale, locales } from './i18n/locale.ts'
import { WordsProvider } from './i18n/use-words.tsx'
import { createStore } from './local/store.ts'
import type { SessionState } from './session.ts'
import type { Deps } from './shell/deps.ts'

// Run by the build, never on a device: what either first screen is before anybody has touched it, by the
// same components that the app then draws it with.

type DrawnScreen = {
  /** The id under which the page finds it. */
  id: string
  html: string
  /** What is said when the form is sent before anything can answer. */
  sent: string
}

/** With everything that a locked screen may show; `early-page.ts` takes away what a device does not. */
const locked: SessionState = {
  is: 'locked',
  because: 'asked',
  vaults: drawnSigns.map((sign) => ({
    id: sign,
    sign,
    is: 'shut',
    authenticator: { credential: '', salt: '' },
  })),
}
const enrolling: SessionState = { is: 'enrolling', vaults: [] }

async function draw(locale: Locale, state: SessionState): Promise<{ html: string }> {
  await loadScreen(state)
  const i18n = await createI18n(locale, { documentElement: { lang: '', dir: '' } })
  // as: drawing asks nobody but the session where it stands; effects do not run.
  const deps = { session: createStore(state) } as unknown as Deps
  const { prelude } = await prerender(
    <WordsProvider i18n={i18n}>
      <Router ssrPath="/">
        <App deps={deps} />
      </Router>
    </WordsProvider>,
  )
  return { html: await new Response(prelude).text() }
}

async function drawAll(): Promise<DrawnScreen[]> {
  const screens: DrawnScreen[] = []
  for (const locale of locales) {
    const { t } = (await createI18n(locale, { documentElement: { lang: '', dir: '' } })).words()
    const enrol = await draw(locale, enrolling)
    const unlock = await draw(locale, locked)
    screens.push({ id: `enrol-${locale}`, ...enrol, sent: t('enrol.signingIn') })
    screens.push({ id: `unlock-${locale}`, ...unlock, sent: t('unlock.opening') })
  }
  return screens
}

export const firstScreens: readonly DrawnScreen[] = await drawAll()
