import type { Drawn } from '@tocsin/schema/primitives/drawn'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSetBeginning } from '../../shell/beginning.ts'
import { Button } from '../../ui/button.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { drawnWords } from '../../words/drawn-words.ts'

/** What was drawn for a report or a threat, in words, and the map with all of it in sight. */
export function DrawnFacts({ id, drawn }: { id: RecordId; drawn: Drawn }): ReactNode {
  useRooms('ready')
  const words = useWords()
  const { t } = words
  const [, go] = useLocation()
  const setBeginning = useSetBeginning()
  return (
    <>
      <Pairs pairs={[{ key: 'drawn', term: t('map.drawn'), value: drawnWords(words, drawn) }]} />
      <div className="line">
        <Button
          icon="map"
          label={t('threat.drawnShow')}
          onPress={() => {
            setBeginning({ form: 'map', record: id })
            go(paths.map())
          }}
        />
      </div>
    </>
  )
}
