import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { readEnvelopeFile } from '@tocsin/schema/sync/envelope-file'
import { useState } from 'react'
import { useRooms, useWords } from '../i18n/use-words.tsx'
import type { TakenIn } from '../local/local.ts'
import type { Carried } from '../sync/create-delivery.ts'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { ScanCodes } from './scan-codes.tsx'
import { TypeIn } from './type-in.tsx'
import { type LinesKeeper, useLines } from './use-lines.ts'

type Way = 'codes' | 'file' | 'type'

/** `taken`: what became of what is ours for who is in; empty on the locked side. */
export type TakenOn = Carried & { taken: TakenIn }

type Props = {
  take: (envelopes: readonly Bytes[]) => Promise<Result<TakenOn, Problem>>
  keeper: LinesKeeper
}

/** What is said apart; another event in a place that is taken is as good as altered. */
const fates = [
  ['shown', 'shown'],
  ['altered', 'altered'],
  ['forked', 'altered'],
  ['unknown', 'unknown'],
  ['revoked', 'unknown'],
] as const

/** Takes on what another tablet hands over, to send it from here: by its codes, from a file, or typed. */
export function TakeOn({ take, keeper }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const [way, setWay] = useState<Way | null>(null)
  const [took, setTook] = useState<TakenOn | null>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  const typed = useLines(keeper)
  const receive = async (envelopes: readonly Bytes[]) => {
    const taken = await take(envelopes)
    setTook(taken.ok ? taken.value : null)
    setRefused(taken.ok ? null : taken.error)
    return taken.ok && taken.value.ours.length > 0
  }
  const readFile = async (file: File) => {
    const text = await file.text().catch(() => undefined)
    const read = text === undefined ? undefined : readEnvelopeFile(text)
    if (read) return receive(read.envelopes)
    setTook(null)
    setRefused(problem(text === undefined ? 'file_unreadable' : 'not_envelopes'))
    return false
  }
  return (
    <div className="stack">
      <p>{t('carry.takeText')}</p>
      <Choices
        legend={t('carry.how')}
        columns={3}
        options={[
          { value: 'codes', icon: 'photo', label: t('carry.scanCodes') },
          { value: 'file', icon: 'doc', label: t('carry.asFile') },
          { value: 'type', icon: 'radio', label: t('carry.typeIn') },
        ]}
        value={way}
        onChange={(chosen) => {
          setTook(null)
          setRefused(null)
          setWay(chosen)
        }}
      />
      {way === 'codes' && <ScanCodes onEnvelopes={(all) => void receive(all)} />}
      {way === 'type' && (
        <TypeIn
          key={typed.count}
          lines={typed.lines}
          onLines={typed.put}
          onEnvelopes={async (all) => {
            if (await receive(all)) typed.end()
          }}
        />
      )}
      {way === 'file' && (
        <label className="btn scan__file">
          {t('carry.pick')}
          <input
            type="file"
            accept="text/plain,.txt"
            className="hidden"
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file) void readFile(file)
              target.value = ''
            }}
          />
        </label>
      )}
      {refused && <ProblemNotice problem={refused} />}
      {took && <Took {...took} />}
    </div>
  )
}

/** What became of what was handed over; of another mission nothing is kept, and who brought it is told where it belongs. */
export function Took({ ours, added, foreign, taken }: TakenOn) {
  const { t } = useWords()
  return (
    <>
      {(ours.length > 0 || foreign === 0) && (
        <Notice icon="tick" title={t('carry.took', { count: added })} live>
          {fates.map(([fate, why]) => {
            const count = taken[fate]
            return count && <p key={fate}>{t('carry.fate', { count, why })}</p>
          })}
        </Notice>
      )}
      {foreign > 0 && (
        <Notice kind="care" icon="ask" title={t('carry.elsewhere', { count: foreign })} live>
          {t('carry.elsewhereText')}
        </Notice>
      )}
    </>
  )
}
