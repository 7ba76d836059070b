import type { PaperGap } from '@tocsin/schema/paper/gaps'
import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

const gapIds = {
  no_bottom_line: 'paper.gapNoBottomLine',
  not_split: 'paper.gapNotSplit',
  other_model: 'paper.gapOtherModel',
} as const satisfies Record<Exclude<PaperGap['code'], 'not_written'>, MessageId>

function gapId({ code, section }: PaperGap): MessageId {
  if (code !== 'not_written') return gapIds[code]
  return section === 'response' ? 'paper.gapResponse' : 'paper.gapUnknowns'
}

type Props = {
  gaps: readonly PaperGap[]
  titleOf: (section: PaperSection) => string
  /** Opens the words of a section; undefined where nobody writes any more. */
  onWrite: ((section: PaperSection) => void) | undefined
}

/** What a paper still lacks before anybody signs it, and the way to write it. */
export function GapList({ gaps, titleOf, onWrite }: Props) {
  const { t } = useWords()
  if (gaps.length === 0) return null
  return (
    <Notice kind="care" icon="pencil" title={t('paper.missing', { count: gaps.length })}>
      <ul className="paper__gaps">
        {gaps.map(({ code, section }) => (
          <li key={`${code} ${section}`}>
            <span>{t(gapId({ code, section }), { section: titleOf(section) })}</span>
            {onWrite && (code === 'not_written' || code === 'no_bottom_line') && (
              <Button
                icon="pencil"
                label={t('paper.write')}
                name={`${t('paper.write')}: ${titleOf(section)}`}
                onPress={() => onWrite(section)}
              />
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
