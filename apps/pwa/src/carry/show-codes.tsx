import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { partsOfWhole, wholeOf } from '@tocsin/schema/sync/carried-parts'
import { codeOfPart, codePieceBytes } from '@tocsin/schema/sync/part-code'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { QrCode } from '../ui/qr-code.tsx'

/** Milliseconds that one code stays: a camera in a hand reads several pictures of it. Never more than three changes a second (WCAG 2.3.1). */
const paces = { slow: 1000, even: 500, fast: 350 } as const
type Pace = keyof typeof paces

/** Codes one after the other, round and round, for another tablet's camera (SPEC EN-15). */
export function ShowCodes({ envelopes }: { envelopes: readonly Bytes[] }) {
  const { t } = useWords()
  const codes = useMemo(
    () => partsOfWhole(wholeOf(envelopes), codePieceBytes).map(codeOfPart),
    [envelopes],
  )
  const [at, setAt] = useState(0)
  const [pace, setPace] = useState<Pace>('even')
  const [isPaused, setPaused] = useState(wantsNoMotion)
  const total = codes.length
  useEffect(() => {
    if (isPaused || total < 2) return
    const timer = setInterval(() => setAt((now) => (now + 1) % total), paces[pace])
    return () => clearInterval(timer)
  }, [isPaused, pace, total])
  const step = (by: number) => {
    setPaused(true)
    setAt((now) => (now + by + total) % total)
  }
  return (
    <div className="stack">
      <p>{t('carry.codesHint', { count: total })}</p>
      <div className="carry__card">
        <QrCode
          text={codes[at] ?? ''}
          name={t('carry.code', { number: at + 1, total })}
          ecc="low"
        />
      </div>
      <p className="strong num">{t('carry.code', { number: at + 1, total })}</p>
      {total > 1 && (
        <>
          <div className="line">
            <Button
              kind="solid"
              label={t(isPaused ? 'carry.goOn' : 'carry.pause')}
              onPress={() => setPaused(!isPaused)}
            />
            <Button label={t('carry.before')} onPress={() => step(-1)} />
            <Button label={t('carry.after')} onPress={() => step(1)} />
          </div>
          <Choices
            legend={t('carry.pace')}
            columns={3}
            options={[
              { value: 'slow', label: t('carry.paceSlow') },
              { value: 'even', label: t('carry.paceEven') },
              { value: 'fast', label: t('carry.paceFast') },
            ]}
            value={pace}
            onChange={setPace}
          />
        </>
      )}
    </div>
  )
}

function wantsNoMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
