import './app-secret.css'
import { useWords } from '../i18n/use-words.tsx'
import { Code } from '../ui/code.tsx'
import { QrCode } from '../ui/qr-code.tsx'

export type AppSecretShown = { secret: string; uri: string }

/** The secret of an authenticator app: as a picture drawn here, as text, and as a link. Speaks the room `factor`. */
export function AppSecret({ secret, uri }: AppSecretShown) {
  const { t } = useWords()
  return (
    <div className="app-secret">
      <QrCode text={uri} name={t('factor.picture')} />
      <div className="stack stack--tight">
        <p className="small quiet">{t('factor.secret')}</p>
        <p>
          <Code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
        </p>
        <p>
          <a className="btn" href={uri}>
            {t('factor.openApp')}
          </a>
        </p>
      </div>
    </div>
  )
}
