import type { MissionReport } from '@tocsin/schema/desk/mission-report'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'
import { type ReportContext, type ReportLine, reportDocument } from './report-document.ts'

type Props = ReportContext & { report: MissionReport }

/** The team's report as it follows from the log, for the screen and for paper (SPEC DP-6). */
export function MissionReportView({ report, ...context }: Props) {
  const words = useWords()
  const { t, number } = words
  const { title, intro, sections } = reportDocument(words, report, context)
  return (
    <>
      <p className="section">
        <bdi>{title}</bdi>
      </p>
      <div className="stack stack--tight">
        <Lines lines={intro} />
      </div>
      {sections.map((section) => (
        <section key={section.title}>
          <h2 className="section">
            {section.title} <span className="quiet num">{number(section.items.length)}</span>
          </h2>
          {section.items.length === 0 && <p className="quiet">{t('deployment.none')}</p>}
          <div className="stack">
            {section.items.map((item) => (
              <article key={item.key} className="stack stack--tight">
                <h3 className="strong">
                  <bdi>{item.title}</bdi>
                </h3>
                <Lines lines={item.lines} />
              </article>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function Lines({ lines }: { lines: readonly ReportLine[] }) {
  return lines.map((line) => <Line key={`${line.as} ${line.text}`} {...line} />)
}

function Line({ as, text }: ReportLine) {
  if (as === 'said') return <p>{text}</p>
  if (as === 'quiet') return <p className="quiet small">{text}</p>
  const typed = (
    <p className="record__text" dir="auto">
      {text}
    </p>
  )
  if (as === 'typed') return typed
  return (
    <Notice kind="care" icon="split">
      {typed}
    </Notice>
  )
}
