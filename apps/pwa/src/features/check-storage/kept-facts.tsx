import { clockOff } from '@tocsin/schema/primitives/clock-off'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { mayKeep, type Room, usedPart } from '../../local/may-keep.ts'
import { paths } from '../../paths.ts'
import { useDeps, useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

/** How safe what lies here is: copies, room, what waits, the last contact. Each in words, with its number. */
export function KeptFacts() {
  const { local } = useSeat()
  const { onlyOneCopy } = useStore(local.facts)
  return (
    <>
      <OneCopy because={onlyOneCopy} />
      <Facts stacked>
        <Copies isOne={onlyOneCopy !== null} />
        <Waiting />
        <Contact />
        <Clock />
        <RoomLeft />
      </Facts>
    </>
  )
}

function OneCopy({ because }: { because: Problem | null }) {
  const { t } = useWords()
  if (!because) return null
  return (
    <>
      <Notice kind="danger" icon="warn" title={t('storage.oneCopy')}>
        {t('storage.oneCopyText')}
      </Notice>
      <ProblemNotice problem={because} />
    </>
  )
}

function Copies({ isOne }: { isOne: boolean }) {
  const { t } = useWords()
  return isOne ? null : (
    <Fact icon="seal" title={t('storage.twoCopies')} detail={t('storage.twoCopiesText')} />
  )
}

/** The oldest record that only this tablet has. */
function Waiting() {
  const { t, age } = useWords()
  const { local } = useSeat()
  const now = useNow()
  const waiting = useStore(local.list)
    .filter(({ state, kind }) => state === 'here' && kind !== 'seat')
    .sort((a, b) => (a.saidAt ?? 0) - (b.saidAt ?? 0))
  const oldest = waiting[0]
  if (!oldest) {
    return (
      <Fact icon="tick" title={t('storage.nothingWaits')} detail={t('storage.nothingWaitsText')} />
    )
  }
  const old = age(Math.max(0, now - (oldest.saidAt ?? now)))
  return (
    <Fact
      icon="tablet"
      title={t('storage.waiting', { count: waiting.length })}
      detail={t('storage.oldest', { age: old })}
      action={<ButtonLink label={t('storage.showOldest')} href={paths.record(oldest.id)} />}
    />
  )
}

function Contact() {
  const { t, age } = useWords()
  const { local, sync } = useSeat()
  const { heardAt } = useStore(local.facts)
  const { lastHeardAt } = useStore(sync)
  const now = useNow()
  const at = lastHeardAt ?? heardAt
  return (
    <Fact
      icon="clock"
      title={
        at === null
          ? t('storage.noContact')
          : t('storage.lastContact', { age: age(Math.max(0, now - at)) })
      }
      detail={t('storage.contactText')}
    />
  )
}

/** Only when it is wrong: what is written is dated by the server's clock all the same. */
function Clock() {
  const { t, duration } = useWords()
  const { local } = useSeat()
  const off = clockOff(useStore(local.facts).offset)
  if (!off) return null
  const time = duration(off.by)
  const title =
    off.is === 'ahead' ? t('storage.clockAhead', { time }) : t('storage.clockBehind', { time })
  return <Fact icon="warn" title={title} detail={t('storage.clockText')} />
}

function RoomLeft() {
  const { t, bytes } = useWords()
  const room = useRoom()
  const part = usedPart(room)
  if (part === null || room.usage === undefined || room.quota === undefined) {
    return <Fact icon="pack" title={t('storage.roomUnknown')} detail={t('storage.roomText')} />
  }
  const left = Math.max(0, room.quota - room.usage)
  const isFull = !mayKeep('photo', room)
  return (
    <Fact
      icon={isFull ? 'warn' : 'pack'}
      title={isFull ? t('storage.roomFull') : t('storage.roomEnough')}
      detail={`${t('storage.room', { used: bytes(room.usage), left: bytes(left) })} ${t(isFull ? 'storage.roomFullText' : 'storage.roomText')}`}
    />
  )
}

/** What the browser says of its room, looked at again twice a minute. */
function useRoom(): Room {
  const { storage } = useDeps()
  const now = useNow()
  const [room, setRoom] = useState<Room>({})
  useEffect(() => {
    let isGone = false
    const look = async (_at: number) => {
      const { usage, quota } = (await storage?.estimate?.()) ?? {}
      if (!isGone) setRoom({ usage, quota })
    }
    void look(now)
    return () => {
      isGone = true
    }
  }, [storage, now])
  return room
}
