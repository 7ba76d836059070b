import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { writeEnvelopeFile } from '@tocsin/schema/sync/envelope-file'
import { useEffect, useState } from 'react'
import { useRooms, useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { saveFile } from '../ui/save-file.ts'
import { ReadOut } from './read-out.tsx'
import { ShowCodes } from './show-codes.tsx'

type Way = 'codes' | 'file' | 'read'

type Props = {
  load: () => Promise<Bytes[]>
  /** What these envelopes are, where they do not wait for headquarters. */
  says?: (count: number) => string
}

/** Gives sealed envelopes of this tablet to other hands: as codes, as a file, or read out. */
export function HandOver({ load, says }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const [envelopes, setEnvelopes] = useState<Bytes[] | null>(null)
  const [way, setWay] = useState<Way | null>(null)
  useEffect(() => {
    void load().then(setEnvelopes)
  }, [load])
  if (!envelopes) return null
  if (envelopes.length === 0) return <EmptyState says={t('carry.nothing')} />
  return (
    <div className="stack">
      <p>{says?.(envelopes.length) ?? t('carry.waits', { count: envelopes.length })}</p>
      <Choices
        legend={t('carry.how')}
        columns={3}
        options={[
          { value: 'codes', icon: 'photo', label: t('carry.asCodes') },
          { value: 'file', icon: 'doc', label: t('carry.asFile') },
          { value: 'read', icon: 'radio', label: t('carry.asWords') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'codes' && <ShowCodes envelopes={envelopes} />}
      {way === 'read' && <ReadOut envelopes={envelopes} />}
      {way === 'file' && (
        <p className="line">
          <Button
            kind="main"
            icon="pack"
            label={t('carry.save')}
            onPress={() => {
              const text = writeEnvelopeFile(envelopes)
              saveFile(document, { name: 'tocsin-sealed.txt', text, type: 'text/plain' })
            }}
          />
        </p>
      )}
    </div>
  )
}
