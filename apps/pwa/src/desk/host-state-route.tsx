import type { HostStatesAnswer } from '@tocsin/schema/desk/host-state-answers'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { Header } from '@tocsin/schema/events/envelope'
import { withdrawAssessment } from '@tocsin/schema/host-state/decide'
import type { HostAssessed, HostState } from '@tocsin/schema/host-state/state'
import { AreaId, type RecordId } from '@tocsin/schema/primitives/ids'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { missionArea } from '@tocsin/schema/primitives/mission-scope'
import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { useCallback, useState } from 'react'
import { AssessForm } from '../features/desk-host-state/assess-form.tsx'
import {
  type AssessmentForm,
  type BegunAssessment,
  begunAssessments,
} from '../features/desk-host-state/begun-assessment.ts'
import { BegunList } from '../features/desk-host-state/begun-list.tsx'
import { HostStatePage } from '../features/desk-host-state/host-state-page.tsx'
import { HostStateScreen } from '../features/desk-host-state/host-state-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import type { SavedDraft } from '../local/drafts.ts'
import { useSeat, useStore } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { State } from '../ui/state.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useTold } from './use-told.ts'

type Opened = {
  form: AssessmentForm
  saved: SavedDraft | undefined
  host: { state: HostState; base: Header['base'] } | null
}

/** Will and capacity of the host State: the grid, or one area and forces with everything that was assessed. */
export function HostStateRoute({ id }: { id?: RecordId }) {
  const { t } = useWords()
  const { server, local } = useSeat()
  const { actor, baseOf, feed, settings, state, now } = useDesk()
  const drafts = useStore(local.drafts)
  const [opened, setOpened] = useState<Opened>()
  const [written, setWritten] = useState<ReadonlySet<RecordId>>(new Set())
  const ask = useCallback(
    // as: folds hold optional fields, which the client's types write member by member.
    () => called(server.hostState.all.query() as Promise<HostStatesAnswer>),
    [server],
  )
  const askEvidence = useCallback(
    async (area: string) => {
      const read = AreaId.safeParse(area)
      if (!read.success) return err(problem('bad_input'))
      // as: rows hold optional fields, likewise.
      const asked = server.hostState.evidence.query({ area: read.data }) as Promise<MapRow[]>
      return await called(asked)
    },
    [server],
  )
  const { value: answer, problem: wrong } = useTold(ask)
  if (!answer) return wrong ? <ProblemNotice problem={wrong} /> : null

  const { timeZone } = settings.week
  const today = localDateOf(timeZone, now)
  const { areaNames } = local.profile()
  const areas = settings.areas.filter((area) => area.id !== missionArea)
  const open = async (form: AssessmentForm, saved?: SavedDraft) => {
    const about = answer.hosts.find((host) => host.id === form.host)
    const base = about && (await baseOf(about.id, answer.seenSeq))
    setOpened({ form, saved, host: about && base ? { state: about, base } : null })
  }
  const write: typeof feed.write = async (draft) => {
    const saved = await feed.write(draft)
    if (saved.ok) setWritten((before) => new Set([...before, saved.value.record]))
    return saved
  }
  const goOn = ({ form, saved }: BegunAssessment) => void open(form, saved)
  const takeBack = async (host: HostState, one: HostAssessed, reason: string) => {
    const base = await baseOf(host.id, answer.seenSeq)
    const about = { assessment: one.event, reason }
    const decided = withdrawAssessment(host, actor, base, about)
    return decided.ok ? await write(decided.value) : decided
  }
  const begun = begunAssessments(drafts).filter(
    ({ form, saved }) =>
      saved.id !== opened?.saved?.id &&
      (id
        ? form.host === id
        : form.host === null || answer.hosts.some((one) => one.id === form.host)),
  )
  const said = (
    <>
      {wrong && <ProblemNotice problem={wrong} />}
      {[...written].some((record) => state.pending.has(record)) && (
        <State state="here" strong={t('alerts.onItsWay')} />
      )}
      {!opened && (
        <BegunList
          begun={begun}
          areaNames={areaNames}
          onGoOn={goOn}
          onThrowAway={({ saved }) => void local.drafts.remove(saved.id)}
        />
      )}
    </>
  )
  const host = answer.hosts.find((one) => one.id === id)
  return (
    <>
      {id === undefined ? (
        <HostStateScreen
          answer={answer}
          areas={areas.map((area) => area.id)}
          areaNames={areaNames}
          today={today}
          said={said}
          onAssess={(row) =>
            void open(row?.host ? formAgain(row.host, today) : emptyForm(row?.area ?? '', today))
          }
        />
      ) : host ? (
        <HostStatePage
          answer={answer}
          host={host}
          areaName={areaNames[host.area] ?? host.area}
          actor={actor}
          today={today}
          now={now}
          isPending={state.pending.has(host.id)}
          said={said}
          onAgain={() => void open(formAgain(host, today))}
          onPutRight={(one) => void open(formOf(host, one))}
          takeBack={(one, reason) => takeBack(host, one, reason)}
        />
      ) : (
        <ProblemNotice problem={problem('not_found')} />
      )}
      {opened && (
        <AssessForm
          opened={opened.form}
          saved={opened.saved}
          host={opened.host}
          areas={areas}
          actor={actor}
          today={today}
          timeZone={timeZone}
          now={now}
          known={answer.evidence}
          askEvidence={askEvidence}
          write={write}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

function emptyForm(area: string, today: string): AssessmentForm {
  const about = { host: null, instead: null, area, forces: '', unit: '', on: today }
  return { ...about, will: '', capacity: '', levers: [], hrddp: '', evidence: [], text: '' }
}

/** Nothing of the last time is taken over: who assesses again looks again. */
function formAgain({ id, area, forces, unit }: HostState, today: string): AssessmentForm {
  return { ...emptyForm(area, today), host: id, forces: forces ?? '', unit: unit ?? '' }
}

/** As it stands, to be put right. */
function formOf(host: HostState, one: HostAssessed): AssessmentForm {
  return {
    ...formAgain(host, one.on),
    instead: one.event,
    will: one.will ?? '',
    capacity: one.capacity ?? '',
    levers: [...one.levers],
    hrddp: one.hrddp ?? '',
    evidence: [...one.evidence],
    text: one.text ?? '',
  }
}
