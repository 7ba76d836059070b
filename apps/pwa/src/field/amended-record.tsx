import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { RecordView } from '../local/local.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import type { FieldTools } from './field-tools.ts'

type Props = {
  tools: FieldTools
  record: RecordId
  /** Why this reader may not change it; `not_found` where it is no record of the form's kind. */
  refusalOf: (view: RecordView | undefined) => Problem | undefined
  children: (view: RecordView) => ReactNode
}

/** Opens the record that is to be changed, as it is now, or says why it cannot be. */
export function AmendedRecord({ tools, record, refusalOf, children }: Props) {
  const { t } = useWords()
  const { local, links } = tools
  const [read, setRead] = useState<Awaited<ReturnType<typeof local.record>>>()
  useEffect(() => {
    let gone = false
    void local.record(record).then((answer) => !gone && setRead(answer))
    return () => {
      gone = true
    }
  }, [local, record])

  if (!read) return null
  const view = read.ok ? read.value : undefined
  const refusal = read.ok ? refusalOf(view) : read.error
  if (refusal) {
    return (
      <main className="main stack">
        <ProblemNotice problem={refusal} />
        <ButtonLink icon="back" label={t('common.backToReports')} href={links.home} />
      </main>
    )
  }
  return view && children(view)
}
