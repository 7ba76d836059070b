import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { Suspense } from 'react'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'

const FilesFact = lazyPart(() => import('./ready-files-state.tsx').then((part) => part.FilesFact))

/** What is only on this tablet, and how old the picture of HQ is. */
export function TwoFacts() {
  const files = useStore(useSeat().photos)
  return (
    <Facts stacked>
      <OnlyHere />
      {files && (
        <Suspense fallback={null}>
          <FilesFact files={files} />
        </Suspense>
      )}
      <Picture />
    </Facts>
  )
}

function OnlyHere() {
  const { t, bytes, time, problemWords } = useWords()
  const { local, sync } = useSeat()
  const { unsentRecords, unsentBytes } = useStore(local.facts)
  const { trying, nextTryAt, problem, failures } = useStore(sync)
  const size = bytes(unsentBytes)
  const whatNext = trying
    ? t('home.tryingNow', { bytes: size })
    : t('home.nextTry', { time: time(nextTryAt ?? 0), bytes: size })
  // That there is no link is the usual day in the field; anything else needs a person and is said.
  const reason =
    problem && problem.code !== 'server_unreachable' ? problemWords(problem) : undefined
  const isWaiting = unsentRecords > 0
  return (
    <Fact
      icon="tablet"
      title={isWaiting ? t('home.onlyHere', { count: unsentRecords }) : t('home.nothingOnlyHere')}
      detail={
        <>
          {isWaiting ? whatNext : t('home.nothingWaits')}
          {reason && ` ${reason.said} ${reason.todo}`}
        </>
      }
      action={
        isWaiting || failures > 0 ? (
          <Button label={t('common.tryNow')} onPress={() => void sync.tryNow()} />
        ) : undefined
      }
    />
  )
}

function Picture() {
  const words = useWords()
  const { t, age, locale } = words
  const { local, sync } = useSeat()
  const { pictureAt, offset } = useStore(local.facts)
  const { failures, lastHeardAt } = useStore(sync)
  const now = useNow()
  if (pictureAt === null) {
    return (
      <Fact icon="clock" title={t('home.hqPictureNone')} detail={t('home.hqPictureNoneHint')} />
    )
  }
  const old = age(Math.max(0, now + (offset ?? 0) - pictureAt))
  const opening = (id: 'home.pictureFresh' | 'home.pictureAge') => {
    const said = t(id, { age: old })
    return said.slice(0, 1).toLocaleUpperCase(locale) + said.slice(1)
  }
  const isFresh = failures === 0 && lastHeardAt !== null
  return (
    <Fact
      icon="clock"
      title={rich(words, 'home.hqPicture', {}, { dtg: <Code>{formatDtg(pictureAt)}</Code> })}
      detail={isFresh ? opening('home.pictureFresh') : opening('home.pictureAge')}
    />
  )
}
