import type { Certificate } from '@tocsin/schema/certificate/certificate'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { Pairs } from '../../ui/pairs.tsx'

type Props = { certificate: Certificate }

/** Root, delegate, log key and the devices: each named by the one before. */
export function WhoVouches({
  certificate: { trust, key, seats },
  fingerprint,
}: Props & { fingerprint: string | null }) {
  const { t } = useWords()
  const code = (text: string) => <Code>{text}</Code>
  return (
    <section className="certificate__section">
      <h2>{t('certificate.whoVouches')}</h2>
      {!trust && <p>{t('certificate.noRoot')}</p>}
      <Pairs
        pairs={[
          ...(trust
            ? [
                {
                  key: 'root',
                  term: t('certificate.root'),
                  value: (
                    <>
                      {code(fingerprint ?? '')}
                      <br />
                      <span className="quiet small">{t('certificate.rootOnPaper')}</span>
                    </>
                  ),
                },
                {
                  key: 'delegate',
                  term: t('certificate.delegate', {
                    date: formatDtg(trust.delegate.statement.until, { year: true }),
                  }),
                  value: code(trust.delegate.statement.key),
                },
              ]
            : []),
          { key: 'log', term: t('certificate.logKey'), value: code(key) },
          ...seats.map(({ seat, publicKey, enrolled }) => ({
            key: seat,
            term: t('certificate.seat', {
              name: enrolled?.statement.name ?? t('certificate.notVouched'),
            }),
            value: code(publicKey),
          })),
        ]}
      />
    </section>
  )
}

/** What leads from the entries to the signed head. */
export function PlaceInLog({ certificate: { scopes, head } }: Props) {
  const { t } = useWords()
  return (
    <section className="certificate__section">
      <h2>{t('certificate.place')}</h2>
      <p>{t('certificate.steps')}</p>
      <dl className="certificate__hashes">
        {scopes.map(({ scope, size, root }) => (
          <div key={scope}>
            <dt>
              {t('certificate.scope')} <Code>{scope}</Code>{' '}
              <span className="quiet">({t('certificate.scopeSize', { count: size })})</span>
            </dt>
            <dd>
              <Code>{root}</Code>
            </dd>
          </div>
        ))}
        <div>
          <dt>
            {t('certificate.headNumber', { seq: head.head.seq })}{' '}
            <Code>{formatDtg(head.head.at, { year: true })}</Code>
          </dt>
          <dd>
            <Code>{head.head.root}</Code>
          </dd>
        </div>
        <div>
          <dt>{t('certificate.epoch')}</dt>
          <dd>
            <Code>{head.head.epoch}</Code>
          </dd>
        </div>
        <div>
          <dt>{t('certificate.signature')}</dt>
          <dd>
            <Code>{head.signature}</Code>
          </dd>
        </div>
      </dl>
    </section>
  )
}
