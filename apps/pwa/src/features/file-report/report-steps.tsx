import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { classes } from '../../ui/classes.ts'

export type Step = { id: string; label: string; state: 'done' | 'half' | 'open' }

const words: Record<Step['state'], MessageId> = {
  done: 'full-report.partStateDone',
  half: 'full-report.partStateHalf',
  open: 'full-report.partStateOpen',
}

/** The parts of the report with what is filled in, and the way to each. */
export function ReportSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useWords()
  return (
    <nav className="report-steps" aria-label={t('full-report.parts')}>
      {steps.map(({ id, label, state }) => (
        <a key={id} href={`#${id}`} className={classes(`is-${state}`)}>
          <span className="report-steps__sign" aria-hidden="true" />
          <span>
            {label}
            <span className="hidden">, {t(words[state])}</span>
          </span>
        </a>
      ))}
    </nav>
  )
}
