import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { PaperAnswer, PaperReplay } from '@tocsin/schema/desk/paper-answers'
import { paperCan } from '@tocsin/schema/paper/can'
import { paperWords as wordsOf } from '@tocsin/schema/paper/select'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import type { Ground } from '@tocsin/schema/summary/document/ground'
import { paperWords } from '@tocsin/schema/summary/document/paper-words'
import { type PaperSection, paperSections } from '@tocsin/schema/summary/paper/sections'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import { useMemo, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeskKeys } from '../../shell/use-desk-keys.ts'
import { BegunNote } from './begun-note.tsx'
import type { BegunWords } from './begun-words.ts'
import { type AskRows, BehindRecords } from './behind-records.tsx'
import { GapList } from './gap-list.tsx'
import { Dissents } from './paper-hands.tsx'
import { PaperSectionView } from './paper-section.tsx'
import { sectionOfPart } from './part-sections.ts'
import { ReplayPanel } from './replay-panel.tsx'
import { SinceNotice } from './since-notice.tsx'
import { focusedSection, stepSection } from './step-section.ts'
import { WordsForm } from './words-form.tsx'

export type SectionProps = {
  answer: PaperAnswer
  model: PaperModel
  /** Incidents of the week as they are known now: the map. */
  rows: readonly MapRow[]
  /** Under the signs of the map; null where nobody has drawn any, undefined while it comes. */
  ground: Ground | null | undefined
  settings: MissionSettings
  actor: Actor
  isPending: boolean
  now: number
  askRows: AskRows
  replay: (signal: AbortSignal) => Promise<Result<PaperReplay, Problem>>
  /** Words of this paper that were typed on this device and not saved. */
  begun: ReadonlyMap<PaperSection, BegunWords>
  throwAway: (begun: BegunWords) => void
  /** What the writer had seen is what `answer` said when the form was opened. */
  write: (
    seen: PaperAnswer,
    section: PaperSection,
    text: string,
  ) => Promise<Result<unknown, Problem>>
  /** Undefined where a newer version of the week is there already. */
  onTakeIn: (() => void) | undefined
}

/** The twelve sections, what is to be known before reading them, and the proof under them. */
export function PaperSections(props: SectionProps) {
  const { answer, model, rows, ground, settings, actor, isPending, askRows, now } = props
  const { t, locale, problemWords } = useWords()
  const [behind, setBehind] = useState<{ title: string; ids: readonly RecordId[] }>()
  const [writing, setWriting] = useState<{ section: PaperSection; seen: PaperAnswer }>()
  const says = useMemo(() => paperWords(locale), [locale])
  const document = useMemo(
    () =>
      documentOf(model, {
        locale,
        missionName: settings.name,
        areaNames: new Map(settings.areas.map(({ id, name }) => [id, name])),
        classification: '',
        places: rows.flatMap(({ id, scope, place, countedAs }) =>
          countedAs === null ? [] : [{ id, area: parseScopeId(scope).area, place, countedAs }],
        ),
        ground,
      }),
    [model, locale, settings, rows, ground],
  )
  const { paper } = answer
  const refusal = paperCan.edit(paper, actor)
  const mayWrite = !refusal && !isPending
  const startWriting = (section: PaperSection) => setWriting({ section, seen: answer })
  const begunNote = (section: PaperSection) => {
    const begun = props.begun.get(section)
    if (!begun || begun.text === (wordsOf(paper)[section] ?? '')) return null
    return (
      <BegunNote
        text={begun.text}
        onGoOn={mayWrite ? () => startWriting(section) : undefined}
        onThrowAway={() => props.throwAway(begun)}
      />
    )
  }
  const titleOf = (section: PaperSection) => says.text(`section.${section}`)
  const onOpen = (title: string, ids: readonly RecordId[]) => setBehind({ title, ids })
  useDeskKeys({
    j: () => stepSection(1),
    k: () => stepSection(-1),
    e: () => {
      const section = focusedSection()
      if (mayWrite && section) startWriting(section)
    },
  })
  return (
    <>
      <SinceNotice
        answer={answer}
        says={says}
        onOpen={onOpen}
        onTakeIn={props.onTakeIn}
        refused={isPending ? t('alerts.onItsWay') : undefined}
      />
      {!paper.released && (
        <GapList
          gaps={answer.gaps}
          titleOf={titleOf}
          onWrite={mayWrite ? startWriting : undefined}
        />
      )}
      <p className="small quiet no-print">
        {t('paper.opensHint')} {t(refusal ? 'paper.keysRead' : 'paper.keys')}
        {refusal && ` ${problemWords(refusal).said}`}
      </p>
      <Dissents answer={answer} />
      {document.sections.flatMap((section) => {
        const key = paperSections.find((one) => one === section.key)
        if (!key) return []
        return (
          <PaperSectionView
            key={key}
            name={key}
            section={section}
            paper={paper}
            seats={answer.seats}
            says={says}
            onOpen={onOpen}
            onWrite={mayWrite ? () => startWriting(key) : undefined}
            begun={writing?.section !== key && begunNote(key)}
            form={
              writing?.section === key && (
                <WordsForm
                  section={key}
                  title={section.title}
                  paper={paper}
                  begun={props.begun.get(key)}
                  write={(text) => props.write(writing.seen, key, text)}
                  onClose={() => setWriting(undefined)}
                />
              )
            }
          />
        )
      })}
      <ReplayPanel
        answer={answer}
        replay={props.replay}
        partWords={(part) => {
          const section = sectionOfPart(part)
          return section ? titleOf(section) : part
        }}
      />
      {behind && (
        <BehindRecords
          {...behind}
          model={model}
          askRows={askRows}
          timeZone={settings.week.timeZone}
          now={now}
          onClose={() => setBehind(undefined)}
        />
      )}
    </>
  )
}
