import type { PaperAnswer, PaperReplay } from '@tocsin/schema/desk/paper-answers'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { editPaper, redrawPaper } from '@tocsin/schema/paper/decide'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import { type Week, weekStarting } from '@tocsin/schema/primitives/week'
import type { Problem } from '@tocsin/schema/problem'
import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import { useCallback, useState } from 'react'
import { weekWords } from '../desk-words/week-words.ts'
import { ActForm, type PaperAct } from '../features/desk-papers/act-form.tsx'
import { begunIn } from '../features/desk-papers/begun-words.ts'
import { PaperScreen } from '../features/desk-papers/paper-screen.tsx'
import { stepEvents } from '../features/desk-papers/step-events.ts'
import { Working } from '../features/desk-papers/working.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat, useStore } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { Notice } from '../ui/notice.tsx'
import { State } from '../ui/state.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { PaperFilesPart } from './paper-files-part.tsx'
import { useAskRows, useGround, useWeekRows } from './use-behind.ts'
import { useDrafting, usePapers, workOut } from './use-drafting.ts'
import { useTold } from './use-told.ts'

/** An answer, and whether the log had everything from this desk when it was asked for. */
type Told = { answer: PaperAnswer; isSettled: boolean }
type Acting = { act: PaperAct; seen: PaperAnswer; base: Header['base'] }

/** One paper: read, written, signed, released. */
export function PaperRoute({ id }: { id: RecordId }) {
  const words = useWords()
  const { t } = words
  const { server, local } = useSeat()
  const drafts = useStore(local.drafts)
  const { actor, baseOf, feed, settings, state, now } = useDesk()
  const [acting, setActing] = useState<Acting>()
  const [acted, setActed] = useState<{ event: EventId; before: Told | undefined }>()
  const [redrawing, setRedrawing] = useState<Week>()
  const [wrong, setWrong] = useState<Problem>()
  const papers = usePapers()
  const drafting = useDrafting()
  const askRows = useAskRows()
  const ask = useCallback(async (): Promise<Result<Told, Problem>> => {
    const isSettled = !feed.get().pending.has(id)
    // as: folds hold optional fields, which the client's types write member by member.
    const read = await called(server.paper.read.query({ paper: id }) as Promise<PaperAnswer>)
    return read.ok ? ok({ answer: read.value, isSettled }) : read
  }, [server, feed, id])
  const { value: told, problem } = useTold(ask)
  const answer = told?.answer
  const rows = useWeekRows(answer, askRows)
  const ground = useGround(id, rows)
  const isPending = state.pending.has(id)
  if (!told || !answer) {
    if (isPending) return <State state="here" strong={t('alerts.onItsWay')} />
    return problem ? <ProblemNotice problem={problem} /> : null
  }

  const say = async (decided: Result<Draft, Problem>) => {
    const saved = decided.ok ? await feed.write(decided.value) : decided
    if (saved.ok) setActed({ event: saved.value.event, before: told })
    return saved
  }
  const write = async (seen: PaperAnswer, section: PaperSection, text: string) =>
    say(editPaper(seen.paper, actor, await baseOf(id, seen.seenSeq), section, text))
  const redraw = async (week: Week) => {
    setRedrawing(week)
    const worked = await called(workOut(server, week.firstDate))
    const base = await baseOf(id, answer.seenSeq)
    const redrawn = worked.ok && { model: worked.value.hash, asOf: worked.value.model.asOf }
    const saved = redrawn ? await say(redrawPaper(answer.paper, actor, base, redrawn)) : worked
    setRedrawing(undefined)
    setWrong(saved.ok ? undefined : saved.error)
  }
  const week = weekStarting(settings.week, answer.paper.weekStart)
  const title = weekWords(words, week, settings.week.timeZone)
  const isAnswered = !isPending && told.isSettled && told !== acted?.before
  const isRefused = acted && isAnswered && !stepEvents(answer.paper).includes(acted.event)
  const failed = wrong ?? drafting.wrong
  const isWorking = redrawing ?? drafting.drafting
  return (
    <>
      <PaperScreen
        answer={answer}
        papers={papers.value ?? []}
        rows={rows}
        ground={ground}
        settings={settings}
        actor={actor}
        isPending={isPending}
        now={now}
        askRows={askRows}
        replay={(signal) =>
          called(server.paper.replay.query({ paper: id }, { signal }) as Promise<PaperReplay>)
        }
        begun={begunIn(drafts, id)}
        throwAway={({ saved }) => void local.drafts.remove(saved.id)}
        write={write}
        onAct={(act) =>
          void baseOf(id, answer.seenSeq).then((base) => setActing({ act, seen: answer, base }))
        }
        onTakeIn={() => void (answer.paper.released ? drafting.draft(week) : redraw(week))}
        said={
          <>
            {failed && <ProblemNotice problem={failed} />}
            {isWorking && <Working label={t('paper.drafting', { week: title })} />}
            {isRefused && (
              <Notice kind="urgent" icon="warn" title={t('paper.notTaken')} live>
                {t('paper.notTakenTodo')}
              </Notice>
            )}
          </>
        }
        filesAndHandOvers={<PaperFilesPart answer={answer} />}
      />
      {acting && (
        <ActForm
          act={acting.act}
          paper={acting.seen.paper}
          base={acting.base}
          actor={actor}
          week={title}
          write={(draft) => say(ok(draft))}
          onClose={() => setActing(undefined)}
        />
      )}
    </>
  )
}
