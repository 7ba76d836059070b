import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSetBeginning } from '../../shell/beginning.ts'
import { Button } from '../../ui/button.tsx'

/** The map, with this record chosen and everything that was drawn for it in sight. */
export function ShowOnMap({ id }: { id: RecordId }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const setBeginning = useSetBeginning()
  return (
    <Button
      icon="map"
      label={t('map.showIt')}
      onPress={() => {
        setBeginning({ form: 'map', record: id })
        go(paths.map())
      }}
    />
  )
}
