import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { List, Row } from '../../ui/row.tsx'

export type Behind = {
  title: string
  ids: readonly RecordId[]
  /** What is known of an incident in short; undefined while the picture does not hold it. */
  titleOf: (id: RecordId) => { title: string; meta: string; icon: IconName } | undefined
}

/** The incidents that one number counts, each a way to its record. */
export function BehindNumber({ title, ids, titleOf, onClose }: Behind & { onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open title={title} onClose={onClose} closeLabel={t('common.close')}>
      <p className="hint">{t('summary.behind', { count: ids.length })}</p>
      <List label={title}>
        {ids.map((id) => {
          const known = titleOf(id)
          return (
            <Row
              key={id}
              icon={known?.icon ?? 'doc'}
              name={<bdi>{known?.title ?? t('record.incident')}</bdi>}
              meta={known?.meta}
              href={paths.deskRecord('incident', id)}
            />
          )
        })}
      </List>
    </Dialog>
  )
}
