import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { knownWords } from '../../vault/advise-passphrase.ts'
import { BindKey } from './bind-key.tsx'
import { ChangePassphrase } from './change-passphrase.tsx'
import { Promises } from './promises.tsx'
import './secure.css'
import type { SecureTools } from './secure-tools.ts'
import { SetSecondCode } from './set-second-code.tsx'

/** Everything about who can open this part of the tablet, on one page. */
export function SecureTablet(tools: SecureTools) {
  const { t } = useWords()
  const { vault } = useSeat()
  const known = useKnownWords(tools)
  const { wipeAfter } = vault.settings()
  return (
    <div className="secure">
      <header className="line">
        <ButtonLink square icon="back" label={t('common.back')} href={paths.storage()} />
        <h1 className="title">{t('secure.title')}</h1>
      </header>
      <ChangePassphrase tools={tools} known={known} />
      <Panel title={t('secure.wipe')}>
        <p>
          {wipeAfter === null ? t('secure.wipeNever') : t('secure.wipeAfter', { count: wipeAfter })}
        </p>
        <p className="quiet">{t('secure.wipeKept')}</p>
      </Panel>
      <BindKey tools={tools} />
      <SetSecondCode tools={tools} />
      <Panel title={t('secure.lock')}>
        <p>{t('secure.lockText')}</p>
      </Panel>
      <Promises />
    </div>
  )
}

/** Words that a guesser expects of this person here (SPEC VA-9), those of the maps as soon as they are read. */
function useKnownWords({ placeNames, fold }: SecureTools): ReadonlySet<string> {
  const { local } = useSeat()
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let isGone = false
    const { name, missionName, mission, areaNames } = local.profile()
    const own = [name, missionName, mission, ...Object.values(areaNames)]
    setKnown(knownWords(own, fold))
    void placeNames().then((places) => {
      if (!isGone) setKnown(knownWords([...own, ...places], fold))
    })
    return () => {
      isGone = true
    }
  }, [local, placeNames, fold])
  return known
}
