import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { tooOldWords } from './i18n/early-words.ts'
import { createI18n } from './i18n/i18n.ts'
import { isLocale } from './i18n/locale.ts'
import { LocaleChoice } from './i18n/locale-choice.tsx'
import { useWords, WordsProvider } from './i18n/use-words.tsx'
import { registerShell } from './sw/register.ts'
import { useShell } from './sw/use-shell.ts'
import { missingKeyKinds } from './ui/supported-browsers.ts'
import './ui/styles.css'
import { ThemeChoice } from './ui/theme-choice.tsx'
import { showTooOldPage } from './ui/too-old-page.ts'
import { installTrustedTypes } from './ui/trusted-types.ts'

installTrustedTypes(window, new Set())

const shell = registerShell({
  container: navigator.serviceWorker,
  beforeReload: async () => undefined,
  reload: () => window.location.reload(),
})

function Start() {
  const { t } = useWords()
  const { offlineReady, failed } = useShell(shell)
  const readiness = failed
    ? t('common.offlineRefused')
    : offlineReady
      ? t('common.offlineReady')
      : t('common.offlineNotReady')
  return (
    <main className="main stack">
      <h1 className="title">{t('common.product')}</h1>
      <p>{readiness}</p>
      <LocaleChoice />
      <ThemeChoice
        legend={t('common.screen')}
        labels={{
          day: t('common.screenDay'),
          sunlight: t('common.screenSunlight'),
          'night-red': t('common.screenNightRed'),
        }}
      />
    </main>
  )
}

async function start() {
  const missing = await missingKeyKinds(crypto.subtle)
  if (missing.length > 0) return showTooOldPage(document, tooOldWords, missing)
  const { lang } = document.documentElement
  const i18n = await createI18n(isLocale(lang) ? lang : 'en', document)
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <WordsProvider i18n={i18n}>
        <Start />
      </WordsProvider>
    </StrictMode>,
  )
}

// `early.ts` has already said so where the app cannot run.
if (document.documentElement.dataset.unsupported === undefined) void start()
