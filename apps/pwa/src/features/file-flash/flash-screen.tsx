import '../../field/field.css'
import './flash.css'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { fileReport } from '@tocsin/schema/report/decide'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { useEffect, useState } from 'react'
import { areaOf, wholeArea } from '../../field/area-of.ts'
import { careOf } from '../../field/care.ts'
import { CareNotice } from '../../field/care-notice.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { fixPlace } from '../../field/found-place.ts'
import { JoinedNotice } from '../../field/joined-notice.tsx'
import { deploymentFact } from '../../field/our-deployment.ts'
import { serverNow } from '../../field/server-now.ts'
import { useForm } from '../../field/use-form.ts'
import { usePicking } from '../../field/use-picking.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { usePosition } from '../../map/use-position.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { FlashForm, flashFacts, freshFlash } from './flash-form.ts'
import { FlashQuestions } from './flash-questions.tsx'
import { FlashSent } from './flash-sent.tsx'
import { flashSentence } from './flash-sentence.ts'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** What is chosen in a new flash: a guidance card opened it. */
  what?: string | null | undefined
}

/** What, where, when, how soon: four touches, and it is saved, signed and first in line. */
export function FlashScreen({ tools, draft, what = null }: Props) {
  const { local, gazetteer, links } = tools
  const words = useWords()
  const { t, locale } = words
  const { timeZone } = local.profile()
  const { form, change, ...saving } = useForm<FlashForm>({
    local,
    kind: 'flash',
    draft,
    read: (kept) => FlashForm.safeParse(kept).data,
    fresh: () => ({ ...freshFlash(serverNow(tools)), what }),
    titleOf: ({ what }) => (what ? labelOf(flashKinds, what, locale) : null),
  })
  const position = usePosition(tools.geolocation)
  const [asked, setAsked] = useState(false)
  const [sent, setSent] = useState<RecordId>()

  // Once: a draft that is opened again keeps the place where it was written.
  const [seekFirst] = useState(() => form.where === 'here' && form.place === null)
  const { seek } = position
  useEffect(() => {
    if (seekFirst) seek()
  }, [seekFirst, seek])

  const fix = 'best' in position.search ? position.search.best : undefined
  const here = fix ? fixPlace(gazetteer, fix) : undefined
  const said = form.where === 'here' ? (here ?? form.place) : form.place
  const place = said ?? wholeArea(tools) ?? null
  const set = (patch: Partial<FlashForm>) =>
    change(form.where === 'here' && here ? { place: here, ...patch } : patch)

  const { pick, picker } = usePicking(tools, {
    question: t('map.where'),
    start: said,
    onUse: (found, where) => change({ where, place: found }),
    onJoin: (joined, found, where) => change({ joined, where, place: found }),
  })

  if (sent) return <FlashSent tools={tools} record={sent} />
  if (picker) return picker

  const send = async () => {
    setAsked(true)
    const area = areaOf(tools, place)
    if (!form.what || !place || !area || saving.sending) return
    const facts = flashFacts({ ...form, what: form.what, place }, timeZone)
    const linked = deploymentFact(tools.local, serverNow(tools))
    const done = await saving.send(fileReport(area, { facts: { ...facts, ...linked } }))
    if (done.ok) setSent(done.value.record)
  }
  const isNow = form.soon === 'happening_now'
  const wrong = saving.problem ?? (asked && !place ? problem('not_allowed') : null)
  const sentence = flashSentence({ form, place }, words, { timeZone, now: serverNow(tools) })
  return (
    <Sheet
      title={t('flash.title')}
      close={{ label: t('common.close'), href: links.home }}
      note={t('flash.savedAsYouTap')}
      onSubmit={() => void send()}
      send={{
        text: sentence.text,
        detail: sentence.bytes ? t('flash.goesFirst', { bytes: sentence.bytes }) : undefined,
        danger: isNow,
        actions: (
          <Button
            type="submit"
            large
            kind={isNow ? 'danger' : 'main'}
            icon="flash"
            label={t('flash.send')}
          />
        ),
      }}
    >
      {wrong && <ProblemNotice problem={wrong} />}
      <FlashQuestions
        form={form}
        place={said}
        search={position.search}
        wrongWhat={asked && !form.what ? t('flash.whatMissing') : undefined}
        notices={
          <>
            <CareNotice care={careOf({ what: form.what ?? undefined })} />
            {form.joined && (
              <JoinedNotice joined={form.joined} onLeave={() => set({ joined: null })} />
            )}
          </>
        }
        onChange={(patch) => set('when' in patch ? { ...patch, whenAt: serverNow(tools) } : patch)}
        onHere={() => {
          position.seek()
          change({ where: 'here', place: null })
        }}
        onPick={pick}
      />
    </Sheet>
  )
}
