import { type PaperFormat, paperFormats } from '@tocsin/schema/desk/given-files'
import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import { useWords } from '../../i18n/use-words.tsx'
import { Panel } from '../../ui/panel.tsx'
import { FilesPart, type Giving } from './files-part.tsx'
import { SharesTable } from './shares-table.tsx'

type Props = Giving<PaperFormat> & { answer: Pick<PaperAnswer, 'paper' | 'seats'> }

/** Of the page of a paper: its files, and who was handed them. */
export function PaperFiles({ answer: { paper, seats }, onSave, onHandOver }: Props) {
  const { t } = useWords()
  const { version, released, shares } = paper
  return (
    <div className="no-print">
      <Panel title={t('outside.files')}>
        <FilesPart
          formats={paperFormats}
          what={t('outside.exact', { version })}
          isExact
          note={released ? undefined : t('outside.draftMeans')}
          refused={released ? undefined : t('outside.needsRelease')}
          onSave={onSave}
          onHandOver={onHandOver}
        />
        <h3 className="strong">{t('outside.received')}</h3>
        {shares.length > 0 ? (
          <SharesTable shares={shares.map((share) => ({ share, version }))} seats={seats} />
        ) : (
          <p>{t('outside.receivedNone')}</p>
        )}
      </Panel>
    </div>
  )
}
