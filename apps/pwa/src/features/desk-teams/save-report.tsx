import type { DeploymentAnswer } from '@tocsin/schema/desk/team-answers'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useId, useState } from 'react'
import { directionOf } from '../../i18n/locale.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { saveBlob } from '../../ui/save-file.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { reportBlocks } from './report-blocks.ts'

type Props = {
  /** As it is on the screen. */
  answer: DeploymentAnswer
  /** As it leaves; the server writes down that it does. */
  ask: (restricted: boolean) => Promise<Result<DeploymentAnswer, Problem>>
  at: { now: number; timeZone: string }
}

/** The report as a file that a word processor opens. What leaves is said before it leaves (SPEC DP-11). */
export function SaveReport({ answer, ask, at }: Props) {
  const words = useWords()
  const { t } = words
  const name = useId()
  const [isOpen, setOpen] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const [wrong, setWrong] = useState<Problem>()
  const { few, report } = answer
  const close = () => {
    setOpen(false)
    setWhole(false)
    setWrong(undefined)
  }
  const save = async (): Promise<Result<undefined, Problem>> => {
    // Before anything leaves: the chunk may not come, and the book should not say that it did.
    const writer = await import('../../ui/desk-docx.ts').catch(() => undefined)
    if (!writer) return err(problem('server_unreachable'))
    const told = await ask(isWhole)
    if (!told.ok) return told
    const { locale } = words
    const blocks = reportBlocks(words, told.value, at)
    const blob = await writer.docxOf(blocks, { code: locale, rtl: directionOf(locale) === 'rtl' })
    saveBlob(document, 'mission-report.docx', blob)
    return ok(undefined)
  }
  const press = async () => {
    const done = await save()
    if (done.ok) close()
    else setWrong(done.error)
  }
  return (
    <>
      <Button icon="doc" label={t('teams.saveReport')} onPress={() => setOpen(true)} />
      <Dialog
        open={isOpen}
        title={t('teams.saveReport')}
        closeLabel={t('common.close')}
        onClose={close}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={close} />
            <Button
              kind="main"
              icon="doc"
              label={t('teams.saveFile')}
              onPress={() => void press()}
            />
          </>
        }
      >
        <p>{t('teams.fileHolds', { count: isWhole ? report.records : report.records - few })}</p>
        {few > 0 && (
          <Choice
            type="checkbox"
            size="slim"
            name={name}
            label={t('teams.withRestricted', { count: few })}
            detail={t('teams.withRestrictedHint')}
            checked={isWhole}
            onChange={setWhole}
          />
        )}
        <p>{t('teams.fileOpen')}</p>
        <p className="quiet">{t('teams.fileNoted')}</p>
        {wrong && <ProblemNotice problem={wrong} />}
      </Dialog>
    </>
  )
}
