import type { PersonBody } from '@tocsin/schema/events/people'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Pairs } from '../../ui/pairs.tsx'

const shownSeconds = 60

type Props = { title: string; person: PersonBody | null; onHide: () => void }

/** One identity, for a minute, or until the page is hidden. It is in no store and on no other screen. */
export function ShownIdentity({ title, person, onHide }: Props) {
  const { t } = useWords()
  return (
    <Dialog
      open={person !== null}
      title={title}
      closeLabel={t('identities.hide')}
      onClose={onHide}
      actions={<Button kind="main" label={t('identities.hide')} onPress={onHide} />}
    >
      {person && <Shown person={person} onHide={onHide} />}
    </Dialog>
  )
}

function Shown({ person, onHide }: { person: PersonBody; onHide: () => void }) {
  const { t } = useWords()
  const [left, setLeft] = useState(shownSeconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && onHide()
    document.addEventListener('visibilitychange', hidden)
    return () => document.removeEventListener('visibilitychange', hidden)
  }, [onHide])
  const pairs = (['name', 'contact', 'testimony'] as const).flatMap((key) => {
    const value = person[key]
    return value ? [{ key, term: t(`identities.${key}`), value: <bdi>{value}</bdi> }] : []
  })
  return (
    <>
      <Pairs pairs={pairs} />
      <p className="small quiet">{t('identities.hides', { seconds: left })}</p>
    </>
  )
}
