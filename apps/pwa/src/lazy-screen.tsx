import { type ComponentType, lazy, useState } from 'react'
import { useWords } from './i18n/use-words.tsx'
import { EmptyState } from './ui/empty-state.tsx'

/**
 * A screen in a chunk of its own, which a device that left the network before it was ready may not
 * hold: it then says so and what to do, instead of failing. Loading the page again asks again.
 */
export function lazyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      return { default: NotHere }
    }
  })
}

/** A screen whose code can be fetched before it is drawn. */
export type EarlyScreen<P> = ComponentType<P> & { load: () => Promise<void> }

/**
 * A lazy screen that is drawn at once where it was loaded before: React shows what it had to wait for
 * 0.3 s after it showed nothing, however soon it came.
 */
export function earlyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
): EarlyScreen<P> {
  const Later = lazyScreen(load)
  let here: ComponentType<P> | undefined
  function Screen(props: P) {
    const [Drawn] = useState(() => here ?? Later)
    return <Drawn {...props} />
  }
  return Object.assign(Screen, {
    load: async () => {
      here ??= await load()
    },
  })
}

function NotHere() {
  const { t } = useWords()
  return (
    <main className="main">
      <EmptyState says={t('common.screenNotHere')} />
    </main>
  )
}
